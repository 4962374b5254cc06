import type { FilterContext, Frame } from 'node-av/lib';
import { checked } from './av-error.js';
import type { NodeAv } from './load.js';

/** What a graph must know of the frames that enter it. */
export interface FrameShape {
  readonly width: number;
  readonly height: number;
  /** FFmpeg's number of the pixel format. */
  readonly format: number;
}

/** A chain of filters that gives one frame for each frame. */
export interface FrameFilter extends Disposable {
  /** Filters `input` into `output`. `input` keeps its picture, but not its time. */
  apply(input: Frame, output: Frame): Promise<void>;
}

/** Builds the chain written in `filters` (FFmpeg's notation) for frames of one shape. */
export async function createFrameFilter(av: NodeAv, filters: string, shape: FrameShape): Promise<FrameFilter> {
  const { lib, c } = av;
  const graph = new lib.FilterGraph();
  graph.alloc();
  let count = 0;
  try {
    const source = endpoint(
      'buffer',
      `video_size=${shape.width}x${shape.height}:pix_fmt=${shape.format}:time_base=1/1000:pixel_aspect=1/1`,
    );
    const sink = endpoint('buffersink', null);
    using outputs = link('in', source);
    using inputs = link('out', sink);
    checked(av, `parse ${filters}`, graph.parsePtr(filters, inputs, outputs));
    checked(av, `configure ${filters}`, await graph.config());
    return {
      async apply(input, output) {
        // Branches of a chain meet again by their times, which must rise.
        input.pts = BigInt(count++);
        checked(av, 'filter', await source.buffersrcAddFrame(input, c.AV_BUFFERSRC_FLAG_KEEP_REF));
        checked(av, 'filter', await sink.buffersinkGetFrame(output));
      },
      [Symbol.dispose]() {
        graph.free();
      },
    };
  } catch (error) {
    graph.free();
    throw error;
  }

  function endpoint(name: string, args: string | null): FilterContext {
    const filter = lib.Filter.getByName(name);
    const context = filter && graph.createFilter(filter, name, args);
    if (!context) throw new Error(`FFmpeg's filter "${name}" cannot be made`);
    return context;
  }

  function link(name: string, context: FilterContext): InstanceType<typeof lib.FilterInOut> {
    const pad = new lib.FilterInOut();
    pad.alloc();
    pad.name = name;
    pad.filterCtx = context;
    pad.padIdx = 0;
    return pad;
  }
}
