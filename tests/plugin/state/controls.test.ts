import { describe, expect, it } from '@jest/globals';
import { controlsOf } from '@relight/plugin/state/controls.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';

describe('controlsOf()', () => {
  const groups = controlsOf(RELIGHT_EFFECT);
  const controls = groups.flatMap((group) => group.controls);

  it('draws every parameter once, grouped, in the order of the description', () => {
    const drawn = controls.map((control) => control.param.name).sort();
    expect(drawn).toEqual(RELIGHT_EFFECT.params.map((param) => param.name).sort());
    for (const group of groups) expect(group.controls.every((control) => control.param.group === group.name)).toBe(true);
    expect(groups[0].name).toBe('prompt');
  });

  it('gives a bounded number a slider within its limits and a choice a picker of its options', () => {
    const control = (name: string) => controls.find(({ param }) => param.name === name);
    expect(control('strength')).toMatchObject({ kind: 'slider', min: 0, max: 1, step: 0.01 });
    expect(control('model')).toMatchObject({ kind: 'picker', options: ['lite', 'light-a-video'] });
    expect(control('seed')?.kind).toBe('number');
  });
});
