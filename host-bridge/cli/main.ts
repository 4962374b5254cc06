#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { RelightError } from '@relight/proto/relight-error.js';
import { addClipCommand } from './clip-command.js';
import { addDoctorCommand } from './doctor-command.js';
import { exitCode } from './exit-code.js';
import { addMltCommand } from './mlt-command.js';
import { addPresetsCommand } from './presets-command.js';
import { createJsonReporter } from './reporter.js';
import { addServeCommand } from './serve-command.js';

const done = (code: number): void => {
  process.exitCode = code;
};

// A reader such as `head` may leave early; its going is no fault of ours, and a job's client that is gone cancels the job.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const program = new Command('relight')
  .description('Relight a clip: a light layer over the untouched source, made on this machine.')
  .version('0.1.0')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'relight: ')) })
  .showHelpAfterError('See relight --help, or relight <command> --help.');
addClipCommand(program, done);
addMltCommand(program, done);
addServeCommand(program, done);
addPresetsCommand(program);
addDoctorCommand(program, done);
for (const command of program.commands) command.copyInheritedSettings(program);

try {
  await program.parseAsync();
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) throw thrown;
  // Help and version are no mistakes.
  const usage = thrown.exitCode !== 0;
  if (usage && process.argv.includes('--json')) {
    createJsonReporter(process.stdout).error(new RelightError('invalid-argument', thrown.message.replace(/^error: /, '')));
  }
  done(usage ? exitCode('invalid-argument') : 0);
}
