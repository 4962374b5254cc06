import { tensor } from '@relight/models/tensor.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { VideoFrame } from '../../media/media-backend.js';
import { layOut } from './lay-out.js';
import type { LightKernel } from './light-kernel.js';

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The model's view: code values averaged over each view pixel's area, shape (1, 3, height, width), in [0, 1]. */
export function averageView(kernel: LightKernel, frame: VideoFrame, size: Size): Tensor {
  const { width, height } = frame;
  const span = height / size.height;
  const bandRows = Math.ceil(span) + 1;
  const [band, sums, row] = layOut(kernel, [width * bandRows * 2, width * 4, size.width * 4]);
  const source = new Uint16Array(kernel.memory.buffer, band, width * bandRows);
  const averaged = new Float32Array(kernel.memory.buffer, row, size.width);
  const scale = 1 / (65535 * span * (width / size.width));
  const view = tensor([1, 3, size.height, size.width]);
  [frame.r, frame.g, frame.b].forEach((plane, channel) => {
    for (let y = 0; y < size.height; y++) {
      const start = y * span;
      const end = Math.min(start + span, height);
      const first = Math.floor(start);
      const rows = Math.max(Math.ceil(end) - first, 1);
      source.set(plane.subarray(first * width, (first + rows) * width));
      const firstWeight = Math.min(first + 1, end) - start;
      kernel.averageBand(band, width, rows, firstWeight, end - (first + rows - 1), sums, row, size.width, scale);
      view.data.set(averaged, (channel * size.height + y) * size.width);
    }
  });
  return view;
}
