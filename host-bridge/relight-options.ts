import type { FramePlanes } from './frame.js';

/** How far a job is. */
export interface JobProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  /** Null while nothing was measured. */
  readonly etaMs: number | null;
}

/** A relit frame to look at, counted from 0 in the trimmed range. */
export interface JobPreview {
  readonly frame: number;
  readonly jpeg: Uint8Array;
}

/** What goes along with a request. */
export interface RelightOptions {
  /** Cancels the job; the promise then rejects with `cancelled`. */
  readonly signal: AbortSignal;
  /** The engine took the job; `ahead` jobs come first. */
  readonly onAccepted?: (job: { readonly jobId: string; readonly ahead: number }) => void;
  readonly onProgress?: (progress: JobProgress) => void;
  readonly onPreview?: (preview: JobPreview) => void;
  /** The frames themselves, for a request whose source is a frame stream. */
  readonly frames?: AsyncIterable<FramePlanes>;
}
