import { tensor, type Tensor } from '@relight/models/tensor.js';

/**
 * A mask (frames, 1, H, W) in [0, 1] at the size of latents, (frames, 1, height, width): 1 where every pixel that a
 * bilinear resize without smoothing looks at is 1, else 0. So it holds only what surely is foreground (Light-A-Video's code).
 */
export function latentMask(mask: Tensor, height: number, width: number): Tensor {
  const [frames, , maskHeight, maskWidth] = mask.dims;
  const kept = tensor([frames, 1, height, width]);
  const columns = lookedAt(maskWidth, width);
  lookedAt(maskHeight, height).forEach((rows, y) => {
    columns.forEach((across, x) => {
      for (let frame = 0; frame < frames; frame++) {
        const white = rows.every((row) => across.every((column) => mask.data[(frame * maskHeight + row) * maskWidth + column] === 1));
        kept.data[(frame * height + y) * width + x] = white ? 1 : 0;
      }
    });
  });
  return kept;
}

/** The one or two pixels of a row of `from` that each of `to` places lies between; centres aligned, edges held. */
function lookedAt(from: number, to: number): readonly (readonly number[])[] {
  return Array.from({ length: to }, (_, at) => {
    const centre = Math.max(((at + 0.5) * from) / to - 0.5, 0);
    const below = Math.floor(centre);
    return centre === below ? [below] : [below, Math.min(below + 1, from - 1)];
  });
}
