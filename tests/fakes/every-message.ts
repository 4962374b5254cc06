import type { Message } from '@relight/proto/message.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import { frameStream, number, text, wireRequest } from './wire-request.js';

const versions = { protocolMajor: 1, protocolMinor: 2, buildId: 'abc', capabilities: ['frames', 'media'] };
const result = {
  out: '/results/a.mov',
  sheet: null,
  recipe: '/results/a.mov.relight.json',
  frames: 48,
  width: 641,
  height: 359,
  frameRate: { num: 24000, den: 1001 },
  variableRate: true,
  model: 'lite',
  provider: 'cpu',
  timings: { total: 12.5, decode: 0 },
  warnings: ['one', 'zwei'],
};
const request = wireRequest(
  {
    prompt: text('夕焼け, закат 🌅'),
    negativePrompt: text(''),
    intensity: number(-0),
    exposure: number(NaN),
    seed: { kind: 'int', value: 2147483647 },
    flag: { kind: 'bool', value: false },
    strength: {
      kind: 'keyframes',
      value: [
        [0, 0],
        [24, 1],
      ],
    },
  },
  { source: { kind: 'media', path: '/clips/a b.mp4', first: 3, last: 0 }, modelsFolder: '/models' },
);

/** One or more messages of every kind, with empty, zero and absent fields among them. */
export const EVERY_MESSAGE: readonly Message[] = [
  { kind: 'hello', requestId: 1, ...versions, token: 't', clientName: 'c', keepsJobs: true },
  { kind: 'welcome', requestId: 1, ...versions, buildId: '', capabilities: [] },
  { kind: 'pairRequest', requestId: 2, clientName: 'Premiere' },
  { kind: 'pairingStarted', requestId: 2, tries: 3, seconds: 120 },
  { kind: 'pairCode', requestId: 3, code: '012345' },
  { kind: 'paired', requestId: 3, token: 'long' },
  { kind: 'retire', requestId: 4, token: 't' },
  { kind: 'retired', requestId: 4, accepted: false, reason: 'at work' },
  { kind: 'ping', requestId: 4294967295 },
  { kind: 'pong', requestId: 5 },
  { kind: 'describe', requestId: 6 },
  { kind: 'effectDescription', requestId: 6, description: RELIGHT_EFFECT },
  { kind: 'doctorRequest', requestId: 7, modelsFolder: null },
  { kind: 'doctorRequest', requestId: 7, modelsFolder: '/models' },
  { kind: 'doctorReport', requestId: 7, json: '{}' },
  { kind: 'relight', requestId: 8, request },
  {
    kind: 'relight',
    requestId: 9,
    request: { ...request, source: frameStream({ timestamps: [0, 0.04, 0.09], hasAlpha: true, rotation: 90 }) },
  },
  { kind: 'relight', requestId: 9, request: { ...request, source: frameStream({ transfer: 'arib-std-b67', primaries: 'bt2020' }) } },
  { kind: 'accepted', requestId: 8, jobId: 'j', ahead: 0 },
  { kind: 'frameChunk', jobId: 'j', frame: 2, offset: 4294967295, data: Uint8Array.of(0, 1, 255) },
  { kind: 'credit', jobId: 'j', chunks: 8 },
  { kind: 'progress', jobId: 'j', stage: 'relight', done: 0, total: 48, etaMs: null },
  { kind: 'progress', jobId: 'j', stage: 'relight', done: 48, total: 48, etaMs: 0 },
  { kind: 'preview', jobId: 'j', frame: 0, jpeg: Uint8Array.of(255, 216) },
  { kind: 'result', jobId: 'j', result },
  { kind: 'cancel', jobId: 'j' },
  { kind: 'error', requestId: 0, jobId: null, code: 'protocol', message: 'no' },
  { kind: 'error', requestId: 9, jobId: 'j', code: 'cancelled', message: '' },
];
