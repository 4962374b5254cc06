import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildId as engineBuildId } from '@relight/engine/daemon/build-id.js';
import { buildId } from '@relight/host-bridge/cli/build-id.js';
import { findEngine } from '@relight/host-bridge/cli/find-engine.js';
import type { EngineClient } from '@relight/host-bridge/engine-client.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { text, wireRequest } from '../../fakes/wire-request.js';

const ENGINE_PROCESS = fileURLToPath(new URL('../../fakes/engine-process.js', import.meta.url));
let home = '';
const pids = new Set<number>();
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'relight-home-'));
  process.env['RELIGHT_BUILD_ID'] = 'this-build';
  process.env['RELIGHT_IDLE_MS'] = '20000';
});
afterEach(async () => {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  pids.clear();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const codeOf = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'done',
    (thrown: unknown) => RelightError.from(thrown).code,
  );
const until = async (condition: () => boolean): Promise<void> => {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 20_000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
async function pidOf(client: EngineClient): Promise<number> {
  const { engine } = JSON.parse(await client.doctor()) as { readonly engine: { readonly pid: number } };
  pids.add(engine.pid);
  return engine.pid;
}
const find = (): Promise<EngineClient> => findEngine({ clientName: 'test', home });
const lockPath = (): string => join(home, 'engine.json');

describe('findEngine()', () => {
  it('starts one engine, however many look for it at once, and finds it again', async () => {
    const clients = await Promise.all([find(), find(), find()]);
    const found = await Promise.all(clients.map(pidOf));
    expect(new Set(found).size).toBe(1);
    expect(found[0]).not.toBe(process.pid);
    expect((await readFile(join(home, 'engine.log'), 'utf8')).match(/listening on/g)).toHaveLength(1);
    expect((await stat(lockPath())).mode & 0o777).toBe(0o600);
    const again = await find();
    expect(await pidOf(again)).toBe(found[0]);
    for (const client of [...clients, again]) client.close();
  });

  it('starts none when told so', async () => {
    expect(await codeOf(findEngine({ clientName: 'test', home, start: false }))).toBe('unavailable');
    expect(existsSync(lockPath())).toBe(false);
  });

  it('starts a new one in place of one that was killed', async () => {
    const first = await find();
    const killed = await pidOf(first);
    process.kill(killed, 'SIGKILL');
    await until(() => !isAlive(killed));
    const second = await find();
    expect(await pidOf(second)).not.toBe(killed);
    second.close();
  });

  it('lets its engine end by itself when it is no longer needed', async () => {
    process.env['RELIGHT_IDLE_MS'] = '200';
    const client = await find();
    const pid = await pidOf(client);
    client.close();
    await until(() => !isAlive(pid));
    expect(existsSync(lockPath())).toBe(false);
  });

  it('has an idle engine of another build make room, and leaves a busy one alone', async () => {
    const old = await find();
    const oldPid = await pidOf(old);
    process.env['RELIGHT_BUILD_ID'] = 'next-build';
    await expect(find()).rejects.toMatchObject({
      code: 'version-mismatch',
      message: expect.stringMatching(/at work for another client/) as unknown,
    });
    expect(await codeOf(findEngine({ clientName: 'test', home, start: false }))).toBe('version-mismatch');
    await old.ping();
    old.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const next = await find();
    expect(await pidOf(next)).not.toBe(oldPid);
    expect(next.engine.buildId).toBe('next-build');
    await until(() => !isAlive(oldPid));
    next.close();
  });

  it('takes a home that is given from here', async () => {
    const client = await findEngine({ clientName: 'test', home: relative(process.cwd(), home) });
    await pidOf(client);
    client.close();
    expect(existsSync(lockPath())).toBe(true);
  });

  it('says why an engine cannot start', async () => {
    await writeFile(join(home, 'jobs'), 'in the way');
    await expect(find()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/could not start: .*EEXIST/) as unknown,
    });
    const file = join(home, 'file');
    await writeFile(file, '');
    await expect(findEngine({ clientName: 'test', home: file })).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('an engine that dies', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('by %s takes its worker along', async (signal) => {
    const engine = fork(ENGINE_PROCESS, { env: { ...process.env, RELIGHT_HOME: home, TMPDIR: home, RELIGHT_BUILD_ID: 'test' } });
    await once(engine, 'message');
    process.env['RELIGHT_BUILD_ID'] = 'test';
    const client = await find();
    const note = join(home, 'worker-pid');
    const job = codeOf(
      client.relight(wireRequest({ prompt: text('note deaf'), negativePrompt: text(note) }), { signal: new AbortController().signal }),
    );
    await until(() => existsSync(note));
    const worker = Number(await readFile(note, 'utf8'));
    pids.add(worker);
    expect(isAlive(worker)).toBe(true);
    engine.kill(signal);
    expect(['unavailable', 'cancelled']).toContain(await job);
    await until(() => !isAlive(worker));
  });
});

describe('buildId()', () => {
  it('is the same for client and engine, and quick', () => {
    delete process.env['RELIGHT_BUILD_ID'];
    const before = process.cpuUsage();
    const [near, far] = [buildId(), engineBuildId()];
    const { user, system } = process.cpuUsage(before);
    expect(near).toMatch(/^[0-9a-f]{16}$/);
    expect(far).toBe(near);
    // Both together, on a slow machine; one takes a few milliseconds.
    expect((user + system) / 1000).toBeLessThan(60);
  });
});
