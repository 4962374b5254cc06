import type { FrameStreamSource, WireRequest } from '@relight/proto/message.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';

/** A request that is right in every field, for a clip and a folder that need not exist. */
export function wireRequest(params: Readonly<Record<string, ParamValue>> = {}, change: Partial<WireRequest> = {}): WireRequest {
  return {
    source: { kind: 'media', path: '/clips/a.mp4', first: 0, last: null },
    params: new Map(Object.entries(params)),
    output: { path: '/results/a.mov', codec: 'prores4444', overwrite: false, sheet: null },
    modelsFolder: null,
    ...change,
  };
}

/** A parameter's text. */
export function text(value: string): ParamValue {
  return { kind: 'string', value };
}

/** A parameter's number. */
export function number(value: number): ParamValue {
  return { kind: 'double', value };
}

/** A stream of small frames. */
export function frameStream(change: Partial<FrameStreamSource> = {}): FrameStreamSource {
  return {
    kind: 'frames',
    width: 8,
    height: 4,
    frameRate: { num: 24000, den: 1001 },
    pixelAspect: { num: 1, den: 1 },
    count: 3,
    hasAlpha: false,
    timestamps: null,
    rotation: 0,
    transfer: null,
    primaries: null,
    ...change,
  };
}
