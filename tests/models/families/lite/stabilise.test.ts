import { beforeAll, describe, expect, it } from '@jest/globals';
import { createFields, type Fields } from '@relight/models/families/lite/fields.js';
import { luminance } from '@relight/models/luminance.js';
import { createStabiliser, stabiliseBothWays, type FlowFrame } from '@relight/models/families/lite/stabilise.js';
import { createFarneback } from '@relight/models/flow/farneback.js';
import type { OpticalFlow } from '@relight/models/interfaces/flow.js';
import { scene } from './pictures.js';

const extent = { width: 64, height: 64 };

function fieldsOf(value: (at: number) => number): Fields {
  return createFields(
    extent,
    new Float32Array(8 * 64 * 64).map((_, at) => value(at)),
  );
}

const grey = (shift: number): Float32Array => luminance(scene(64, 64, shift).data);

/** Deterministic white noise in (-1, 1). */
function noise(seed: number): (at: number) => number {
  return (at) => {
    const value = Math.sin(at * 12.9898 + seed * 78.233) * 43758.5453;
    return 2 * (value - Math.floor(value)) - 1;
  };
}

function deviation(fields: Fields, from: Float32Array): number {
  return Math.sqrt(fields.planes.reduce((sum, value, at) => sum + (value - from[at]) ** 2, 0) / from.length);
}

describe('createStabiliser()', () => {
  let flow: OpticalFlow;
  beforeAll(async () => {
    flow = await createFarneback();
  });

  it('leaves a still clip unchanged', () => {
    const fields = fieldsOf((at) => Math.sin(at));
    const stabiliser = createStabiliser(flow);
    for (let frame = 0; frame < 4; frame++) expect(deviation(stabiliser.next({ fields, grey: grey(0) }), fields.planes)).toBe(0);
  });

  it('takes white noise down to well under half', () => {
    const clean = fieldsOf((at) => Math.cos(at / 50));
    const stabiliser = createStabiliser(flow);
    let steady = clean;
    let raw = 0;
    for (let frame = 0; frame < 12; frame++) {
      const shake = noise(frame);
      const fields = fieldsOf((at) => clean.planes[at] + 0.1 * shake(at));
      raw = deviation(fields, clean.planes);
      steady = stabiliser.next({ fields, grey: grey(0) });
    }
    expect(deviation(steady, clean.planes)).toBeLessThan(0.45 * raw);
  });

  it('starts afresh at a hard cut', () => {
    const stabiliser = createStabiliser(flow);
    stabiliser.next({ fields: fieldsOf(() => 1), grey: grey(0) });
    const other = { fields: fieldsOf(() => -1), grey: grey(0).map((value) => 1 - value) };
    expect(stabiliser.next(other).planes).toEqual(other.fields.planes);
  });

  it('starts afresh after reset()', () => {
    const stabiliser = createStabiliser(flow);
    stabiliser.next({ fields: fieldsOf(() => 1), grey: grey(0) });
    stabiliser.reset();
    const next = { fields: fieldsOf(() => -1), grey: grey(0) };
    expect(stabiliser.next(next).planes).toEqual(next.fields.planes);
  });

  it('lets fields travel with what they belong to', () => {
    const moving = (shift: number): FlowFrame => ({ fields: fieldsOf((at) => Math.sin(((at % 64) - shift) / 6)), grey: grey(shift) });
    const stabiliser = createStabiliser(flow);
    let last = moving(0).fields;
    for (let frame = 0; frame < 8; frame++) last = stabiliser.next(moving(frame));
    expect(deviation(last, moving(7).fields.planes)).toBeLessThan(0.25 * deviation(moving(6).fields, moving(7).fields.planes));
  });
});

describe('stabiliseBothWays()', () => {
  it('leaves a still clip unchanged, and steadies the first frame as well as the last', async () => {
    const flow = await createFarneback();
    const clean = fieldsOf((at) => Math.cos(at / 50));
    const still = Array.from({ length: 3 }, () => ({ fields: clean, grey: grey(0) }));
    for (const fields of stabiliseBothWays(still, flow)) expect(deviation(fields, clean.planes)).toBe(0);
    const noisy = Array.from({ length: 8 }, (_, frame) => {
      const shake = noise(frame);
      return { fields: fieldsOf((at) => clean.planes[at] + 0.1 * shake(at)), grey: grey(0) };
    });
    const steady = stabiliseBothWays(noisy, flow);
    for (const frame of [0, 4, 7]) {
      expect(deviation(steady[frame], clean.planes)).toBeLessThan(0.75 * deviation(noisy[frame].fields, clean.planes));
    }
  });
});
