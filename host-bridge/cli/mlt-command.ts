import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { RelightError } from '@relight/proto/relight-error.js';
import { openMltProject } from '../hosts/mlt/mlt-host.js';
import { addLightOptions, idleFlags, lightParams } from './light-options.js';
import { modelsFolder } from './models-folder.js';
import { runCommand } from './run-command.js';
import { runTrip } from './run-trip.js';

const EXAMPLES = `
Examples:
  relight mlt edit.kdenlive --clip 0:2 --prompt "candle light from below" --out edit-relit.kdenlive
  relight mlt edit.mlt --clip 1:0 --preset sunset --strength 0.8 --out edit-relit.mlt

TRACK counts video tracks from 0 without the black background, INDEX counts clips from 0 without gaps.
The relit media lie in "Relight Media" beside the new project.`;

interface MltOptions {
  readonly clip: string;
  readonly out: string;
  readonly sheet?: string;
  readonly models?: string;
  readonly overwrite: boolean;
  readonly json: boolean;
}

/** `relight mlt <project>`: relights one clip of a project and writes a new project with the layer above it. */
export function addMltCommand(program: Command, done: (code: number) => void): void {
  const command = program
    .command('mlt')
    .description('relight a clip of a Kdenlive, Shotcut or MLT project')
    .argument('<project>', '.mlt or .kdenlive file')
    .requiredOption('--clip <TRACK:INDEX>', 'which clip')
    .requiredOption('--out <project>', 'the new project')
    .option('--sheet <png>', 'contact sheet: source above relit, 6 frames')
    .option('--overwrite', 'replace what exists', false)
    .option('--json', 'one JSON object per line on stdout', false);
  addLightOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (project: string, options: MltOptions) => done(await relightProject(project, options)));
}

function relightProject(project: string, options: MltOptions): Promise<number> {
  return runCommand(options.json, async (reporter, signal) => {
    const params = lightParams({ ...options });
    const place = /^(\d{1,6}):(\d{1,6})$/.exec(options.clip);
    if (place === null) {
      throw new RelightError('invalid-argument', `Cannot use --clip "${options.clip}": TRACK:INDEX, such as 0:2, is wanted`);
    }
    const outPath = resolve(options.out);
    await checkOut(resolve(project), outPath, options.overwrite);
    const [track, index] = [Number(place[1]), Number(place[2])];
    const host = await openMltProject({ projectPath: resolve(project), outPath, track, index });
    const [clip] = await host.selection();
    const sheet = options.sheet === undefined ? null : resolve(options.sheet);
    const output = { path: await host.nextMediaPath(clip), codec: 'prores4444', overwrite: false, sheet };
    const idle = idleFlags(params, params);
    if (idle !== null) reporter.note(idle);
    const trip = { host, clip, params, output, modelsFolder: modelsFolder(options.models), reporter, signal };
    reporter.result({ ...(await runTrip(trip)), out: outPath });
  });
}

async function checkOut(project: string, out: string, overwrite: boolean): Promise<void> {
  const there = (path: string): Promise<boolean> =>
    access(path).then(
      () => true,
      () => false,
    );
  const refuse = (why: string): RelightError => new RelightError('output-unusable', `Cannot write project "${out}": ${why}`);
  if (out === project) throw refuse('it is the project itself; choose another name');
  if (!(await there(dirname(out)))) throw refuse(`the folder "${dirname(out)}" does not exist`);
  if (!overwrite && (await there(out))) throw refuse('it exists already; allow overwriting or choose another name');
}
