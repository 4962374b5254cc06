import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEngineClient } from '@relight/host-bridge/engine-client.js';
import type { EngineClient } from '@relight/host-bridge/engine-client.js';
import type { FramePlanes } from '@relight/host-bridge/frame.js';
import type { Connection } from '@relight/proto/connection.js';
import { createMemoryConnections } from '@relight/proto/memory-connection.js';
import type { ClientMessage, EngineMessage, Message } from '@relight/proto/message.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { EVERY_MESSAGE } from '../fakes/every-message.js';
import { frameStream, wireRequest } from '../fakes/wire-request.js';

const WELCOME = { kind: 'welcome', protocolMajor: 1, protocolMinor: 0, buildId: 'b', capabilities: [] } as const;
const RESULT = EVERY_MESSAGE.flatMap((message) => (message.kind === 'result' ? [message.result] : []))[0];
const never = new AbortController().signal;
const codeOf = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'done',
    (thrown: unknown) => RelightError.from(thrown).code,
  );

/** An engine that a test plays by hand. */
interface ScriptedEngine {
  readonly heard: Message[];
  say(message: EngineMessage): Promise<void>;
  /** The next message of this kind that the client sends, or sent. */
  hear<K extends ClientMessage['kind']>(kind: K): Promise<Extract<ClientMessage, { readonly kind: K }>>;
  close(): void;
}
let near: Connection;
let engine: ScriptedEngine;
beforeEach(() => {
  const [client, far] = createMemoryConnections();
  near = client;
  const heard: Message[] = [];
  const taken = new Set<Message>();
  void (async () => {
    for await (const message of far.receive()) heard.push(message);
  })();
  engine = {
    heard,
    say: (message) => far.send(message),
    async hear(kind) {
      for (let waited = 0; waited < 2000; waited += 1) {
        for (const message of heard) {
          if (message.kind !== kind || taken.has(message)) continue;
          taken.add(message);
          return message as Extract<ClientMessage, { readonly kind: typeof kind }>;
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      throw new Error(`no ${kind} came`);
    },
    close: () => far.close(),
  };
});
afterEach(() => near.close());

async function connected(buildId?: string): Promise<EngineClient> {
  const client = createEngineClient(near, { token: 'secret', clientName: 'test', ...(buildId !== undefined && { buildId }) });
  const hello = await engine.hear('hello');
  await engine.say({ ...WELCOME, requestId: hello.requestId });
  return client;
}
async function accepted(
  client: EngineClient,
  options: Partial<Parameters<EngineClient['relight']>[1]> = {},
  jobId = 'j',
): Promise<Promise<unknown>> {
  const result = client.relight(wireRequest(), { signal: never, ...options });
  const { requestId } = await engine.hear('relight');
  await engine.say({ kind: 'accepted', requestId, jobId, ahead: 0 });
  return result;
}

describe('createEngineClient()', () => {
  it('says who it is, and gives back what the engine says', async () => {
    const client = await connected('b');
    expect(client.engine).toMatchObject({ buildId: 'b', protocolMajor: 1 });
    expect(engine.heard[0]).toMatchObject({ kind: 'hello', token: 'secret', clientName: 'test', buildId: 'b', keepsJobs: false });
  });

  it('never uses an engine of another build', async () => {
    expect(await codeOf(connected('another'))).toBe('version-mismatch');
    expect(await codeOf(near.send({ kind: 'ping', requestId: 1 }))).toBe('unavailable');
  });

  it.each(['unauthenticated', 'version-mismatch'] as const)('passes on %s', async (code) => {
    const client = createEngineClient(near, { token: 'secret', clientName: 'test' });
    await engine.hear('hello');
    await engine.say({ kind: 'error', requestId: 0, jobId: null, code, message: 'no' });
    expect(await codeOf(client)).toBe(code);
  });
});

describe('engine client', () => {
  it('matches answers by request id, not by order', async () => {
    const client = await connected();
    const [description, doctor] = [client.describe(), client.doctor()];
    const { requestId: first } = await engine.hear('describe');
    const { requestId: second } = await engine.hear('doctorRequest');
    await engine.say({ kind: 'doctorReport', requestId: second, json: '{"a":1}' });
    await engine.say({ kind: 'effectDescription', requestId: first, description: RELIGHT_EFFECT });
    expect(await doctor).toBe('{"a":1}');
    expect(await description).toEqual(RELIGHT_EFFECT);
  });

  it('matches news by job id', async () => {
    const client = await connected();
    const seen: string[] = [];
    const one = accepted(client, { onProgress: ({ done }) => seen.push(`one ${done}`) }, 'one');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const two = accepted(client, { onProgress: ({ done }) => seen.push(`two ${done}`) }, 'two');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await engine.say({ kind: 'progress', jobId: 'two', stage: 'relight', done: 2, total: 9, etaMs: null });
    await engine.say({ kind: 'progress', jobId: 'one', stage: 'relight', done: 1, total: 9, etaMs: null });
    await engine.say({ kind: 'progress', jobId: 'stranger', stage: 'relight', done: 7, total: 9, etaMs: null });
    await engine.say({ kind: 'result', jobId: 'two', result: { ...RESULT, frames: 2 } });
    await engine.say({ kind: 'error', jobId: 'one', requestId: 0, code: 'input-unusable', message: 'no video' });
    expect(await two).toEqual({ ...RESULT, frames: 2 });
    expect(await codeOf(one)).toBe('input-unusable');
    expect(seen).toEqual(['two 2', 'one 1']);
  });

  it('hears news that come right behind the acceptance', async () => {
    const client = await connected();
    const stages: string[] = [];
    const result = client.relight(wireRequest(), { signal: never, onProgress: ({ stage }) => stages.push(stage) });
    const { requestId } = await engine.hear('relight');
    await Promise.all([
      engine.say({ kind: 'accepted', requestId, jobId: 'j', ahead: 0 }),
      engine.say({ kind: 'progress', jobId: 'j', stage: 'analyse', done: 0, total: 1, etaMs: null }),
      engine.say({ kind: 'result', jobId: 'j', result: RESULT }),
    ]);
    expect(await result).toEqual(RESULT);
    expect(stages).toEqual(['analyse']);
  });

  it('asks to cancel when the signal says so, and gives what the engine answers', async () => {
    const client = await connected();
    const cancel = new AbortController();
    const result = accepted(client, { signal: cancel.signal });
    await new Promise((resolve) => setTimeout(resolve, 20));
    cancel.abort();
    expect(await engine.hear('cancel')).toEqual({ kind: 'cancel', jobId: 'j' });
    await engine.say({ kind: 'error', jobId: 'j', requestId: 0, code: 'cancelled', message: 'Cancelled' });
    expect(await codeOf(result)).toBe('cancelled');
  });

  it('cancels a job that was accepted after the signal', async () => {
    const client = await connected();
    const cancel = new AbortController();
    const result = client.relight(wireRequest(), { signal: cancel.signal });
    const { requestId } = await engine.hear('relight');
    cancel.abort();
    await engine.say({ kind: 'accepted', requestId, jobId: 'late', ahead: 3 });
    expect(await engine.hear('cancel')).toEqual({ kind: 'cancel', jobId: 'late' });
    await engine.say({ kind: 'error', jobId: 'late', requestId: 0, code: 'cancelled', message: 'Cancelled' });
    expect(await codeOf(result)).toBe('cancelled');
  });

  it('does not even ask when the signal was first', async () => {
    const client = await connected();
    expect(await codeOf(client.relight(wireRequest(), { signal: AbortSignal.abort() }))).toBe('cancelled');
    expect(engine.heard.map((message) => message.kind)).toEqual(['hello']);
  });

  it('fails what is open when the engine goes away, and everything after', async () => {
    const client = await connected();
    const job = accepted(client);
    const question = client.doctor();
    await engine.hear('doctorRequest');
    engine.close();
    expect(await Promise.all([codeOf(job), codeOf(question), codeOf(client.ping())])).toEqual([
      'unavailable',
      'unavailable',
      'unavailable',
    ]);
  });

  it('takes no answer of another kind', async () => {
    const client = await connected();
    const question = client.describe();
    const { requestId } = await engine.hear('describe');
    await engine.say({ kind: 'pong', requestId });
    expect(await codeOf(question)).toBe('protocol');
  });

  it('sends no chunk without credit, and holds one frame at most', async () => {
    const client = await connected();
    let pulled = 0;
    async function* frames(): AsyncGenerator<FramePlanes> {
      for (let i = 0; i < 3; i += 1) {
        await Promise.resolve();
        pulled += 1;
        yield { r: new Uint16Array(32).fill(1), g: new Uint16Array(32).fill(2), b: new Uint16Array(32).fill(3), a: null };
      }
    }
    const result = client.relight(wireRequest({}, { source: frameStream() }), { signal: never, frames: frames() });
    const { requestId } = await engine.hear('relight');
    await engine.say({ kind: 'accepted', requestId, jobId: 'j', ahead: 0 });
    const chunks = (): Message[] => engine.heard.filter((message) => message.kind === 'frameChunk');
    for (const granted of [2, 1, 3, 3]) {
      const before = chunks().length;
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(chunks()).toHaveLength(before);
      expect(pulled).toBe(Math.floor(before / 3) + 1);
      await engine.say({ kind: 'credit', jobId: 'j', chunks: granted });
      for (let i = 0; i < granted; i += 1) await engine.hear('frameChunk');
    }
    expect(chunks().map((message) => (message.kind === 'frameChunk' ? [message.frame, message.offset, message.data[0]] : []))).toEqual(
      [0, 1, 2].flatMap((frame) => [[frame, 0, 1], [frame, 64, 2], [frame, 128, 3]]), // prettier-ignore
    );
    await engine.say({ kind: 'result', jobId: 'j', result: RESULT });
    expect(await result).toEqual(RESULT);
  });

  it('cancels the job when its frames fail, and says why', async () => {
    const client = await connected();
    async function* frames(): AsyncGenerator<FramePlanes> {
      await Promise.resolve();
      throw new Error('the editor could not export frame 0');
      yield { r: new Uint16Array(0), g: new Uint16Array(0), b: new Uint16Array(0), a: null };
    }
    const result = client.relight(wireRequest({}, { source: frameStream() }), { signal: never, frames: frames() });
    const { requestId } = await engine.hear('relight');
    await engine.say({ kind: 'accepted', requestId, jobId: 'j', ahead: 0 });
    await expect(result).rejects.toMatchObject({ code: 'input-unusable', message: 'the editor could not export frame 0' });
    expect(await engine.hear('cancel')).toEqual({ kind: 'cancel', jobId: 'j' });
  });
});
