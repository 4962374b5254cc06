import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runOn } from './run-on.js';
import { selfTest, type ProviderFinding } from './self-test.js';

/** Drivers compile their shaders at first use; software ones take ten seconds. */
const TIMEOUT_MS = 60_000;
const MAIN = fileURLToPath(new URL('./examine-provider-main.js', import.meta.url));

/**
 * Tries an execution provider on this machine. All but `cpu` are tried in a process of their own, since a graphics
 * driver may end or hang the process that loads it.
 */
export async function examineProvider(provider: string, { timeoutMs = TIMEOUT_MS } = {}): Promise<ProviderFinding> {
  return provider === 'cpu' ? selfTest(provider, runOn(provider)) : examineInProcess(provider, timeoutMs);
}

function examineInProcess(provider: string, timeoutMs: number): Promise<ProviderFinding> {
  return new Promise((resolve) => {
    const child = fork(MAIN, [provider], {
      execArgv: [],
      env: process.env,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let found: ProviderFinding | null = null;
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.on('message', (message) => {
      if (isFinding(message)) found = message;
    });
    child.on('error', () => undefined);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      const how = signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`;
      const problem = hung ? `its self-test took longer than ${timeoutMs / 1000} s` : `it ended its process with ${how}`;
      resolve(found ?? { provider, verdict: 'wrong', attention: null, error: Infinity, milliseconds: Infinity, problem });
    });
  });
}

/** The child is this package's own process, so its shape vouches for its fields. */
function isFinding(message: unknown): message is ProviderFinding {
  return typeof message === 'object' && message !== null && 'verdict' in message;
}
