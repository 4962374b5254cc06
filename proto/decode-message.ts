import type { relight } from '#gen/relight.js';
import { decodeDescription } from './decode-description.js';
import { decodeRequest, decodeResult } from './decode-job.js';
import type { Message, Versions } from './message.js';
import { RelightError } from './relight-error.js';

/** The message in an envelope, every shape checked. Throws `protocol`. */
export function decodeMessage(envelope: relight.v1.Envelope): Message {
  const message = decodeBody(envelope);
  if ('requestId' in message && message.requestId === 0 && message.kind !== 'error') throw broken(`${message.kind} without a request id`);
  if ('jobId' in message && message.jobId === '') throw broken(`${message.kind} without a job id`);
  return message;
}

function decodeBody(envelope: relight.v1.Envelope): Message {
  const { requestId } = envelope;
  if (envelope.hello) {
    const { token, clientName, keepsJobs } = helloFields(envelope.hello);
    return { kind: 'hello', requestId, ...versions(envelope.hello), token, clientName, keepsJobs };
  }
  if (envelope.welcome) return { kind: 'welcome', requestId, ...versions(envelope.welcome) };
  if (envelope.pairRequest) return { kind: 'pairRequest', requestId, clientName: envelope.pairRequest.clientName ?? '' };
  if (envelope.pairingStarted) {
    const { tries, seconds } = envelope.pairingStarted;
    return { kind: 'pairingStarted', requestId, tries: tries ?? 0, seconds: seconds ?? 0 };
  }
  if (envelope.pairCode) return { kind: 'pairCode', requestId, code: envelope.pairCode.code ?? '' };
  if (envelope.paired) return { kind: 'paired', requestId, token: envelope.paired.token ?? '' };
  if (envelope.retire) return { kind: 'retire', requestId, token: envelope.retire.token ?? '' };
  if (envelope.retired) {
    const { accepted, reason } = envelope.retired;
    return { kind: 'retired', requestId, accepted: accepted ?? false, reason: reason ?? '' };
  }
  if (envelope.ping) return { kind: 'ping', requestId };
  if (envelope.pong) return { kind: 'pong', requestId };
  if (envelope.describe) return { kind: 'describe', requestId };
  if (envelope.effectDescription) {
    return { kind: 'effectDescription', requestId, description: decodeDescription(envelope.effectDescription) };
  }
  if (envelope.doctorRequest) return { kind: 'doctorRequest', requestId, modelsFolder: envelope.doctorRequest.modelsFolder || null };
  if (envelope.doctorReport) return { kind: 'doctorReport', requestId, json: envelope.doctorReport.json ?? '' };
  if (envelope.relight) return { kind: 'relight', requestId, request: decodeRequest(envelope.relight) };
  if (envelope.accepted) return { kind: 'accepted', requestId, jobId: envelope.accepted.jobId ?? '', ahead: envelope.accepted.ahead ?? 0 };
  return decodeNews(envelope);
}

function decodeNews(envelope: relight.v1.Envelope): Message {
  if (envelope.frameChunk) {
    const { jobId, frame, offset, data } = envelope.frameChunk;
    return { kind: 'frameChunk', jobId: jobId ?? '', frame: frame ?? 0, offset: offset ?? 0, data: data ?? new Uint8Array(0) };
  }
  if (envelope.credit) return { kind: 'credit', jobId: envelope.credit.jobId ?? '', chunks: envelope.credit.chunks ?? 0 };
  if (envelope.progress) {
    const { jobId, stage, done, total, etaMs } = envelope.progress;
    return { kind: 'progress', jobId: jobId ?? '', stage: stage ?? '', done: done ?? 0, total: total ?? 0, etaMs: etaMs ?? null };
  }
  if (envelope.preview) {
    const { jobId, frame, jpeg } = envelope.preview;
    return { kind: 'preview', jobId: jobId ?? '', frame: frame ?? 0, jpeg: jpeg ?? new Uint8Array(0) };
  }
  if (envelope.result) return { kind: 'result', jobId: envelope.result.jobId ?? '', result: decodeResult(envelope.result) };
  if (envelope.cancel) return { kind: 'cancel', jobId: envelope.cancel.jobId ?? '' };
  if (envelope.error) {
    const { code, message, jobId } = envelope.error;
    const { requestId } = envelope;
    return { kind: 'error', requestId, jobId: jobId ? jobId : null, code: RelightError.codeFromWire(code ?? ''), message: message ?? '' };
  }
  throw broken('an envelope without a message that this version knows');
}

function helloFields(hello: relight.v1.IHello): { token: string; clientName: string; keepsJobs: boolean } {
  return { token: hello.token ?? '', clientName: hello.clientName ?? '', keepsJobs: hello.keepsJobs ?? false };
}

function versions(source: relight.v1.IWelcome): Versions {
  const { protocolMajor, protocolMinor, buildId, capabilities } = source;
  return {
    protocolMajor: protocolMajor ?? 0,
    protocolMinor: protocolMinor ?? 0,
    buildId: buildId ?? '',
    capabilities: capabilities ?? [],
  };
}

function broken(what: string): RelightError {
  return new RelightError('protocol', `Cannot read message: it is ${what}`);
}
