import { tensor, type Tensor } from '../tensor.js';

const LONGEST_PERIOD = 10000;

const { cos, exp, fround, log, sin } = Math;

/**
 * The sinusoid that tells a UNet its timestep, (1, channels): cosines, then sines, of `t * 10000^(-k / (channels / 2))`. Computed here, since
 * not every execution provider has Sin and Cos; rounded to float32 on the way as the reference does, or late timesteps differ by 5e-5.
 * Source: DDPM (Ho et al. 2020), in Stable Diffusion's order.
 */
export function timestepEmbedding(t: number, channels: number): Tensor {
  const half = channels / 2;
  const values = new Float32Array(channels);
  for (let k = 0; k < half; k++) {
    const frequency = fround(exp(fround(fround(-log(LONGEST_PERIOD) * k) / half)));
    const angle = fround(fround(t) * frequency);
    values[k] = cos(angle);
    values[half + k] = sin(angle);
  }
  return tensor([1, channels], values);
}
