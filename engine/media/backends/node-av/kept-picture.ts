import type { Frame } from 'node-av/lib';
import { checked } from './av-error.js';
import type { FrameShape } from './filter-graph.js';
import type { NodeAv } from './load.js';

/**
 * A picture whose memory is used again for every frame. The planes of a fresh one count as garbage of V8's until its next full
 * collection, and a few frames' worth of them sets one off.
 */
export interface KeptPicture extends Disposable {
  readonly frame: Frame;
  /** The frame's memory by plane, and the bytes from row to row. */
  readonly data: readonly Buffer[];
  readonly linesize: readonly number[];
}

/** Allocates a picture; its values are undefined. */
export function createKeptPicture(av: NodeAv, { width, height, format }: FrameShape): KeptPicture {
  const frame = new av.lib.Frame();
  frame.alloc();
  frame.format = format as typeof frame.format;
  frame.width = width;
  frame.height = height;
  checked(av, 'allocate frame', frame.getBuffer());
  const { data, linesize } = frame;
  return {
    frame,
    data: data ?? [],
    linesize,
    [Symbol.dispose]() {
      frame.free();
    },
  };
}
