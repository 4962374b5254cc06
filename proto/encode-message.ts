import type { relight } from '#gen/relight.js';
import type { Message, OutputRequest, RelightResult, WireRequest } from './message.js';
import type { EffectDescription, ParamValue } from './relight-effect.js';

/** The envelope that carries a message. */
export function encodeMessage(message: Message): relight.v1.IEnvelope {
  const requestId = 'requestId' in message ? message.requestId : 0;
  return { requestId, ...body(message) };
}

function body(message: Message): relight.v1.IEnvelope {
  switch (message.kind) {
    case 'hello':
      return { hello: { ...message, capabilities: [...message.capabilities] } };
    case 'welcome':
      return { welcome: { ...message, capabilities: [...message.capabilities] } };
    case 'pairRequest':
      return { pairRequest: { clientName: message.clientName } };
    case 'pairingStarted':
      return { pairingStarted: { tries: message.tries, seconds: message.seconds } };
    case 'pairCode':
      return { pairCode: { code: message.code } };
    case 'paired':
      return { paired: { token: message.token } };
    case 'retire':
      return { retire: { token: message.token } };
    case 'retired':
      return { retired: { accepted: message.accepted, reason: message.reason } };
    case 'ping':
      return { ping: {} };
    case 'pong':
      return { pong: {} };
    case 'describe':
      return { describe: {} };
    case 'effectDescription':
      return { effectDescription: encodeDescription(message.description) };
    case 'doctorRequest':
      return { doctorRequest: { modelsFolder: message.modelsFolder ?? '' } };
    case 'doctorReport':
      return { doctorReport: { json: message.json } };
    case 'relight':
      return { relight: encodeRequest(message.request) };
    case 'accepted':
      return { accepted: { jobId: message.jobId, ahead: message.ahead } };
    case 'frameChunk':
      return { frameChunk: { jobId: message.jobId, frame: message.frame, offset: message.offset, data: message.data } };
    case 'credit':
      return { credit: { jobId: message.jobId, chunks: message.chunks } };
    case 'progress':
      return { progress: { jobId: message.jobId, stage: message.stage, done: message.done, total: message.total, etaMs: message.etaMs } };
    case 'preview':
      return { preview: { jobId: message.jobId, frame: message.frame, jpeg: message.jpeg } };
    case 'result':
      return { result: encodeResult(message.jobId, message.result) };
    case 'cancel':
      return { cancel: { jobId: message.jobId } };
    case 'error':
      return { error: { code: message.code, message: message.message, jobId: message.jobId ?? '' } };
  }
}

function encodeRequest({ source, params, output, modelsFolder }: WireRequest): relight.v1.IRelight {
  const encoded = {
    params: Object.fromEntries([...params].map(([name, value]) => [name, encodeValue(value)])),
    output: encodeOutput(output),
    modelsFolder: modelsFolder ?? '',
  };
  if (source.kind === 'media') return { ...encoded, media: { path: source.path, first: source.first, last: source.last } };
  const { width, height, frameRate, pixelAspect, count, hasAlpha, rotation } = source;
  const timestamps = source.timestamps === null ? [] : [...source.timestamps];
  const tags = { transfer: source.transfer ?? '', primaries: source.primaries ?? '' };
  return { ...encoded, frames: { width, height, frameRate, pixelAspect, count, hasAlpha, timestamps, rotation, ...tags } };
}

function encodeOutput(output: OutputRequest): relight.v1.IOutput {
  return { path: output.path, codec: output.codec, overwrite: output.overwrite, sheet: output.sheet ?? '' };
}

function encodeResult(jobId: string, result: RelightResult): relight.v1.IResult {
  return { ...result, jobId, sheet: result.sheet ?? '', timings: { ...result.timings }, warnings: [...result.warnings] };
}

function encodeDescription(description: EffectDescription): relight.v1.IEffectDescription {
  return {
    id: description.id,
    label: description.label,
    presets: [...description.presets],
    params: description.params.map((param) => {
      const { default: preset, options, ...rest } = param;
      return { ...rest, options: [...options], ...(preset && { defaultValue: encodeValue(preset) }) };
    }),
  };
}

function encodeValue(value: ParamValue): relight.v1.IParamValue {
  switch (value.kind) {
    case 'double':
      return { doubleValue: value.value };
    case 'int':
      return { intValue: value.value };
    case 'string':
      return { stringValue: value.value };
    case 'bool':
      return { boolValue: value.value };
    case 'keyframes':
      return { keyframes: { keys: value.value.map(([frame, number]) => ({ frame, value: number })) } };
  }
}
