import { describe, expect, it } from '@jest/globals';
import { PRESETS } from '@relight/engine/light/presets.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';

const { params, presets } = RELIGHT_EFFECT;

describe('RELIGHT_EFFECT', () => {
  it('names every parameter and preset once', () => {
    for (const names of [params.map((param) => param.name), presets.map((preset) => preset.id)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it.each(params.map((param) => [param.name, param] as const))('%s has a default that it would accept', (_name, param) => {
    if (param.default === null) return;
    if (param.type === 'double' || param.type === 'int') {
      expect(param.default.kind).toBe(param.type);
      expect(param.default.value).toBeGreaterThanOrEqual(param.min ?? NaN);
      expect(param.default.value).toBeLessThanOrEqual(param.max ?? NaN);
    } else expect(param.default.kind).toBe('string');
    if (param.type === 'choice') expect(param.options).toContain(param.default.value);
  });

  it('says for every parameter what it does', () => {
    for (const param of params) expect(param.hint.length).toBeGreaterThan(10);
  });

  it('offers its presets as the choices of the preset parameter', () => {
    expect(params.find((param) => param.name === 'preset')?.options).toEqual(presets.map((preset) => preset.id));
  });

  it('offers the looks that the engine knows, no more and no less', () => {
    expect(presets.map((preset) => preset.id).sort()).toEqual(Object.keys(PRESETS).sort());
  });
});
