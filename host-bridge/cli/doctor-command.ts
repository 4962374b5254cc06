import type { Command } from 'commander';
import { findEngine } from './find-engine.js';
import { modelsFolder, modelsHint } from './models-folder.js';
import { runCommand } from './run-command.js';

/** `relight doctor`: what this machine has, what is missing, and the one step that would add it. */
export function addDoctorCommand(program: Command, done: (code: number) => void): void {
  program
    .command('doctor')
    .description('say what works on this machine and what is missing')
    .option('--models <folder>', modelsHint())
    .option('--json', 'one JSON object on stdout', false)
    .action(async (options: DoctorOptions) => done(await doctor(options)));
}

interface DoctorOptions {
  readonly models?: string;
  readonly json: boolean;
}

function doctor({ models, json }: DoctorOptions): Promise<number> {
  return runCommand(json, async () => {
    const engine = await findEngine({ clientName: 'relight doctor' });
    try {
      const report = await engine.doctor(modelsFolder(models));
      process.stdout.write(json ? `${report}\n` : readable(report));
    } finally {
      engine.close();
    }
  });
}

/** The report's entries as `name: value` lines, nested ones indented. */
function readable(report: string): string {
  const lines = (value: unknown, indent: string): string[] =>
    Object.entries(value as Record<string, unknown>).flatMap(([name, entry]) =>
      typeof entry === 'object' && entry !== null
        ? [`${indent}${name}:`, ...lines(entry, `${indent}  `)]
        : [`${indent}${Array.isArray(value) ? '-' : `${name}:`} ${String(entry)}`],
    );
  return `${lines(JSON.parse(report) as unknown, '').join('\n')}\n`;
}
