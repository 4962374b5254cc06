import { describe, expect, it } from '@jest/globals';
import { seededNoise } from '@relight/models/noise.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { weightedSum } from '@relight/models/tensor-ops.js';
import type { Schedule, Scheduler } from '@relight/models/interfaces/scheduler.js';

/** What the model behind a scheduler gives. */
export type ModelOutput = 'epsilon' | 'v' | 'sample' | 'flow';

const DIMS = [2, 4, 3, 3];
const PLANS: readonly (readonly [steps: number, denoiseStrength: number])[] = [
  [25, 0.5],
  [25, 0.4],
  [15, 0.9],
  [10, 1],
  [1, 1],
];

/** Shares of clean latents and of noise before step `index`, as `addNoise` mixes them. */
export function shares(schedule: Schedule, index: number): { readonly signal: number; readonly noise: number } {
  const [one, none] = [tensor([1], Float32Array.of(1)), tensor([1])];
  return { signal: schedule.addNoise(one, none, index).data[0], noise: schedule.addNoise(none, one, index).data[0] };
}

/** What a perfect model of this kind gives for `clean` noised with `noise`. */
export function trueOutput(output: ModelOutput, schedule: Schedule, clean: Tensor, noise: Tensor, index: number): Tensor {
  const share = shares(schedule, index);
  const norm = Math.hypot(share.signal, share.noise);
  switch (output) {
    case 'epsilon':
      return noise;
    case 'v':
      return weightedSum(share.signal / norm, noise, -share.noise / norm, clean);
    case 'sample':
      return clean;
    case 'flow':
      return weightedSum(1, noise, -1, clean);
  }
}

/** What every scheduler must hold, for a model that gives `output`, run as `plans` say. */
export function schedulerContract(name: string, create: () => Scheduler, output: ModelOutput, plans = PLANS): void {
  describe(`${name}, ${output}`, () => {
    const draw = seededNoise(5);
    const clean = draw(DIMS);
    const noise = draw(DIMS);

    describe.each(plans)('%d steps at denoise strength %d', (steps, denoiseStrength) => {
      const begin = (): Schedule => create().begin({ steps, denoiseStrength });
      const { timesteps } = begin();

      it('has timesteps that strictly fall, and about as many as asked for', () => {
        expect(timesteps.every((timestep, index) => index === 0 || timestep < timesteps[index - 1])).toBe(true);
        expect(Math.abs(timesteps.length - steps)).toBeLessThanOrEqual(1);
      });

      it('has less noise at every step', () => {
        const schedule = begin();
        const ratios = timesteps.map((_, index) => shares(schedule, index)).map(({ signal, noise: share }) => share / signal);
        expect(ratios.every((ratio, index) => ratio > 0 && (index === 0 || ratio < ratios[index - 1]))).toBe(true);
      });

      it('predictOriginal() undoes addNoise() given the true model output', () => {
        const schedule = begin();
        for (const index of timesteps.keys()) {
          const latents = schedule.addNoise(clean, noise, index);
          const original = schedule.predictOriginal(trueOutput(output, schedule, clean, noise, index), latents, index);
          expect(original.dims).toEqual(DIMS);
          expect(farthest(original, clean)).toBeLessThan(2e-5);
        }
      });

      it('step() to the end on the true original returns it', () => {
        const schedule = begin();
        const random = seededNoise(6);
        let latents = schedule.addNoise(clean, noise, 0);
        for (const index of timesteps.keys()) latents = schedule.step(clean, latents, index, random);
        expect(latents.dims).toEqual(DIMS);
        expect(farthest(latents, clean)).toBeLessThan(1e-6);
      });

      it('step() on the true original goes to the next level: its share of signal, and noise kept and drawn of its variance', () => {
        const [one, none] = [tensor([1], Float32Array.of(1)), tensor([1])];
        const [silent, loud] = [(): Tensor => none, (): Tensor => one];
        for (let index = 0; index + 1 < timesteps.length; index++) {
          const [now, next] = [shares(begin(), index), shares(begin(), index + 1)];
          const kept = begin().step(none, one, index, silent).data[0];
          const gained = begin().step(one, none, index, silent).data[0];
          const drawn = begin().step(none, none, index, loud).data[0];
          // DDIM's whole strides may miss the next timestep by one.
          expect(Math.abs(kept * now.signal + gained - next.signal)).toBeLessThan(0.004);
          expect(Math.abs(Math.hypot(kept * now.noise, drawn) - next.noise)).toBeLessThan(0.004);
        }
      });

      it('gives the same latents for the same seed, in a run of its own', () => {
        expect(halfWay(begin(), 7).data).toEqual(halfWay(begin(), 7).data);
        const scheduler = create();
        const first = halfWay(scheduler.begin({ steps, denoiseStrength }), 7);
        expect(halfWay(scheduler.begin({ steps, denoiseStrength }), 7).data).toEqual(first.data);
      });

      it('leaves what it is handed untouched', () => {
        const schedule = begin();
        const latents = schedule.addNoise(clean, noise, 0);
        const before = [clean, noise, latents].map(({ data }) => data.slice());
        schedule.scaleInput(latents, 0);
        schedule.step(schedule.predictOriginal(noise, latents, 0), latents, 0, seededNoise(1));
        expect([clean, noise, latents].map(({ data }) => data)).toEqual(before);
      });
    });

    it.each([
      [0, 0.5],
      [2.5, 0.5],
      [10, 0],
      [10, 1.1],
      [10, Number.NaN],
    ])('refuses %d steps at denoise strength %d', (steps, denoiseStrength) => {
      expect(() => create().begin({ steps, denoiseStrength })).toThrow(RangeError);
    });
  });

  /** Latents after half of the steps of a run whose model always answers the same noise. */
  function halfWay(schedule: Schedule, seed: number): Tensor {
    const random = seededNoise(seed);
    const answer = random(DIMS);
    let latents = schedule.addNoise(random(DIMS), random(DIMS), 0);
    for (let index = 0; index <= schedule.timesteps.length / 2 && index < schedule.timesteps.length; index++) {
      latents = schedule.step(schedule.predictOriginal(answer, latents, index), latents, index, random);
    }
    return latents;
  }
}

function farthest(a: Tensor, b: Tensor): number {
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
}
