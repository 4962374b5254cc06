import type { MemoryPeak } from './memory-watch.js';
import type { PeerRun } from './peer.js';

/** The evaluations of one fusion step. */
export type OperationName = 'video' | 'decode' | 'encode' | 'light';

/** What the process that computes is asked to do. */
export type ToStepProcess =
  | { readonly kind: 'step'; readonly size: number; readonly frames: number }
  /** Answer to `operation`: go on, or write down the tensors of its first frames. */
  | { readonly kind: 'go' }
  | { readonly kind: 'write'; readonly folder: string; readonly frames: number };

/** One evaluation that just ended; the process waits for `write` or `go`. */
export interface Operation {
  readonly what: OperationName;
  readonly frames: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Seconds inside ONNX Runtime's run, and in loading graphs, of `seconds`. */
  readonly runSeconds: number;
  readonly loadSeconds: number;
}

/** A whole step, the waiting for the peer left out. */
export interface StepTime {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly runSeconds: number;
  readonly loadSeconds: number;
}

export type FromStepProcess =
  | { readonly kind: 'ready'; readonly provider: string; readonly attention: string; readonly seconds: number }
  | ({ readonly kind: 'operation' } & Operation)
  | { readonly kind: 'written'; readonly run: PeerRun }
  | ({ readonly kind: 'done' } & StepTime);

/** A step as the bench keeps it. */
export interface StepRecord extends StepTime {
  readonly size: number;
  readonly frames: number;
  readonly operations: readonly Operation[];
  readonly memory: MemoryPeak | null;
}
