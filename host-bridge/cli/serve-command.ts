import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { exitCode } from './exit-code.js';
import { parseNumber } from './parse-number.js';
import { runCommand } from './run-command.js';
import { ENGINE_MAIN } from './start-engine.js';

/** `relight serve`: the engine in the foreground, until Ctrl-C. */
export function addServeCommand(program: Command, done: (code: number) => void): void {
  program
    .command('serve')
    .description('run the engine in the foreground; the Premiere panel looks for it on ports 8787 to 8789')
    .option('--port <number>', 'listen on this port only')
    .addHelpText('after', '\nExamples:\n  relight serve\n  relight serve --port 8788')
    .action(async ({ port }: { readonly port?: string }) => done(await serve(port)));
}

async function serve(port: string | undefined): Promise<number> {
  let code = 0;
  const failed = await runCommand(false, async (_reporter, signal) => {
    const flags = port === undefined ? [] : ['--port', String(parseNumber('--port', port, { min: 1024, max: 65535, whole: true }))];
    const engine = spawn(process.execPath, [ENGINE_MAIN, ...flags], { stdio: 'inherit' });
    signal.addEventListener('abort', () => engine.kill('SIGTERM'), { once: true });
    code = await new Promise((resolve) => engine.once('exit', (status) => resolve(status ?? 0)));
  });
  return failed !== 0 ? failed : code === 0 ? 0 : exitCode('internal');
}
