import type { ErrorCode } from './error-code.js';
import type { EffectDescription, ParamValue } from './relight-effect.js';

/** An exact fraction of whole numbers, both above 0. */
export interface Fraction {
  readonly num: number;
  readonly den: number;
}

/** A file that the engine can read, and the trimmed range in it, inclusive, counted from 0. */
export interface MediaSource {
  readonly kind: 'media';
  readonly path: string;
  readonly first: number;
  /** Null: to the end. */
  readonly last: number | null;
}

/** What a stream of frames holds; the frames follow in chunks. */
export interface FrameStreamSource {
  readonly kind: 'frames';
  readonly width: number;
  readonly height: number;
  readonly frameRate: Fraction;
  readonly pixelAspect: Fraction;
  readonly count: number;
  readonly hasAlpha: boolean;
  /** Seconds from the first frame, one per frame, or null at a constant rate. */
  readonly timestamps: readonly number[] | null;
  /** Clockwise degrees that a player applies. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Colour tags of the source in FFmpeg's words, or null where it says nothing. */
  readonly transfer: string | null;
  readonly primaries: string | null;
}

/** Where the result goes; `codec` is checked by the engine. */
export interface OutputRequest {
  readonly path: string;
  readonly codec: string;
  readonly overwrite: boolean;
  readonly sheet: string | null;
}

/** A request as the wire carries it: shapes are certain, values are the engine's to check. */
export interface WireRequest {
  readonly source: MediaSource | FrameStreamSource;
  /** Values by parameter name; what is absent has its default. */
  readonly params: ReadonlyMap<string, ParamValue>;
  readonly output: OutputRequest;
  /** Folder on the engine's machine with the published weights, or null for the engine's own choice. */
  readonly modelsFolder: string | null;
}

/** What a finished job tells. */
export interface RelightResult {
  readonly out: string;
  readonly sheet: string | null;
  readonly recipe: string;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  readonly frameRate: Fraction;
  readonly variableRate: boolean;
  readonly model: string;
  readonly provider: string;
  /** Wall milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

/** What one side tells of itself. */
export interface Versions {
  readonly protocolMajor: number;
  readonly protocolMinor: number;
  /** Empty for a client that has none. */
  readonly buildId: string;
  readonly capabilities: readonly string[];
}

/** What a client says. `requestId` is above 0 and comes back with the answer. */
export type ClientMessage =
  | (Versions & {
      readonly kind: 'hello';
      readonly requestId: number;
      readonly token: string;
      readonly clientName: string;
      /** Jobs go on when this client goes away; otherwise they are cancelled. */
      readonly keepsJobs: boolean;
    })
  | { readonly kind: 'pairRequest'; readonly requestId: number; readonly clientName: string }
  | { readonly kind: 'pairCode'; readonly requestId: number; readonly code: string }
  | { readonly kind: 'retire'; readonly requestId: number; readonly token: string }
  | { readonly kind: 'ping'; readonly requestId: number }
  | { readonly kind: 'describe'; readonly requestId: number }
  | { readonly kind: 'doctorRequest'; readonly requestId: number; readonly modelsFolder: string | null }
  | { readonly kind: 'relight'; readonly requestId: number; readonly request: WireRequest }
  | { readonly kind: 'frameChunk'; readonly jobId: string; readonly frame: number; readonly offset: number; readonly data: Uint8Array }
  | { readonly kind: 'cancel'; readonly jobId: string };

/** What an engine says: answers carry the question's `requestId`, news of a job its `jobId`. */
export type EngineMessage =
  | (Versions & { readonly kind: 'welcome'; readonly requestId: number })
  | { readonly kind: 'pairingStarted'; readonly requestId: number; readonly tries: number; readonly seconds: number }
  | { readonly kind: 'paired'; readonly requestId: number; readonly token: string }
  | { readonly kind: 'retired'; readonly requestId: number; readonly accepted: boolean; readonly reason: string }
  | { readonly kind: 'pong'; readonly requestId: number }
  | { readonly kind: 'effectDescription'; readonly requestId: number; readonly description: EffectDescription }
  | { readonly kind: 'doctorReport'; readonly requestId: number; readonly json: string }
  | { readonly kind: 'accepted'; readonly requestId: number; readonly jobId: string; readonly ahead: number }
  | { readonly kind: 'credit'; readonly jobId: string; readonly chunks: number }
  | {
      readonly kind: 'progress';
      readonly jobId: string;
      readonly stage: string;
      readonly done: number;
      readonly total: number;
      readonly etaMs: number | null;
    }
  | { readonly kind: 'preview'; readonly jobId: string; readonly frame: number; readonly jpeg: Uint8Array }
  | { readonly kind: 'result'; readonly jobId: string; readonly result: RelightResult }
  | {
      readonly kind: 'error';
      /** 0 when it answers no question. */
      readonly requestId: number;
      /** Null when it ends no job; with neither, the connection closes for this reason. */
      readonly jobId: string | null;
      readonly code: ErrorCode;
      readonly message: string;
    };

/** One message of either side. */
export type Message = ClientMessage | EngineMessage;
export type MessageKind = Message['kind'];
