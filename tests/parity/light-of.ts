import type { LightTrack } from '@relight/models/interfaces/light.js';

const TOWARDS = { LEFT: [-1, 0, 0], RIGHT: [1, 0, 0], TOP: [0, 1, 0], BOTTOM: [0, -1, 0] } as const;

/** What a golden relight was asked for. */
export interface RelightNotes {
  readonly prompt: string;
  readonly lightMap: keyof typeof TOWARDS;
  readonly lightAttention: 'decoder' | 'paper';
}

/** The light of a golden relight: one white light from its side, the same over all frames. */
export function lightOf({ prompt, lightMap }: RelightNotes): LightTrack {
  return {
    at: () => ({
      lights: [{ direction: TOWARDS[lightMap], color: [1, 1, 1], softness: 0, falloff: 0 }],
      ambient: [0, 0, 0],
      environment: null,
      gobo: null,
      veil: 0,
      exposure: 1,
      shadow: 0,
      delight: 0,
      whiteBalance: 0,
      prompt,
      negativePrompt: '',
    }),
  };
}
