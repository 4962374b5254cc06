import type { RelightRequest } from '../relight-request.js';

/** Daemon to worker. One worker runs one job; a cancel that is not obeyed in time is a kill. */
export type ToWorker =
  | { readonly kind: 'run'; readonly jobId: string; readonly request: RelightRequest; readonly jobFolder: string }
  | { readonly kind: 'cancel' };

/** What happens, in the order it happens. */
export type Stage = 'analyse' | 'relight' | 'finish';

export interface JobResult {
  readonly out: string;
  readonly sheet: string | null;
  readonly recipe: string;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  readonly frameRate: { readonly num: number; readonly den: number };
  readonly variableRate: boolean;
  readonly model: string;
  readonly provider: string;
  /** Wall milliseconds by stage: probe, analyse, decode, model, layer, encode, total. */
  readonly timings: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

/** Worker to daemon; `error.code` is one of proto/error-code.ts. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly stage: Stage; readonly done: number; readonly total: number; readonly etaMs: number | null }
  | { readonly kind: 'preview'; readonly frame: number; readonly jpeg: Uint8Array }
  | { readonly kind: 'result'; readonly result: JobResult }
  | { readonly kind: 'error'; readonly code: string; readonly message: string };
