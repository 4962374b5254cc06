import { describe, expect, it } from '@jest/globals';
import { loadSession } from '@relight/models/backends/onnx.js';
import { createNetworkGeometry } from '@relight/models/families/lite/network.js';
import { pictureOf } from '@relight/models/families/lite/picture.js';
import { tensor } from '@relight/models/tensor.js';
import { pointwiseModel } from '../../../fakes/tiny-onnx.js';

const cpu = { providers: ['cpu'], threads: 1 };
/** Channels of the view: R', G', B', X, Y. */
const LAYERS = [
  {
    output: 'normal',
    weights: [
      [0, 0, 0, 0.6, 0],
      [0, 0, 0, 0, 0.6],
      [0, 0, 0, 0, 0],
    ],
    bias: [0, 0, 0.5],
  },
  {
    output: 'log_shading',
    weights: [
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 1, 0, 0],
    ],
    bias: [0, 0, 0],
  },
  { output: 'depth', weights: [[0, 0, 0, 0, -1]], bias: [0] },
  { output: 'foreground', weights: [[0, 0, 0, 10, 0]], bias: [0] },
];

describe('createNetworkGeometry()', () => {
  it('feeds display values and coordinates, X right and Y up at pixel centres, and gives the fields back', async () => {
    const geometry = createNetworkGeometry(await loadSession(pointwiseModel(LAYERS), cpu));
    const [width, height] = [80, 64];
    const view = tensor([1, 3, height, width]);
    view.data.fill(0.25, 0, width * height);
    view.data.fill(0.75, width * height);
    const fields = await geometry.estimate(pictureOf(view, 0));
    const at = 5 * width + 60;
    const x = (2 * 60 + 1) / width - 1;
    const y = 1 - (2 * 5 + 1) / height;
    expect(fields.logShading[at]).toBeCloseTo(0.25, 5);
    expect(fields.logShading[at + 2 * width * height]).toBeCloseTo(0.75, 5);
    expect(fields.depth[at]).toBeCloseTo(-y, 5);
    expect(fields.foreground[at]).toBeCloseTo(1 / (1 + Math.exp(-10 * x)), 5);
    const length = Math.hypot(0.6 * x, 0.6 * y, 0.5);
    const normal = [fields.normal[at], fields.normal[at + width * height], fields.normal[at + 2 * width * height]];
    expect(Math.hypot(...normal)).toBeCloseTo(Math.min(1, length), 5);
    expect(normal[0] / normal[2]).toBeCloseTo((1.3 * 0.6 * x) / 0.5, 4);
    expect(normal[1] / normal[2]).toBeCloseTo((1.3 * 0.6 * y) / 0.5, 4);
    await geometry.dispose();
  });

  it('says which output is not what it must be', async () => {
    const geometry = createNetworkGeometry(await loadSession(pointwiseModel(LAYERS.slice(0, 3)), cpu));
    await expect(geometry.estimate(pictureOf(tensor([1, 3, 64, 64]), 0))).rejects.toMatchObject({
      code: 'broken',
      message: expect.stringContaining('"foreground"'),
    });
    await geometry.dispose();
  });
});
