import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineClient } from '@relight/host-bridge/engine-client.js';
import { startTestEngine } from '../../fakes/test-engine.js';
import type { TestEngine } from '../../fakes/test-engine.js';

let engine: TestEngine;
let client: EngineClient;
beforeEach(async () => {
  engine = await startTestEngine();
  client = await engine.client();
});
afterEach(() => engine.stop());

describe('engine start', () => {
  it('clears away what a dead engine left, and puts a file back that was just being replaced', async () => {
    await engine.daemon.close();
    const output = join(engine.scratch, 'old.mov');
    const jobFolder = join(engine.home.jobs, 'dead');
    const staging = join(engine.scratch, '.relight-dead');
    await mkdir(jobFolder);
    await mkdir(staging);
    await writeFile(join(jobFolder, 'request.json'), JSON.stringify({ output: { path: output, sheet: null } }));
    await writeFile(join(jobFolder, 'frames.raw'), 'x');
    await writeFile(join(staging, 'replaced'), 'precious');
    await writeFile(join(engine.scratch, '.relight-dead-old.mov.relight.json'), 'half');
    const next = await startTestEngine({ home: engine.home });
    expect(await next.jobFolders()).toEqual([]);
    expect(await readFile(output, 'utf8')).toBe('precious');
    expect((await readdir(engine.scratch)).filter((name) => name.startsWith('.relight-'))).toEqual([]);
    await next.stop();
  });

  it('finds another engine of its home and leaves it alone', async () => {
    // The same process counts as the same engine, so the other one is told by its lock.
    const lock = JSON.parse(await readFile(join(engine.home.folder, 'engine.json'), 'utf8')) as { pid: number };
    await writeFile(join(engine.home.folder, 'engine.json'), JSON.stringify({ ...lock, pid: process.ppid }));
    await expect(startTestEngine({ home: engine.home })).rejects.toThrow(/another engine/);
    await client.ping();
  });

  it.each(['{"pid": 99999999, "port": 1}', 'half a fi', ''])('replaces a stale lock: %s', async (lock) => {
    await engine.daemon.close();
    await writeFile(join(engine.home.folder, 'engine.json'), lock);
    await writeFile(join(engine.home.folder, 'engine.starting'), '99999999');
    const next = await startTestEngine({ home: engine.home });
    const { mode } = await stat(join(engine.home.folder, 'engine.json'));
    expect(mode & 0o777).toBe(0o600);
    await (await next.client()).ping();
    await next.stop();
  });

  it('replaces the lock of a process that lives but is no engine', async () => {
    await engine.daemon.close();
    const lock = { pid: process.ppid, port: 9, token: 't', buildId: 'test', protocolMajor: 1, protocolMinor: 0 };
    await writeFile(join(engine.home.folder, 'engine.json'), JSON.stringify(lock));
    const next = await startTestEngine({ home: engine.home });
    await next.stop();
  });
});
