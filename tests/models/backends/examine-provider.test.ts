import { describe, expect, it } from '@jest/globals';
import { examineProvider } from '@relight/models/backends/examine-provider.js';

describe('examineProvider()', () => {
  it('trusts the CPU', async () => {
    expect(await examineProvider('cpu')).toMatchObject({ provider: 'cpu', verdict: 'right', attention: 'fused' });
  });

  it('finds that a provider of no such name is absent, in a process of its own', async () => {
    expect(await examineProvider('no-such-provider')).toMatchObject({ provider: 'no-such-provider', verdict: 'absent', attention: null });
  });
});
