import { tensor, type Tensor } from '@relight/models/tensor.js';
import type { FrameView } from '@relight/models/interfaces/image-relighter.js';

/** IC-Light was trained on foregrounds whose middle grey, 127 of 255, is 0: so a display value counts 255/254 of itself, and grey is a half. */
const SCALE = 255 / 254;
const GREY = 0.5;

/** The foreground alone, on grey: pixels are kept where the mask (frames, 1, h, w) is 1, not where it is less (Light-A-Video's code). */
export function greyForeground(source: FrameView, mask: Tensor): FrameView {
  const [, channels, height, width] = source.dims;
  const size = height * width;
  return tensor(
    source.dims,
    source.data.map((value, at) => (mask.data[Math.floor(at / (channels * size)) * size + (at % size)] === 1 ? SCALE * value : GREY)),
  );
}
