import { describe, expect, it } from '@jest/globals';
import { windows, type FrameWindow, type IndexedView } from '@relight/engine/pipeline/windows.js';
import { tensor } from '@relight/models/tensor.js';

async function* clip(frames: number, first = 0): AsyncGenerator<IndexedView> {
  for (let index = first; index < first + frames; index++) {
    yield await Promise.resolve({ index, view: tensor([1, 3, 1, 1], Float32Array.of(index, index, index)) });
  }
}

async function all(stream: AsyncIterable<FrameWindow>): Promise<FrameWindow[]> {
  const seen: FrameWindow[] = [];
  for await (const window of stream) seen.push(window);
  return seen;
}

describe('windows()', () => {
  const { signal } = new AbortController();

  it.each([
    [7, 3, [3, 3, 1]],
    [6, 3, [3, 3]],
    [2, 3, [2]],
    [3, 1, [1, 1, 1]],
    [0, 3, []],
  ])('cuts %d frames into windows of at most %d', async (frames, size, lengths) => {
    const cut = await all(windows(clip(frames), size, signal));
    expect(cut.map(({ indices }) => indices.length)).toEqual(lengths);
    expect(cut.flatMap(({ indices }) => indices)).toEqual(Array.from({ length: frames }, (_, index) => index));
    for (const { indices, view } of cut) {
      expect(view.dims).toEqual([indices.length, 3, 1, 1]);
      expect([...view.data]).toEqual(indices.flatMap((index) => [index, index, index]));
    }
  });

  it('keeps the numbers the frames came with', async () => {
    const cut = await all(windows(clip(3, 40), 2, signal));
    expect(cut.map(({ indices }) => indices)).toEqual([[40, 41], [42]]);
  });

  it('refuses a frame of another size', async () => {
    async function* odd(): AsyncGenerator<IndexedView> {
      yield await Promise.resolve({ index: 0, view: tensor([1, 3, 1, 2]) });
      yield await Promise.resolve({ index: 1, view: tensor([1, 3, 2, 1]) });
    }
    await expect(all(windows(odd(), 2, signal))).rejects.toThrow(RangeError);
  });

  it('rejects with an AbortError once the signal is aborted', async () => {
    await expect(all(windows(clip(3), 2, AbortSignal.abort()))).rejects.toMatchObject({ name: 'AbortError' });
  });
});
