/**
 * Mean |log G - log G of the exact moving light| over frames from the second on, pixels and channels. `gains` are what a
 * method gave frame by frame as it ran through the clip, `exact` what it gives each frame alone, without memory, under
 * that frame's own light: the difference is lag, and what its temporal denoising takes away.
 */
export function movingLightError(gains: readonly Float32Array[], exact: readonly Float32Array[]): number {
  let sum = 0;
  let count = 0;
  for (let f = 1; f < gains.length; f++) {
    for (let i = 0; i < gains[f].length; i++) sum += Math.abs(Math.log(gains[f][i] / exact[f][i]));
    count += gains[f].length;
  }
  return count === 0 ? 0 : sum / count;
}
