import type { relight } from '#gen/relight.js';
import { decodeValue } from './decode-description.js';
import type { Fraction, FrameStreamSource, MediaSource, OutputRequest, RelightResult, WireRequest } from './message.js';
import type { ParamValue } from './relight-effect.js';
import { RelightError } from './relight-error.js';

/** A request with every shape checked; what its values mean is the engine's to check. Throws `protocol`. */
export function decodeRequest(request: relight.v1.IRelight): WireRequest {
  const params = new Map<string, ParamValue>();
  for (const [name, value] of Object.entries(request.params ?? {})) params.set(name, decodeValue(value, name));
  return {
    source: decodeSource(request),
    params,
    output: decodeOutput(request.output ?? {}),
    modelsFolder: request.modelsFolder ? request.modelsFolder : null,
  };
}

function decodeSource({ media, frames }: relight.v1.IRelight): MediaSource | FrameStreamSource {
  if (media) return { kind: 'media', path: media.path ?? '', first: media.first ?? 0, last: media.last ?? null };
  if (frames) return decodeStream(frames);
  throw broken('source', 'nothing', 'a media reference or a frame stream');
}

function decodeStream(frames: relight.v1.IFrameStream): FrameStreamSource {
  const timestamps = frames.timestamps ?? [];
  const count = frames.count ?? 0;
  if (timestamps.length > 0 && timestamps.length !== count) {
    throw broken('frames.timestamps', `${timestamps.length} values`, `one for each of ${count} frames`);
  }
  return {
    kind: 'frames',
    width: frames.width ?? 0,
    height: frames.height ?? 0,
    frameRate: decodeFraction(frames.frameRate, 'frames.frame_rate'),
    pixelAspect: decodeFraction(frames.pixelAspect, 'frames.pixel_aspect'),
    count,
    hasAlpha: frames.hasAlpha ?? false,
    timestamps: timestamps.length > 0 ? timestamps : null,
    rotation: decodeRotation(frames.rotation ?? 0),
    transfer: frames.transfer ? frames.transfer : null,
    primaries: frames.primaries ? frames.primaries : null,
  };
}

function decodeRotation(degrees: number): FrameStreamSource['rotation'] {
  if (degrees === 0 || degrees === 90 || degrees === 180 || degrees === 270) return degrees;
  throw broken('frames.rotation', String(degrees), '0, 90, 180 or 270');
}

function decodeFraction(value: relight.v1.IRational | null | undefined, field: string): Fraction {
  const { num, den } = value ?? {};
  if (!num || !den) throw broken(field, `${num ?? 0}/${den ?? 0}`, 'a fraction above 0');
  return { num, den };
}

function decodeOutput({ path, codec, overwrite, sheet }: relight.v1.IOutput): OutputRequest {
  return { path: path ?? '', codec: codec ?? '', overwrite: overwrite ?? false, sheet: sheet ? sheet : null };
}

/** What a finished job tells. Throws `protocol`. */
export function decodeResult(result: relight.v1.IResult): RelightResult {
  return {
    out: result.out ?? '',
    sheet: result.sheet ? result.sheet : null,
    recipe: result.recipe ?? '',
    frames: result.frames ?? 0,
    width: result.width ?? 0,
    height: result.height ?? 0,
    frameRate: decodeFraction(result.frameRate, 'result.frame_rate'),
    variableRate: result.variableRate ?? false,
    model: result.model ?? '',
    provider: result.provider ?? '',
    timings: { ...result.timings },
    warnings: result.warnings ?? [],
  };
}

function broken(field: string, value: string, wanted: string): RelightError {
  return new RelightError('protocol', `Cannot read message: ${field} is ${value}, ${wanted} is wanted`);
}
