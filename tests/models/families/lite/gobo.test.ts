import { describe, expect, it } from '@jest/globals';
import { createFields } from '@relight/models/families/lite/fields.js';
import { patternExtent, writeGobo } from '@relight/models/families/lite/gobo.js';
import { pictureOf } from '@relight/models/families/lite/picture.js';
import { shade } from '@relight/models/families/lite/shade.js';
import { tensor } from '@relight/models/tensor.js';
import type { Gobo, LightCondition } from '@relight/models/interfaces/light.js';
import { lightCondition, lightFrom } from './light-conditions.js';
import { scene } from './pictures.js';

const picture = pictureOf(scene(64, 64, 0), 0);
const wall = createFields(picture);
wall.normal.fill(1, 2 * 64 * 64);
const subject = createFields(picture);
subject.normal.fill(1, 2 * 64 * 64);
subject.foreground.fill(1);

function pattern(gobo: Gobo | null, condition: LightCondition = lightCondition([lightFrom(-0.5, 0.4, 0.7, 0)])): Float32Array {
  const lit = { ...condition, gobo };
  const { width, height } = patternExtent(picture);
  const out = new Float32Array(3 * width * height);
  writeGobo(out, picture, wall, shade(wall, lit), lit);
  return out;
}

describe('writeGobo()', () => {
  it.each(['blinds', 'window', 'dappled'] as const)('%s stay within (0, 1] and have both light and dark', (kind) => {
    const out = pattern({ kind, amount: 1, scale: 1, phase: 0.1 });
    expect(out.every((factor) => factor > 0.05 && factor <= 1)).toBe(true);
    const dark = out.filter((factor) => factor < 0.5).length / out.length;
    const light = out.filter((factor) => factor > 0.9).length / out.length;
    expect(Math.min(dark, light)).toBeGreaterThan(0.1);
  });

  it('takes away the more, the larger the amount, and nothing at 0', () => {
    const mean = (amount: number): number =>
      pattern({ kind: 'blinds', amount, scale: 1, phase: 0 }).reduce((sum, factor) => sum + factor, 0);
    expect(mean(1)).toBeLessThan(mean(0.5));
    expect(pattern({ kind: 'blinds', amount: 0, scale: 1, phase: 0 }).every((factor) => factor === 1)).toBe(true);
  });

  it('leaves alone what no key light reaches, and a picture without lights or gobo', () => {
    const blinds = { kind: 'blinds', amount: 1, scale: 1, phase: 0 } as const;
    expect(pattern(blinds, lightCondition([])).every((factor) => factor === 1)).toBe(true);
    expect(pattern(null).every((factor) => factor === 1)).toBe(true);
    const behind = { ...lightCondition([lightFrom(0, 0, -1, 0)]), ambient: [1, 1, 1] } as const;
    expect(pattern(blinds, behind).every((factor) => factor > 0.999)).toBe(true);
  });

  it.each(['blinds', 'window'] as const)('%s come back after one whole period of their phase', (kind) => {
    const [now, later] = [pattern({ kind, amount: 1, scale: 1, phase: 0.2 }), pattern({ kind, amount: 1, scale: 1, phase: 1.2 })];
    expect(now.reduce((most, value, at) => Math.max(most, Math.abs(value - later[at])), 0)).toBeLessThan(1e-4);
  });

  it('has stripes closer together at a larger scale', () => {
    const stripes = (scale: number): number => {
      const out = pattern({ kind: 'blinds', amount: 1, scale, phase: 0 });
      let crossings = 0;
      for (let y = 1; y < 128; y++) if (out[y * 128 + 64] > 0.6 !== out[(y - 1) * 128 + 64] > 0.6) crossings++;
      return crossings;
    };
    expect(stripes(0.5)).toBeLessThan(stripes(1));
  });

  it('moves with its subject: a window lies as much further right as the subject does', () => {
    const lit = { ...lightCondition([lightFrom(-0.5, 0.4, 0.7, 0)]), gobo: { kind: 'window', amount: 1, scale: 1, phase: 0 } } as const;
    const { width, height } = patternExtent(picture);
    const [here, there] = [new Float32Array(3 * width * height), new Float32Array(3 * width * height)];
    const shading = shade(wall, lit);
    writeGobo(here, picture, subject, shading, lit);
    writeGobo(there, picture, subject, shading, lit, [0.25, 0, 0]);
    for (let x = 40; x < 80; x++) expect(there[64 * width + x + 16]).toBeCloseTo(here[64 * width + x], 1);
  });

  it('falls on subject and walls, and leaves a bright sky even', () => {
    const blinds = { ...lightCondition([lightFrom(-0.5, 0.4, 0.7, 0)]), gobo: { kind: 'blinds', amount: 1, scale: 1, phase: 0 } } as const;
    const swing = (level: number, fields: typeof wall): number => {
      const view = tensor([1, 3, 64, 64]);
      view.data.fill(level);
      const { width, height } = patternExtent(picture);
      const out = new Float32Array(3 * width * height);
      writeGobo(out, pictureOf(view, 0), fields, shade(fields, blinds), blinds);
      const column = Array.from({ length: height }, (_, y) => out[y * width + width / 2]);
      return Math.max(...column) - Math.min(...column);
    };
    expect(swing(0.95, wall)).toBeLessThan(0.05);
    expect(swing(0.5, wall)).toBeGreaterThan(0.5);
    expect(swing(0.95, subject)).toBeGreaterThan(0.5);
  });
});
