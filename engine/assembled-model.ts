import type { ImageRelighter } from '@relight/models/interfaces/image-relighter.js';
import type { VideoModel } from './pipeline/relight-video.js';
import type { RelightRequest } from './relight-request.js';

/** What a model is made ready from. */
export type ModelRequest = Pick<RelightRequest, 'model' | 'seed' | 'diffusion' | 'modelsFolder'>;

/** A model made ready to run. */
export interface AssembledModel {
  readonly relighter: ImageRelighter;
  /** Execution provider that runs it. */
  readonly provider: string;
  readonly weightsSha256: string | null;
  /** Frames relit together. */
  readonly windowSize: number;
  /** The video model that keeps the light steady; null for a relighter that is steady by itself. */
  readonly video: VideoModel | null;
  /** What the user should know of how it runs, one plain line each. */
  readonly warnings: readonly string[];
  /** Gives everything back, the relighter included. */
  dispose(): Promise<void>;
}
