import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { fromBytes, toBytes } from '@relight/proto/codec.js';
import { MAX_CHUNK_BYTES, MAX_MESSAGE_BYTES } from '@relight/proto/limits.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { EVERY_MESSAGE } from '../fakes/every-message.js';

const codeOf = (action: () => unknown): string => {
  try {
    action();
    return 'nothing thrown';
  } catch (thrown) {
    return thrown instanceof RelightError ? thrown.code : `not ours: ${String(thrown)}`;
  }
};

describe('codec', () => {
  it.each(EVERY_MESSAGE.map((message) => [message.kind, message] as const))('gives %s back as it was', (_kind, message) => {
    expect(fromBytes(toBytes(message))).toEqual(message);
  });

  it('knows every kind by one message at least', () => {
    expect(new Set(EVERY_MESSAGE.map((message) => message.kind)).size).toBe(23);
  });

  it('hands picture data on as a view of the message, not a copy', () => {
    const bytes = toBytes({ kind: 'frameChunk', jobId: 'j', frame: 0, offset: 0, data: new Uint8Array(1000).fill(7) });
    const message = fromBytes(bytes);
    expect(message.kind === 'frameChunk' && message.data.buffer === bytes.buffer).toBe(true);
  });

  it('leaves room for the envelope around the largest chunk', () => {
    const jobId = 'f'.repeat(64);
    const chunk = { kind: 'frameChunk', jobId, frame: 4294967295, offset: 4294967295, data: new Uint8Array(MAX_CHUNK_BYTES) } as const;
    expect(toBytes(chunk).length).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
  });

  it('refuses to send or read more than the limit', () => {
    const data = new Uint8Array(MAX_MESSAGE_BYTES);
    expect(codeOf(() => toBytes({ kind: 'frameChunk', jobId: 'j', frame: 0, offset: 0, data }))).toBe('protocol');
    expect(codeOf(() => fromBytes(new Uint8Array(MAX_MESSAGE_BYTES + 1)))).toBe('protocol');
  });

  it('reads every truncated message as broken or as a shorter one, never as a fault', () => {
    for (const message of EVERY_MESSAGE) {
      const bytes = toBytes(message);
      for (let length = 0; length < Math.min(bytes.length, 400); length += 1) {
        expect(['protocol', 'nothing thrown']).toContain(codeOf(() => fromBytes(bytes.subarray(0, length))));
      }
    }
  });

  it('reads noise as broken or as a message, never as a fault', () => {
    let state = 1;
    const random = (): number => (state = (state * 48271) % 2147483647);
    for (let round = 0; round < 3000; round += 1) {
      const noise = Uint8Array.from({ length: random() % 60 }, () => random() % 256);
      expect(['protocol', 'nothing thrown']).toContain(codeOf(() => fromBytes(noise)));
    }
  });

  it('refuses an empty envelope, a question without id and news without a job', () => {
    expect(codeOf(() => fromBytes(new Uint8Array(0)))).toBe('protocol');
    expect(codeOf(() => fromBytes(toBytes({ kind: 'ping', requestId: 0 })))).toBe('protocol');
    expect(codeOf(() => fromBytes(toBytes({ kind: 'cancel', jobId: '' })))).toBe('protocol');
  });

  it('skips fields of a later minor version', () => {
    const ping = toBytes({ kind: 'ping', requestId: 5 });
    const unknownField = [0xfa, 0x3f, 2, 1, 2];
    expect(fromBytes(Uint8Array.of(...ping, ...unknownField))).toEqual({ kind: 'ping', requestId: 5 });
  });

  it('works where code may not be made from text and there is no TextDecoder, as in an editor', () => {
    const script = `
      delete globalThis.TextDecoder; delete globalThis.TextEncoder;
      const { fromBytes, toBytes } = await import(${JSON.stringify(import.meta.resolve('@relight/proto/codec.js'))});
      const message = fromBytes(toBytes({ kind: 'pairRequest', requestId: 1, clientName: 'Премьера 夕' }));
      process.stdout.write(message.clientName);
      try { new Function('return 1')(); } catch { process.stdout.write(' strict'); }`;
    const flags = ['--disallow-code-generation-from-strings', '--input-type=module'];
    expect(execFileSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' })).toBe('Премьера 夕 strict');
  });
});
