import { describe, expect, it } from '@jest/globals';
import { executionProviders } from '@relight/engine/execution-providers.js';

describe('executionProviders()', () => {
  it('are those that the environment names, in its order, else WebGPU and the CPU', () => {
    expect(executionProviders({ RELIGHT_PROVIDERS: ' cuda, cpu ,' })).toEqual(['cuda', 'cpu']);
    expect(executionProviders({ RELIGHT_PROVIDERS: '' })).toEqual(['webgpu', 'cpu']);
    expect(executionProviders({})).toEqual(['webgpu', 'cpu']);
  });
});
