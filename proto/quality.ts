/** Targets for the diffusion model's work per clip. */
export const QUALITIES = ['draft', 'standard', 'reference'] as const;
export type Quality = (typeof QUALITIES)[number];

/** What a quality decides where nobody names it; in brackets the parameter. */
export interface QualitySettings {
  /** Denoising steps of each relight [relightSteps]. */
  readonly relightSteps: number;
  /** First steps of each relight that are guided, or null for all of them [guidanceSteps]. */
  readonly guidanceSteps: number | null;
  /** Every so many-th step is fused [fusionEvery]. */
  readonly fusionEvery: number;
}

/** `reference` is Light-A-Video's own; the others relight less often and in fewer steps, and are the same method. */
export const QUALITY_SETTINGS: Readonly<Record<Quality, QualitySettings>> = {
  draft: { relightSteps: 5, guidanceSteps: 0, fusionEvery: 4 },
  standard: { relightSteps: 8, guidanceSteps: 4, fusionEvery: 2 },
  reference: { relightSteps: 15, guidanceSteps: null, fusionEvery: 1 },
};
