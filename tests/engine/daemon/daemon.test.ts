import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { EngineClient } from '@relight/host-bridge/engine-client.js';
import type { RelightResult } from '@relight/proto/message.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { startTestEngine } from '../../fakes/test-engine.js';
import type { TestEngine } from '../../fakes/test-engine.js';
import { text, wireRequest } from '../../fakes/wire-request.js';

let engine: TestEngine;
let client: EngineClient;
beforeEach(async () => {
  engine = await startTestEngine();
  client = await engine.client();
});
afterEach(() => engine.stop());

const never = new AbortController().signal;
const codeOf = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'done',
    (thrown: unknown) => RelightError.from(thrown).code,
  );
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let waited = 0; !(await condition()); waited += 10) {
    if (waited > 10_000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
/** Starts a job whose worker does what the prompt says and notes its process id in `name`; resolves when it runs. */
async function running(
  prompt: string,
  signal: AbortSignal,
  name = 'pid',
  by = client,
): Promise<{ pid: number; result: Promise<RelightResult> }> {
  const note = join(engine.scratch, name);
  const output = { path: join(engine.scratch, `${name}.mov`), codec: 'prores4444', overwrite: false, sheet: null };
  const result = by.relight(wireRequest({ prompt: text(`note ${prompt}`), negativePrompt: text(note) }, { output }), { signal });
  result.catch(() => undefined);
  await until(() => existsSync(note));
  return { pid: Number(await readFile(note, 'utf8')), result };
}

describe('engine', () => {
  it('describes the effect as proto says', async () => {
    expect(await client.describe()).toEqual(RELIGHT_EFFECT);
    expect(client.engine).toMatchObject({ protocolMajor: 1, protocolMinor: 0, buildId: 'test' });
    await client.ping();
  });

  it('reports on itself as JSON', async () => {
    const report = JSON.parse(await client.doctor()) as {
      readonly engine: { readonly pid: number; readonly port: number };
      readonly work: unknown;
    };
    expect(report.engine).toMatchObject({ pid: process.pid, port: engine.daemon.port });
    expect(report.work).toEqual({ jobs: 0, clients: 1 });
  });

  it('runs a job in a worker, with progress and preview, and leaves no trace in its home', async () => {
    const progress: unknown[] = [];
    const previews: unknown[] = [];
    const result = await client.relight(wireRequest({ prompt: text('preview progress') }), {
      signal: never,
      onProgress: (event) => void progress.push(event),
      onPreview: (event) => void previews.push(event),
    });
    expect(result).toMatchObject({
      out: '/results/a.mov',
      sheet: null,
      frames: 3,
      frameRate: { num: 24000, den: 1001 },
      timings: { total: 1.5 },
    });
    expect(progress.at(-1)).toEqual({ stage: 'relight', done: 3, total: 3, etaMs: 0 });
    expect(previews).toEqual([{ frame: 1, jpeg: Uint8Array.of(255, 216, 255) }]);
    expect(await engine.jobFolders()).toEqual([]);
  });

  it('runs one job at a time, in the order they came, for all clients', async () => {
    const other = await engine.client();
    const order: string[] = [];
    const gate = join(engine.scratch, 'gate');
    const aheads: number[] = [];
    const job = async (name: string, by: EngineClient): Promise<void> => {
      const request = wireRequest({
        prompt: text('gate progress'),
        negativePrompt: text(gate),
        seed: { kind: 'int', value: order.length },
      });
      await by.relight(request, {
        signal: never,
        onAccepted: ({ ahead }) => aheads.push(ahead),
        onProgress() {
          if (order.at(-1) !== name) order.push(name);
        },
      });
    };
    const jobs: Promise<void>[] = [];
    for (const [name, by] of [
      ['a', client],
      ['b', other],
      ['c', client],
      ['d', other],
    ] as const) {
      // prettier-ignore
      jobs.push(job(name, by));
      await until(() => aheads.length === jobs.length);
    }
    expect(await engine.jobFolders()).toHaveLength(4);
    await writeFile(gate, '');
    await Promise.all(jobs);
    expect(aheads).toEqual([0, 1, 2, 3]);
    expect(order).toEqual(['a', 'b', 'c', 'd']);
    expect(await engine.jobFolders()).toEqual([]);
  });

  it.each(['hang', 'deaf', 'block'])('cancels a worker that does "%s" within 2 s, process and job folder included', async (prompt) => {
    const cancel = new AbortController();
    const { pid, result } = await running(`stage ${prompt}`, cancel.signal);
    await until(async () => (await readdir(engine.scratch)).some((name) => name.startsWith('.relight-')));
    const started = performance.now();
    cancel.abort();
    expect(await codeOf(result)).toBe('cancelled');
    expect(performance.now() - started).toBeLessThan(2000);
    expect(isAlive(pid)).toBe(false);
    expect(await engine.jobFolders()).toEqual([]);
    expect((await readdir(engine.scratch)).filter((name) => name.startsWith('.relight-'))).toEqual([]);
  });

  it('cancels a job that waits at once, and the others go on', async () => {
    const first = new AbortController();
    const { result } = await running('hang', first.signal);
    const second = new AbortController();
    const waiting = client.relight(wireRequest(), { signal: second.signal, onAccepted: () => second.abort() });
    expect(await codeOf(waiting)).toBe('cancelled');
    const third = client.relight(wireRequest(), { signal: never });
    first.abort();
    expect(await codeOf(result)).toBe('cancelled');
    expect((await third).frames).toBe(3);
  });

  it.each([
    ['fail', 'input-unusable', /has no video/],
    ['crash', 'internal', /exit code 7: a fault in native code/],
    ['abort', 'internal', /signal SIGABRT/],
    ['starve', 'resource-exhausted', /SIGKILL: most likely .* memory/],
  ])('survives a worker that does "%s" and says what happened', async (prompt, code, message) => {
    const failed = client.relight(wireRequest({ prompt: text(prompt) }), { signal: never });
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(message) as unknown });
    expect((await client.relight(wireRequest(), { signal: never })).frames).toBe(3);
    expect(await engine.jobFolders()).toEqual([]);
  });

  it('refuses a wrong request and keeps the connection', async () => {
    const request = wireRequest({ prompt: text('progress'), strength: { kind: 'double', value: 2 } });
    expect(await codeOf(client.relight(request, { signal: never }))).toBe('invalid-argument');
    await client.ping();
    expect(await engine.jobFolders()).toEqual([]);
  });

  it("cancels a client's jobs when it goes away", async () => {
    const { pid, result } = await running('hang', never);
    client.close();
    expect(await codeOf(result)).toBe('unavailable');
    await until(() => !isAlive(pid));
    await until(async () => (await engine.jobFolders()).length === 0);
  });

  it('lets the jobs of a client that keeps them go on when it goes away', async () => {
    const keeper = await engine.client({ keepsJobs: true });
    const gate = join(engine.scratch, 'gate');
    const out = join(engine.scratch, 'kept.mov');
    const request = wireRequest(
      { prompt: text('gate note'), negativePrompt: text(gate) },
      { output: { ...wireRequest().output, path: out } },
    );
    const accepted = new Promise<void>((resolve) => {
      keeper.relight(request, { signal: never, onAccepted: () => resolve() }).catch(() => undefined);
    });
    await accepted;
    keeper.close();
    await writeFile(gate, '');
    await until(async () => Number(await readFile(gate, 'utf8')) > 0);
    await until(async () => (await engine.jobFolders()).length === 0);
  });

  it('journals a job while it runs: request and state, for its owner only', async () => {
    const cancel = new AbortController();
    const { result } = await running('hang', cancel.signal);
    const [jobId] = await engine.jobFolders();
    const folder = join(engine.home.jobs, jobId);
    const request = JSON.parse(await readFile(join(folder, 'request.json'), 'utf8')) as unknown;
    expect(request).toMatchObject({ model: 'lite', strength: 1, source: { kind: 'media', path: '/clips/a.mp4' } });
    expect(JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'))).toEqual({ state: 'running', engine: process.pid });
    expect((await stat(join(folder, 'request.json'))).mode & 0o077).toBe(0);
    cancel.abort();
    await codeOf(result);
  });

  it('ends workers and tells clients when it closes', async () => {
    const { pid, result } = await running('deaf', never);
    const second = codeOf(client.relight(wireRequest(), { signal: never }));
    await engine.daemon.close();
    expect(['cancelled', 'unavailable']).toContain(await codeOf(result));
    expect(['cancelled', 'unavailable']).toContain(await second);
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(engine.home.folder, 'engine.json'))).toBe(false);
  });
});

describe('a client that does not answer', () => {
  it('cannot keep an engine from ending', async () => {
    const { port } = engine.daemon;
    const deaf = connect({ port, host: '127.0.0.1' });
    deaf.on('error', () => undefined);
    const upgrade = ['GET /relight HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Upgrade: websocket', 'Connection: Upgrade'];
    deaf.write([...upgrade, 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', '', ''].join('\r\n'));
    await once(deaf, 'data');
    deaf.pause();
    const silent = connect({ port, host: '127.0.0.1' });
    silent.on('error', () => undefined);
    await once(silent, 'connect');
    const started = performance.now();
    await engine.daemon.close();
    expect(performance.now() - started).toBeLessThan(4000);
    deaf.destroy();
    silent.destroy();
  });
});
