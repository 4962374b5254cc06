import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomFillSync } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FramePlanes } from '@relight/host-bridge/frame.js';
import { createEngineQuestions } from '@relight/host-bridge/ask-engine.js';
import { CREDIT_CHUNKS, MAX_CHUNK_BYTES, PROTOCOL_MAJOR, PROTOCOL_MINOR } from '@relight/proto/limits.js';
import type { EngineMessage, FrameStreamSource, WireRequest } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { startTestEngine } from '../../fakes/test-engine.js';
import type { TestEngine } from '../../fakes/test-engine.js';
import { frameStream, text, wireRequest } from '../../fakes/wire-request.js';

let engine: TestEngine;
beforeEach(async () => void (engine = await startTestEngine()));
afterEach(() => engine.stop());

const never = new AbortController().signal;
const codeOf = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'done',
    (thrown: unknown) => RelightError.from(thrown).code,
  );
function request(stream: FrameStreamSource, prompt: string, name = 'copied'): WireRequest {
  const path = join(engine.scratch, name);
  return wireRequest({ prompt: text(prompt) }, { source: stream, output: { path, codec: 'png', overwrite: false, sheet: null } });
}
/** Frames of noise, remembered as the bytes that should arrive. */
function noise({ width, height, hasAlpha, count }: FrameStreamSource): { frames: AsyncGenerator<FramePlanes>; expected: Buffer[] } {
  const expected: Buffer[] = [];
  const plane = (): Uint16Array => {
    const values = randomFillSync(new Uint16Array(width * height));
    expected.push(Buffer.from(values.buffer));
    return values;
  };
  async function* generate(): AsyncGenerator<FramePlanes> {
    for (let i = 0; i < count; i += 1) {
      await Promise.resolve();
      yield { r: plane(), g: plane(), b: plane(), a: hasAlpha ? plane() : null };
    }
  }
  return { frames: generate(), expected };
}

describe('frames over a real socket', () => {
  it.each([
    ['small frames', frameStream({ count: 5 })],
    ['large frames with alpha, several chunks a plane', frameStream({ width: 1201, height: 901, hasAlpha: true, count: 2 })],
  ])('arrive bit for bit: %s', async (_name, stream) => {
    const client = await engine.client();
    const { frames, expected } = noise(stream);
    const result = await client.relight(request(stream, 'copy'), { signal: never, frames });
    expect(Buffer.compare(await readFile(result.out), Buffer.concat(expected))).toBe(0);
    expect(await engine.jobFolders()).toEqual([]);
  });

  it('come from several jobs at once without mixing', async () => {
    const client = await engine.client();
    const jobs = ['a', 'b', 'c'].map(async (name, i) => {
      const stream = frameStream({ width: 700 + i, height: 500, count: 2 });
      const { frames, expected } = noise(stream);
      const { out } = await client.relight(request(stream, 'copy', name), { signal: never, frames });
      return Buffer.compare(await readFile(out), Buffer.concat(expected));
    });
    expect(await Promise.all(jobs)).toEqual([0, 0, 0]);
  });

  it.each<[string, Partial<FrameStreamSource>]>([
    ['too few', { count: 4 }],
    ['too many', { count: 2 }],
    ['of another size', { width: 9 }],
    ['without the alpha that was announced', { hasAlpha: true }],
  ])('that are %s end the job with a clear error, and nothing stays', async (_name, announced) => {
    const client = await engine.client();
    const { frames } = noise(frameStream());
    const failed = client.relight(request(frameStream(announced), 'copy'), { signal: never, frames });
    expect(['input-unusable', announced.count === 2 ? 'done' : 'input-unusable']).toContain(await codeOf(failed));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await engine.jobFolders()).toEqual([]);
    await client.ping();
  });

  it('may be cancelled while they come', async () => {
    const client = await engine.client();
    const stream = frameStream({ count: 1000 });
    const cancel = new AbortController();
    async function* endless(): AsyncGenerator<FramePlanes> {
      for (let i = 0; ; i += 1) {
        if (i === 5) cancel.abort();
        await new Promise((resolve) => setTimeout(resolve, 2));
        yield { r: new Uint16Array(32), g: new Uint16Array(32), b: new Uint16Array(32), a: null };
      }
    }
    expect(await codeOf(client.relight(request(stream, 'copy'), { signal: cancel.signal, frames: endless() }))).toBe('cancelled');
    expect(await engine.jobFolders()).toEqual([]);
  });

  it('do not keep other jobs waiting while they come', async () => {
    const client = await engine.client();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { frames } = noise(frameStream());
    async function* slow(): AsyncGenerator<FramePlanes> {
      await held;
      yield* frames;
    }
    const first = client.relight(request(frameStream(), 'copy'), { signal: never, frames: slow() });
    expect((await client.relight(wireRequest(), { signal: never })).frames).toBe(3);
    release();
    await stat((await first).out);
  });
});

describe('credits', () => {
  /** A client without manners: it sends chunks as it likes. */
  async function rude(): Promise<{
    send: (frame: number, offset: number, bytes: number) => Promise<void>;
    news: EngineMessage[];
    ended: Promise<RelightError>;
  }> {
    const connection = await engine.connect();
    const news: EngineMessage[] = [];
    let onEnd: (error: RelightError) => void = () => undefined;
    const ended = new Promise<RelightError>((resolve) => (onEnd = resolve));
    const questions = createEngineQuestions(connection, { onNews: (message) => void news.push(message), onEnd });
    const versions = { protocolMajor: PROTOCOL_MAJOR, protocolMinor: PROTOCOL_MINOR, buildId: '', capabilities: [] };
    const token = await engine.token();
    await questions.ask('welcome', (requestId) => ({ kind: 'hello', requestId, ...versions, token, clientName: 'rude', keepsJobs: false }));
    const stream = frameStream({ width: 4000, height: 2000, count: 10 });
    const { jobId } = await questions.ask('accepted', (requestId) => ({ kind: 'relight', requestId, request: request(stream, 'copy') }));
    return {
      send: (frame, offset, bytes) => connection.send({ kind: 'frameChunk', jobId, frame, offset, data: new Uint8Array(bytes) }),
      news,
      ended,
    };
  }

  it(`are ${CREDIT_CHUNKS} at first and one more for each chunk that is on the disk`, async () => {
    const { send, news } = await rude();
    const credits = (): number => news.reduce((sum, message) => sum + (message.kind === 'credit' ? message.chunks : 0), 0);
    for (let waited = 0; credits() < CREDIT_CHUNKS && waited < 100; waited += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(credits()).toBe(CREDIT_CHUNKS);
    for (let i = 0; i < 3; i += 1) await send(0, i * 1000, 1000);
    for (let waited = 0; credits() < CREDIT_CHUNKS + 3 && waited < 100; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(credits()).toBe(CREDIT_CHUNKS + 3);
  });

  it('are the law: who sends more without them is shut out, and its job is gone', async () => {
    const { send, ended } = await rude();
    const sends: Promise<unknown>[] = [];
    for (let i = 0; i < 400; i += 1) sends.push(send(0, i * 100_000, 100_000).catch(() => undefined));
    expect((await ended).code).toBe('protocol');
    await Promise.all(sends);
    for (let waited = 0; (await engine.jobFolders()).length > 0 && waited < 100; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await engine.jobFolders()).toEqual([]);
  });

  it('do not help a chunk that is out of order', async () => {
    const { send, news } = await rude();
    await send(3, 0, MAX_CHUNK_BYTES);
    const error = (): EngineMessage | undefined => news.find((message) => message.kind === 'error');
    for (let waited = 0; error() === undefined && waited < 100; waited += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(error()).toMatchObject({ code: 'protocol' });
  });
});
