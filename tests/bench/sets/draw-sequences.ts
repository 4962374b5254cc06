import type { LampSpec, LightSpec } from '../renderer/lights.js';
import { createRandom } from '../renderer/random.js';
import type { Random } from '../renderer/random.js';
import type { SequenceSpec } from '../renderer/render-sequence.js';

const whole = (value: number, step: number): number => Math.round(value / step) * step;
const cents = (value: number): number => Math.round(value * 100) / 100;

function drawLamp(random: Random, azimuth: number, kelvins: readonly [number, number], intensity: number): LampSpec {
  return {
    azimuth: whole(azimuth, 1),
    elevation: whole(random.between(10, 62), 1),
    kelvin: whole(random.between(...kelvins), 100),
    intensity: cents(intensity),
    softness: cents(random.between(0.05, 0.6)),
  };
}

/** The light of the input: one key from before or beside the camera, sometimes a fill. */
function drawLightA(random: Random): LightSpec {
  const key = drawLamp(random, random.between(-80, 80), [3800, 7500], 1);
  const fill = random.next() < 0.35 ? [drawLamp(random, -Math.sign(key.azimuth) * random.between(20, 90), [4500, 8500], 0.3)] : [];
  return {
    lamps: [key, ...fill],
    ambient: { kelvin: whole(random.between(5000, 8000), 100), intensity: cents(random.between(0.2, 0.42)) },
  };
}

/** The light to relight to: a key at least 70 degrees away from the input's, warmer or colder. */
function drawLightB(random: Random, a: LightSpec, sweep: boolean): LightSpec {
  const from = a.lamps[0].azimuth;
  const side = from > 0 ? -1 : 1;
  const azimuth = from + side * random.between(70, Math.min(170, 105 + Math.abs(from)));
  const key = drawLamp(random, azimuth, random.pick([[2400, 3600] as const, [2800, 4500] as const, [6500, 9500] as const]), 1);
  const moving = sweep ? { ...key, azimuthTo: whole(key.azimuth - side * random.between(60, 100), 1) } : key;
  const second = random.next() < 0.3 ? [drawLamp(random, -side * random.between(40, 110), [5500, 10000], 0.4)] : [];
  return {
    lamps: [moving, ...second],
    ambient: { kelvin: whole(random.between(4500, 9000), 100), intensity: cents(random.between(0.14, 0.32)) },
  };
}

/** Draws one sequence of each kind in turn; every fourth sweeps its light, every fifth is 16:9. Without hashes yet. */
export function drawSequences(
  seed: number,
  kinds: readonly string[],
): readonly (SequenceSpec & { readonly id: string; readonly kind: string })[] {
  return kinds.map((kind, i) => {
    const random = createRandom(seed * 1009 + i);
    const lightA = drawLightA(random);
    const wide = i % 5 === 3;
    return {
      id: `${String(i + 1).padStart(2, '0')}-${kind}`,
      kind,
      seed: seed * 1000 + i,
      width: wide ? 256 : 192,
      height: wide ? 144 : 192,
      frames: 6,
      lightA,
      lightB: drawLightB(random, lightA, i % 4 === 1),
    };
  });
}
