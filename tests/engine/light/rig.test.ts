import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { NEUTRAL_RIG, type LightRig } from '@relight/engine/light/light-rig.js';
import { parseRig } from '@relight/engine/light/rig.js';
import { rigCondition, type RigCondition } from '@relight/engine/light/rig-condition.js';
import { RelightError } from '@relight/proto/relight-error.js';

const README = new URL('../../../../engine/light/README.md', import.meta.url);

function rigOf(value: unknown): LightRig {
  return { ...NEUTRAL_RIG, ...parseRig(typeof value === 'string' ? value : JSON.stringify(value), NEUTRAL_RIG) };
}

function at(value: unknown, frame: number): RigCondition {
  return rigCondition(rigOf(value), null, frame, 24);
}

function refusal(value: unknown): string {
  try {
    rigOf(value);
  } catch (thrown) {
    if (thrown instanceof RelightError && thrown.code === 'invalid-argument') return thrown.message;
    throw thrown;
  }
  throw new Error(`parsed: ${JSON.stringify(value)}`);
}

const light = (fields: object): object => ({ lights: [{ direction: 0, ...fields }] });

describe('parseRig()', () => {
  it('leaves what is not named', () => {
    expect(rigOf({})).toEqual(NEUTRAL_RIG);
    expect(rigOf({ veil: 0.3 })).toEqual({ ...NEUTRAL_RIG, veil: [[0, 0.3]] });
    expect(rigOf({ gobo: null, environment: null })).toEqual(NEUTRAL_RIG);
  });

  it('reads directions as vectors and as degrees with a height', () => {
    expect(at(light({ direction: [0, 3, 4] }), 0).lights[0].direction).toEqual([0, 0.6, 0.8]);
    const [x, y, z] = at(light({ direction: 90, height: 30 }), 0).lights[0].direction;
    expect([x, y, z].map((value) => Number(value.toFixed(6)))).toEqual([0, 0.866025, 0.5]);
  });

  it('reads #rrggbb as seen on a screen, brought to equal luminance', () => {
    const [r, g, b] = at(light({ color: '#BC8000', intensity: 1 }), 0).lights[0].color;
    expect(0.2126 * r + 0.7152 * g + 0.0722 * b).toBeCloseTo(1, 9);
    expect(g / r).toBeCloseTo(0.21586 / 0.50289, 3);
    expect(b).toBe(0);
  });

  it('counts stops from the usual intensity', () => {
    const plain = at(light({}), 0).lights[0].color;
    const brighter = at(light({ stops: 1 }), 0).lights[0].color;
    brighter.forEach((value, channel) => {
      expect(value).toBeCloseTo(2 * plain[channel], 12);
    });
  });

  it('moves a light along the sphere and its kelvin in mired', () => {
    const moving = {
      lights: [
        {
          softness: 0.2,
          keyframes: [
            { frame: 10, direction: 0, height: 0, kelvin: 2000 },
            { frame: 20, direction: 90, height: 0 },
            { frame: 30, kelvin: 6000 },
          ],
        },
      ],
    };
    const [x, y] = at(moving, 15).lights[0].direction;
    expect([x, y]).toEqual([expect.closeTo(Math.SQRT1_2, 9), expect.closeTo(Math.SQRT1_2, 9)]);
    expect(at(moving, 0)).toEqual(at(moving, 10));
    expect(at(moving, 20).lights[0].color).toEqual(at(light({ kelvin: 3000 }), 0).lights[0].color.map((value) => expect.closeTo(value, 9)));
  });

  it('takes an environment as all the light unless lights are named', () => {
    const alone = rigOf({ environment: { path: '/a.hdr' } });
    expect(alone.lights).toEqual([]);
    expect(rigCondition(alone, null, 0, 24).ambient).toEqual([0, 0, 0]);
    expect(rigOf({ environment: { path: '/a.hdr' }, lights: [{ direction: 0 }], ambient: {} }).lights).toHaveLength(1);
  });

  it('lets a light fall off as told, little unless told', () => {
    expect(rigOf({ lights: [{ direction: 0, falloff: 1.2 }, { direction: 90 }] }).lights.map(({ falloff }) => falloff)).toEqual([
      [[0, 1.2]],
      [[0, 0.3]],
    ]);
    expect(() => rigOf({ lights: [{ direction: 0, falloff: 3 }] })).toThrow(/falloff/);
  });

  it('drifts a gobo', () => {
    expect(at({ gobo: { kind: 'dappled', phase: 1, drift: 0.01 } }, 50).gobo?.phase).toBeCloseTo(1.5, 12);
  });

  it('keeps the ambient colour when only its intensity is named', () => {
    const [r, g, b] = at({ ambient: { intensity: 0.36 } }, 0).ambient;
    const plain = at({}, 0).ambient;
    expect([r, g, b]).toEqual(plain.map((value) => expect.closeTo(2 * value, 12)));
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{"veil": NaN}', /not JSON/],
    ['JSON on many lines', '{\n"veil": \n NaN}', /not JSON/],
    ['a list', [], /the rig is \[\], wanted an object/],
    ['an unknown name', { vial: 1 }, /unknown name "vial", wanted some of lights, ambient/],
    ['an unknown name of a light', light({ kelvn: 1 }), /unknown name "lights\[0\]\.kelvn"/],
    ['a prototype name', '{"lights": [{"direction": 0, "__proto__": 1}]}', /unknown name "lights\[0\]\.__proto__"/],
    ['a number as text', { veil: '0.1' }, /veil is "0\.1", wanted a number in \[0, 1\]/],
    ['a number beyond its range', light({ kelvin: 50 }), /lights\[0\]\.kelvin is 50, wanted a number in \[1000, 40000\]/],
    ['infinity', '{"exposure": 1e999}', /exposure is Infinity, wanted a number/],
    ['null', { shadow: null }, /shadow is null/],
    ['no direction', { lights: [{}] }, /lights\[0\] is \{\}, wanted a light with a direction/],
    ['a direction without length', light({ direction: [0, 0, 0] }), /lights\[0\]\.direction is \[0,0,0\]/],
    ['a direction in two numbers', light({ direction: [0, 1] }), /wanted a list of 3/],
    ['a height beside a vector', light({ direction: [0, 0, 1], height: 3 }), /lights\[0\]\.height is 3, wanted no height/],
    ['two colours', light({ kelvin: 3000, color: '#ffffff' }), /either kelvin or color/],
    ['a colour name', light({ color: 'red' }), /lights\[0\]\.color is "red", wanted "#rrggbb"/],
    ['two strengths', light({ intensity: 1, stops: 1 }), /either intensity or stops/],
    [
      'a value both still and moving',
      light({ keyframes: [{ frame: 0, direction: 3 }] }),
      /direction either in the light or in its keyframes/,
    ],
    ['a keyframe without a frame', light({ keyframes: [{ softness: 1 }] }), /lights\[0\]\.keyframes\[0\] is .*a keyframe with a frame/],
    [
      'keyframes that do not rise',
      {
        veil: [
          [3, 0],
          [3, 1],
        ],
      },
      /veil\[1\]\[0\] is 3, wanted a frame after 3/,
    ],
    ['a frame between frames', { veil: [[0.5, 0]] }, /veil\[0\]\[0\] is 0\.5, wanted a whole number/],
    ['no keyframes', { veil: [] }, /veil is \[\]/],
    ['an unknown pattern', { gobo: { kind: 'bars' } }, /gobo\.kind is "bars", wanted one of blinds, window, dappled/],
    ['an environment without a path', { environment: {} }, /an environment with a path/],
    ['too many lights', { lights: Array(17).fill({ direction: 0 }) }, /lights is .*\.\.\., wanted a list of 0 to 16/],
  ])('refuses %s in one line', (_, value, message) => {
    const line = refusal(value);
    expect(line).toMatch(message);
    expect(line).not.toContain('\n');
    expect(line.length).toBeLessThan(320);
  });
});

describe('the README', () => {
  const examples = [...readFileSync(README, 'utf8').matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text);

  it('has three rigs that parse', () => {
    expect(examples).toHaveLength(3);
    const [neon, sun, harbour] = examples.map((text) => rigOf(text));
    expect(neon.lights).toHaveLength(2);
    expect(rigCondition(sun, null, 200, 24).exposure).toBeCloseTo(2 ** -0.7, 12);
    expect(harbour.environment?.path).toMatch(/\.hdr$/);
  });
});
