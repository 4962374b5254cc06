import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { RelightError } from '@relight/proto/relight-error.js';
import { createFilesHost } from '../hosts/files/files-host.js';
import { addLightOptions, idleFlags, lightParams } from './light-options.js';
import { modelsFolder } from './models-folder.js';
import { parseRange } from './parse-number.js';
import { readRecipe, withFlags } from './recipe-params.js';
import { runCommand } from './run-command.js';
import { runTrip } from './run-trip.js';

const CODECS = ['prores4444', 'prores422hq', 'h264', 'png', 'exr'] as const;

const EXAMPLES = `
Examples:
  relight clip shot.mp4 --prompt "warm sunset from the right" --out relit.mov --sheet relit.png
  relight clip shot.mov --preset blinds --strength 0.7 --range 24-71 --out relit.mov
  relight clip shot.mp4 --direction 135 --temperature 3200 --intensity 0.5 --codec h264 --out relit.mp4
  relight clip shot.mp4 --preset moonlight --codec png --out frames --json
  relight clip shot.mp4 --model light-a-video --quality draft --prompt "neon light, cyberpunk" --direction left --out neon.mov
  relight clip shot.mp4 --model light-a-video --prompt "soft light, a beach" --mask masks --background-prompt "a beach at dawn" --out beach.mov
  relight clip shot.mp4 --recipe relit.mov.relight.json --strength 0.5 --out softer.mov

Degrees: 0 is from the right, 90 from the top, counter-clockwise.
light-a-video's defaults are those of its authors, which is --quality reference; draft and standard stand for fewer
relight steps, guidance steps and fusions.`;

/** `relight clip <input>`: a media file in, a relit layer out. */
export function addClipCommand(program: Command, done: (code: number) => void): void {
  const command = program
    .command('clip')
    .description('relight a media file')
    .argument('<input>', 'media file')
    .requiredOption('--out <path>', 'the result; a folder for png and exr')
    .addOption(new Option('--codec <name>', 'prores4444, or h264 for a name that ends in .mp4, by default').choices(CODECS))
    .option('--range <A-B>', 'first and last frame, zero-based, inclusive')
    .option('--recipe <file>', "make again what a result's .relight.json says; other options win over it")
    .option('--sheet <png>', 'contact sheet: source above relit, 6 frames')
    .option('--overwrite', 'replace what exists', false)
    .option('--json', 'one JSON object per line on stdout', false);
  addLightOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (input: string, options: ClipOptions) => done(await relightFile(input, options)));
}

interface ClipOptions {
  readonly out: string;
  readonly codec?: string;
  readonly range?: string;
  readonly recipe?: string;
  readonly sheet?: string;
  readonly models?: string;
  readonly overwrite: boolean;
  readonly json: boolean;
}

function relightFile(input: string, options: ClipOptions): Promise<number> {
  return runCommand(options.json, async (reporter, signal) => {
    const recipe = options.recipe === undefined ? null : readRecipe(options.recipe);
    const flags = lightParams({ ...options });
    const params = withFlags(recipe?.params ?? new Map(), flags);
    const range = options.range === undefined ? { first: recipe?.first ?? 0, last: recipe?.last ?? null } : parseRange(options.range);
    if (input === '' || options.out === '') throw new RelightError('invalid-argument', 'Cannot relight "": names of files are wanted');
    const output = {
      path: resolve(options.out),
      codec: options.codec ?? (/\.mp4$/i.test(options.out) ? 'h264' : 'prores4444'),
      overwrite: options.overwrite,
      sheet: options.sheet === undefined ? null : resolve(options.sheet),
    };
    const host = createFilesHost({ path: resolve(input), ...range });
    const [clip] = await host.selection();
    const idle = idleFlags(flags, params);
    if (idle !== null) reporter.note(idle);
    reporter.result(await runTrip({ host, clip, params, output, modelsFolder: modelsFolder(options.models), reporter, signal }));
  });
}
