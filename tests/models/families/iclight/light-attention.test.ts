import { describe, expect, it } from '@jest/globals';
import type { Session, Tensors } from '@relight/models/backends/onnx.js';
import { lightAttention } from '@relight/models/families/iclight/light-attention.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

const { signal } = new AbortController();
const MIX = 0.25;

/** A graph cut twice whose every value is a number: x = 2 sample, then twice x = x + (1 - mix) light + mix shared, then noise = x + start. */
function segments(log: string[] = []): readonly Session[] {
  const segment = (
    name: string,
    inputNames: readonly string[],
    outputNames: readonly string[],
    map: (values: number[]) => number[],
  ): Session => ({
    provider: 'none',
    inputNames,
    outputNames,
    run(feeds) {
      expect(Object.keys(feeds).sort()).toEqual([...inputNames].sort());
      log.push(name);
      const results = map(inputNames.map((input) => feeds[input].data[0]));
      return Promise.resolve(Object.fromEntries(outputNames.map((output, at) => [output, one(results[at])])));
    },
    dispose: () => Promise.resolve(),
  });
  const attended = (light: number, shared: number, mix: number, x: number): number => x + (1 - mix) * light + mix * shared;
  return [
    segment('a', ['sample'], ['light0', 'x', 'start'], ([sample]) => [3 * sample, 2 * sample, 100 * sample]),
    segment('b', ['light0', 'shared0', 'mix', 'x'], ['light1', 'y'], ([light, shared, mix, x]) => [-attended(light, shared, mix, x), x]),
    segment('c', ['light1', 'shared1', 'mix', 'y', 'start'], ['noise'], ([light, shared, mix, y, start]) => [
      attended(light, shared, mix, y) + start,
    ]),
  ];
}

function one(value: number): Tensor {
  return tensor([1, 1], Float32Array.of(value));
}

function run(samples: readonly number[], mix = MIX, options: { log?: string[]; signal?: AbortSignal } = {}): Promise<Tensor> {
  const feeds = (frame: number): Tensors => ({ sample: one(samples[frame]), mix: one(mix) });
  return lightAttention({
    segments: segments(options.log),
    frames: samples.length,
    feeds,
    output: 'noise',
    signal: options.signal ?? signal,
  });
}

/** The same network on all frames at once. */
function wanted(samples: readonly number[], mix = MIX): number[] {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const shared0 = mean(samples.map((sample) => 3 * sample));
  const light1 = samples.map((sample) => -(2 * sample + (1 - mix) * 3 * sample + mix * shared0));
  return samples.map((sample, frame) => 2 * sample + (1 - mix) * light1[frame] + mix * mean(light1) + 100 * sample);
}

describe('lightAttention()', () => {
  it('is the network over all frames at once, whatever their number', async () => {
    for (const samples of [[0.5], [1, 2], [0.25, -1, 3, 0.5, 8]]) {
      const result = await run(samples);
      expect(result.dims).toEqual([samples.length, 1]);
      for (const [frame, value] of wanted(samples).entries()) expect(result.data[frame]).toBeCloseTo(value, 4);
    }
  });

  it('runs each segment for every frame before the next, since means need all of them', async () => {
    const log: string[] = [];
    await run([1, 2, 3], MIX, { log });
    expect(log.join('')).toBe('aaabbbccc');
  });

  it('without mix is each frame by itself', async () => {
    const together = await run([1, 5, -2], 0);
    const apart = await Promise.all([1, 5, -2].map((sample) => run([sample], 0)));
    expect([...together.data]).toEqual(apart.map(({ data }) => data[0]));
  });

  it('permutes with its frames, to the last bit', async () => {
    const samples = [0.1, 0.7, 1e-3, 123.4, -0.33];
    const forwards = await run(samples);
    const backwards = await run(samples.toReversed());
    expect([...backwards.data]).toEqual([...forwards.data].toReversed());
  });

  it('stops between runs when aborted', async () => {
    const abort = new AbortController();
    const log: string[] = [];
    const stopping = segments(log).map((segment, at) => ({
      ...segment,
      run: (feeds: Tensors) => {
        if (at === 1) abort.abort(new Error('enough'));
        return segment.run(feeds);
      },
    }));
    const feeds = (): Tensors => ({ sample: one(1), mix: one(MIX) });
    await expect(lightAttention({ segments: stopping, frames: 3, feeds, output: 'noise', signal: abort.signal })).rejects.toThrow('enough');
    expect(log.join('')).toBe('aaab');
  });

  it('rejects when no segment gives the output', async () => {
    const feeds = (): Tensors => ({ sample: one(1), mix: one(MIX) });
    await expect(lightAttention({ segments: segments(), frames: 1, feeds, output: 'image', signal })).rejects.toThrow('"image"');
  });
});
