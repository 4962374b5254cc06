import type { Lighting } from './lights.js';
import type { Material, Scene, Triple } from './scene.js';
import type { Hit, Tracer } from './tracer.js';

const { max, sqrt } = Math;

/** One over the angular radius of a lamp: softness 0 is a bare bulb, 1 a window wall. */
const sharpnessOf = (softness: number): number => 1 / (0.02 + 0.5 * softness * softness + 0.05 * softness);

function lobe(cosine: number, gloss: number): number {
  let value = max(0, cosine);
  for (let n = 0; n < gloss; n++) value *= value;
  return value;
}

/**
 * Linear radiance of a hit towards a viewer in unit direction -(dx, dy, dz): Lambert (wrapped for broad lamps) and
 * Blinn-Phong per lamp with marched shadows, hemispheric ambient light with occlusion, and one bounce from the ground.
 */
export function shadeHit(
  scene: Scene,
  tracer: Tracer,
  hit: Hit,
  ray: Triple,
  material: Material,
  albedo: Float64Array,
  open: number,
  lighting: Lighting,
  out: Float64Array,
): void {
  const { nx, ny, nz } = hit;
  const [dx, dy, dz] = ray;
  const up = lighting.ambient;
  const sky = (0.62 + 0.38 * ny) * open;
  let r = up[0] * sky;
  let g = up[1] * sky;
  let b = up[2] * sky;
  let shineR = 0;
  let shineG = 0;
  let shineB = 0;
  for (const { direction: l, color, softness } of lighting.lamps) {
    const cosine = nx * l[0] + ny * l[1] + nz * l[2];
    const wrap = 0.2 * softness;
    const lit = max(0, (cosine + wrap) / (1 + wrap));
    if (lit > 0) {
      const away = 0.004 + 0.0015 * hit.distance;
      const seen = tracer.passes(hit.x + nx * away, hit.y + ny * away, hit.z + nz * away, l[0], l[1], l[2], sharpnessOf(softness));
      const k = lit * seen;
      r += color[0] * k;
      g += color[1] * k;
      b += color[2] * k;
      if (material.specular > 0 && seen > 0) {
        const hx = l[0] - dx;
        const hy = l[1] - dy;
        const hz = l[2] - dz;
        const half = (nx * hx + ny * hy + nz * hz) / sqrt(hx * hx + hy * hy + hz * hz + 1e-12);
        const s = material.specular * lobe(half, material.gloss) * seen;
        shineR += color[0] * s;
        shineG += color[1] * s;
        shineB += color[2] * s;
      }
    }
    const bounce = 0.16 * max(0, l[1]) * (0.55 - 0.45 * ny) * open;
    r += color[0] * bounce * scene.ground[0];
    g += color[1] * bounce * scene.ground[1];
    b += color[2] * bounce * scene.ground[2];
  }
  out[0] = albedo[0] * r + shineR;
  out[1] = albedo[1] * g + shineG;
  out[2] = albedo[2] * b + shineB;
}
