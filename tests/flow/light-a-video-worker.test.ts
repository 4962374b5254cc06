import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE } from '../clips/sample.js';
import { childrenOf, isRunning, type RunningProcess } from './processes.js';
import { createRelightCommand, enginePid } from './relight-command.js';
import type { CommandRun, RelightCommand, RunOptions } from './relight-command.js';

/** Tiny networks of the real architectures in the published layout; copied, since merged weights are written beside them. */
const TINY_MODELS = fileURLToPath(new URL('../../reference/goldens/models', import.meta.url));

let relight: RelightCommand;
const at = (name: string): string => join(relight.folder, name);
beforeAll(() => {
  relight = createRelightCommand();
  cpSync(TINY_MODELS, at('models'), { recursive: true });
});
afterAll(() => relight.close());

function clip(out: string, flags: readonly string[], options: RunOptions = {}): Promise<CommandRun> {
  const model = ['--model', 'light-a-video', '--models', 'models', '--resolution', '64'];
  return relight.run(['clip', SAMPLE, ...model, '--out', out, '--json', ...flags], { ...options, env: { RELIGHT_PROVIDERS: 'cpu' } });
}

describe('a worker in the middle of light-a-video', () => {
  const LONG = ['--range', '0-23', '--steps', '60', '--relight-steps', '15', '--window-frames', '8'];
  const worker = (): RunningProcess | undefined => {
    const pid = enginePid(at('home'));
    return pid === null ? undefined : childrenOf(pid)[0];
  };
  /** Does something to the worker once it relights. */
  const during = (act: (worker: RunningProcess) => void): RunOptions => {
    let done = false;
    return {
      onStdout(stdout) {
        if (done || !/"stage":"relight","done":(?!0,)/.test(stdout)) return;
        done = true;
        act(worker()!);
      },
    };
  };

  it.each([
    ['that obeys', false],
    ['that is stuck in one long computation', true],
  ])('%s is gone, and its memory with it, less than 2 s after a cancel', async (_, stuck) => {
    let [pid, asked, gone] = [0, 0, 0];
    const options = during((found) => {
      pid = found.pid;
      if (stuck) process.kill(pid, 'SIGSTOP');
      asked = performance.now();
      void (async () => {
        while (isRunning(pid)) await delay(10);
        gone = performance.now();
      })();
    });
    const run = await clip('cancelled.mov', LONG, { ...options, interruptAt: '"stage":"relight","done":1' });
    while (gone === 0) await delay(10);
    expect([run.code, run.lines.at(-1)]).toMatchObject([130, { type: 'error', code: 'cancelled' }]);
    expect(pid).not.toBe(0);
    expect(gone - asked).toBeLessThan(2000);
    expect(childrenOf(enginePid(at('home'))!)).toEqual([]);
    expect(readdirSync(relight.folder).sort()).toEqual(['home', 'models']);
  });

  it('that is killed ends the job with a clear error, and the engine takes the next one', async () => {
    const engine = enginePid(at('home'));
    const run = await clip(
      'killed.mov',
      LONG,
      during(({ pid }) => process.kill(pid, 'SIGKILL')),
    );
    expect([run.code, run.lines.at(-1)]).toMatchObject([
      5,
      { type: 'error', code: 'resource-exhausted', message: expect.stringMatching(/SIGKILL.*memory/) },
    ]);
    expect((await clip('next.mov', ['--range', '0-0', '--steps', '2', '--relight-steps', '1'])).code).toBe(0);
    expect(enginePid(at('home'))).toBe(engine);
  });

  it('that crashes ends the job with exit code 6', async () => {
    const run = await clip(
      'crashed.mov',
      LONG,
      during(({ pid }) => process.kill(pid, 'SIGSEGV')),
    );
    expect([run.code, run.lines.at(-1)]).toMatchObject([6, { type: 'error', code: 'internal', message: expect.stringMatching(/SIGSEGV/) }]);
    expect(readdirSync(at('home/jobs'))).toEqual([]);
  });

  const prlimit = spawnSync('prlimit', ['--version']).status === 0;
  (prlimit ? it : it.skip)(
    `that gets no more memory ends in a clear error, and the engine lives${prlimit ? '' : ' [needs prlimit, which is not installed]'}`,
    async () => {
      const starve = ({ pid }: RunningProcess): void => void spawnSync('prlimit', ['--pid', `${pid}`, '--as=1000000']);
      const run = await clip('starved.mov', LONG, during(starve));
      // Nearly always it can still say what it lacked; where the lack hits native code first, only its crash can be told.
      const { type, code, message } = run.lines.at(-1) as Readonly<Record<string, string>>;
      expect([type, `${run.code} ${code}`]).toEqual(['error', code === 'internal' ? '6 internal' : '5 resource-exhausted']);
      expect(message).toMatch(/memory|^The worker ended with/);
      expect(enginePid(at('home'))).not.toBeNull();
    },
  );
});

describe('the memory of light-a-video', () => {
  it('does not grow with the length of the clip', async () => {
    const peak = async (out: string, range: string): Promise<number> => {
      let most = 0;
      const options = {
        onStdout: () => {
          const pid = enginePid(at('home'));
          for (const { memory } of pid === null ? [] : childrenOf(pid)) most = Math.max(most, memory);
        },
      };
      const few = ['--steps', '3', '--relight-steps', '2', '--window-frames', '4'];
      expect((await clip(out, ['--range', range, ...few], options)).code).toBe(0);
      return most;
    };
    const [short, long] = [await peak('short.mov', '0-7'), await peak('long.mov', '0-47')];
    expect(short).toBeGreaterThan(0);
    expect(long).toBeLessThan(1.25 * short);
  });
});
