import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttentionVariant } from '@relight/models/graphs/attention.js';
import { createIcLightUnet, type IcLightUnet } from '@relight/models/families/iclight/unet.js';
import { weightedSum } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { expectParity } from './expect-parity.js';
import { golden, goldenNotes } from './golden.js';
import { relativeRms } from './relative-rms.js';
import { tinyIcLight } from './tiny-models.js';

const VARIANTS: readonly AttentionVariant[] = ['fused', 'plain'];
const FORMS = ['decoder', 'all'] as const;
const { signal } = new AbortController();

describe.each(FORMS.flatMap((form) => VARIANTS.map((attention) => [form, attention] as const)))(
  'light attention of form %s, %s',
  (form, attention) => {
    const right = golden('cla');
    const notes = goldenNotes('cla') as { readonly timestep: number; readonly mix: number; readonly guidanceScale: number };
    let network: Awaited<ReturnType<typeof tinyIcLight>>;
    let unet: IcLightUnet;
    beforeAll(async () => {
      network = await tinyIcLight('fc');
      unet = createIcLightUnet({ ...network, sites: form, provider: 'cpu', attention, threads: 2 });
    });
    afterAll(async () => {
      await unet.dispose();
      await network.remove();
    });
    const context = (name: 'negative' | 'positive'): Tensor => {
      const { dims, data } = right.tensor(name);
      return tensor([1, ...dims], data);
    };
    const predict = (frames: number, name: 'negative' | 'positive', mix = notes.mix): Promise<Tensor> =>
      unet.predict(right.tensor(`f${frames}.sample`), notes.timestep, context(name), { mix, signal });

    it.each([1, 2, 5])('over %d frames, with and without guidance', async (frames) => {
      const positive = await predict(frames, 'positive');
      expectParity('light attention', positive, right.tensor(`f${frames}.${form}.plain`), 'module');
      expectParity('light attention', positive, right.tensor(`f${frames}.${form}.guided.positive`), 'module');
      const negative = await predict(frames, 'negative');
      expectParity('light attention', negative, right.tensor(`f${frames}.${form}.guided.negative`), 'module');
      const guided = weightedSum(1 - notes.guidanceScale, negative, notes.guidanceScale, positive);
      expectParity('light attention', guided, right.tensor(`f${frames}.${form}.guided`), 'module');
    });

    it('is each frame for itself with a mix of 0, and something else with the mix', async () => {
      const apart = await predict(5, 'positive', 0);
      expectParity('light attention', apart, right.tensor('f5.off.plain'), 'module');
      expect(relativeRms(await predict(5, 'positive'), apart)).toBeGreaterThan(1e-3);
    });
  },
);
