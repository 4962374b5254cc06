import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEngineQuestions } from '@relight/host-bridge/ask-engine.js';
import type { EngineQuestions } from '@relight/host-bridge/ask-engine.js';
import { PROTOCOL_MAJOR, PROTOCOL_MINOR } from '@relight/proto/limits.js';
import type { ClientMessage } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { startTestEngine } from '../../fakes/test-engine.js';
import type { TestEngine } from '../../fakes/test-engine.js';
import { wireRequest } from '../../fakes/wire-request.js';

let engine: TestEngine;
beforeEach(async () => void (engine = await startTestEngine({ handshakeTimeoutMs: 400 })));
afterEach(() => engine.stop());

/** Questions over a connection of its own, and the error that ends it. */
async function ask(): Promise<{ readonly questions: EngineQuestions; readonly ended: Promise<RelightError> }> {
  const connection = await engine.connect();
  let onEnd: (error: RelightError) => void = () => undefined;
  const ended = new Promise<RelightError>((resolve) => (onEnd = resolve));
  return { questions: createEngineQuestions(connection, { onNews: () => undefined, onEnd }), ended };
}
const hello = (token: string, change: Partial<Extract<ClientMessage, { kind: 'hello' }>> = {}) => (requestId: number): ClientMessage => ({
  kind: 'hello',
  requestId,
  protocolMajor: PROTOCOL_MAJOR,
  protocolMinor: PROTOCOL_MINOR,
  buildId: '',
  capabilities: [],
  token,
  clientName: 'test',
  keepsJobs: false,
  ...change,
}); // prettier-ignore
const codeOf = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'done',
    (thrown: unknown) => RelightError.from(thrown).code,
  );
const pairRequest = (requestId: number): ClientMessage => ({ kind: 'pairRequest', requestId, clientName: 'panel' });
const pairCode = (code: string) => (requestId: number): ClientMessage => ({ kind: 'pairCode', requestId, code }); // prettier-ignore

describe('handshake', () => {
  it('lets in who has the token of the lock file, and speaks the lower minor version', async () => {
    const { questions } = await ask();
    const welcome = await questions.ask('welcome', hello(await engine.token(), { protocolMinor: 99 }));
    expect(welcome).toMatchObject({ protocolMajor: PROTOCOL_MAJOR, protocolMinor: PROTOCOL_MINOR, buildId: 'test' });
    expect(welcome.capabilities).toContain('frames');
  });

  it.each(['', 'wrong', 'x'.repeat(10_000)])('refuses the token "%.8s" and closes', async (token) => {
    const { questions, ended } = await ask();
    expect(await codeOf(questions.ask('welcome', hello(token)))).toBe('unauthenticated');
    expect((await ended).code).toBe('unauthenticated');
  });

  it('refuses another major version, whatever the token', async () => {
    const { questions } = await ask();
    expect(await codeOf(questions.ask('welcome', hello('wrong', { protocolMajor: PROTOCOL_MAJOR + 1 })))).toBe('version-mismatch');
  });

  it.each<[string, (requestId: number) => ClientMessage]>([
    ['ping', (requestId) => ({ kind: 'ping', requestId })],
    ['describe', (requestId) => ({ kind: 'describe', requestId })],
    ['doctorRequest', (requestId) => ({ kind: 'doctorRequest', requestId, modelsFolder: null })],
    ['relight', (requestId) => ({ kind: 'relight', requestId, request: wireRequest() })],
    ['cancel', () => ({ kind: 'cancel', jobId: 'j' })],
    ['frameChunk', () => ({ kind: 'frameChunk', jobId: 'j', frame: 0, offset: 0, data: new Uint8Array(8) })],
    ['pairCode', pairCode('123456')],
  ])('takes no %s before it', async (_kind, message) => {
    const { questions, ended } = await ask();
    void codeOf(questions.ask('pong', message));
    expect((await ended).code).toBe('protocol');
    expect(await engine.jobFolders()).toEqual([]);
  });

  it('takes no second hello, and nothing that an engine says', async () => {
    for (const second of [hello(await engine.token()), (requestId: number) => ({ kind: 'pong', requestId }) as unknown as ClientMessage]) {
      const { questions, ended } = await ask();
      await questions.ask('welcome', hello(await engine.token()));
      void codeOf(questions.ask('pong', second));
      expect((await ended).code).toBe('protocol');
    }
  });

  it('closes on a client that says nothing', async () => {
    const { ended } = await ask();
    expect((await ended).code).toBe('unavailable');
  });

  it('pairs by the code that the owner sees; the token is good at once and for the next engine, and only its digest is kept', async () => {
    const { questions } = await ask();
    expect(await questions.ask('pairingStarted', pairRequest)).toMatchObject({ tries: 3, seconds: 120 });
    expect(await codeOf(questions.ask('paired', pairCode('no')))).toBe('unauthenticated');
    // Longer than the handshake may take: a person has to read and type.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { token } = await questions.ask('paired', pairCode(engine.codes[0]));
    await questions.ask('welcome', hello(token));
    expect(await readFile(join(engine.home.folder, 'paired.json'), 'utf8')).not.toContain(token);

    await engine.daemon.close();
    const next = await startTestEngine({ home: engine.home });
    await (await next.client({ token })).ping();
    await next.stop();
  });

  it('shuts out a guesser after three codes, on every connection', async () => {
    const wrong = (): string => (engine.codes.at(-1) === '000000' ? '000001' : '000000');
    const first = await ask();
    await first.questions.ask('pairingStarted', pairRequest);
    for (let i = 0; i < 2; i += 1) expect(await codeOf(first.questions.ask('paired', pairCode(wrong())))).toBe('unauthenticated');
    expect(await codeOf(first.questions.ask('paired', pairCode(wrong())))).toBe('unauthenticated');
    expect((await first.ended).message).toMatch(/wrong codes/);
    const second = await ask();
    expect(await codeOf(second.questions.ask('pairingStarted', pairRequest))).toBe('unauthenticated');
    expect(engine.codes).toHaveLength(1);
  });

  it('retires only for who has the token, only when a client started it, and only when it is idle', async () => {
    const retire = (token: string) => (requestId: number): ClientMessage => ({ kind: 'retire', requestId, token }); // prettier-ignore
    const byHand = await ask();
    expect(await byHand.questions.ask('retired', retire(await engine.token()))).toMatchObject({
      accepted: false,
      reason: 'it was started by hand',
    });
    const stranger = await ask();
    expect(await codeOf(stranger.questions.ask('retired', retire('wrong')))).toBe('unauthenticated');

    await engine.stop();
    engine = await startTestEngine({ idleMs: 60_000 });
    const client = await engine.client();
    const busy = await ask();
    expect(await busy.questions.ask('retired', retire(await engine.token()))).toMatchObject({
      accepted: false,
      reason: 'it is at work for another client',
    });
    client.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await busy.questions.ask('retired', retire(await engine.token()))).toMatchObject({ accepted: true });
    await engine.daemon.closed;
  });
});
