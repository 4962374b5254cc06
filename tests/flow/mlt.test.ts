import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SAMPLE } from '../clips/sample.js';
import { kdenliveProject, mltProject } from '../fakes/mlt-project.js';
import { describeIf } from '../requirements.js';
import { decodedClip } from './decoded-frames.js';
import { psnr } from './psnr.js';
import { createRelightCommand } from './relight-command.js';
import type { RelightCommand } from './relight-command.js';

let relight: RelightCommand;
const at = (name: string): string => join(relight.folder, name);
beforeAll(() => {
  relight = createRelightCommand();
});
afterAll(() => relight.close());

/** Renders a project with the editor's own exporter. */
function render(project: string, movie: string): void {
  const args = [
    '-silent',
    at(project),
    '-consumer',
    `avformat:${at(movie)}`,
    'vcodec=libx264',
    'crf=8',
    'an=1',
    'real_time=-1',
    'terminate_on_pause=1',
  ];
  const melt = spawnSync('melt', args, { encoding: 'utf8', env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' } });
  expect(melt.status).toBe(0);
}

describeIf('melt', 'relight mlt', () => {
  it('puts the layer above its clip, so that the editor exports it there and the original elsewhere', async () => {
    // The sample at its own 24 frames per second; the relit clip starts at frame 6 of the timeline and shows frames 10 to 21.
    const text = mltProject([
      [
        { media: SAMPLE, first: 30, last: 35 },
        { media: SAMPLE, first: 10, last: 21 },
        { media: SAMPLE, first: 40, last: 45 },
      ],
    ]);
    writeFileSync(at('edit.mlt'), text.replace('frame_rate_num="25"', 'frame_rate_num="24"'));
    const run = await relight.run(['mlt', 'edit.mlt', '--clip', '0:1', '--preset', 'neon', '--out', 'relit.mlt', '--json']);
    expect([run.code, run.lines.at(-1)]).toMatchObject([0, { type: 'result', out: at('relit.mlt'), frames: 12 }]);
    expect(readFileSync(at('edit.mlt'), 'utf8')).toBe(text.replace('frame_rate_num="25"', 'frame_rate_num="24"'));

    render('edit.mlt', 'before.mp4');
    render('relit.mlt', 'after.mp4');
    const before = await decodedClip(at('before.mp4'));
    const after = await decodedClip(at('after.mp4'));
    const layer = await decodedClip(at('Relight Media/sample_RELIT_v001.mov'));
    expect([after.frames.length, layer.frames.length]).toEqual([before.frames.length, 12]);

    const inside = layer.frames.map((frame, index) => [
      psnr(after.frames[6 + index], frame),
      psnr(after.frames[6 + index], before.frames[6 + index]),
    ]);
    expect(Math.min(...inside.map(([relit]) => relit))).toBeGreaterThan(38);
    expect(Math.max(...inside.map(([, original]) => original))).toBeLessThan(25);
    const outside = [0, 1, 2, 3, 4, 5, 18, 19, 20, 21, 22, 23].map((index) => psnr(after.frames[index], before.frames[index]));
    expect(Math.min(...outside)).toBeGreaterThan(40);
  });

  it('in a Kdenlive project a title above the clip stays on top', async () => {
    const tracks = [[{ media: SAMPLE, first: 0, last: 5 }], [{ media: SAMPLE, first: 40, last: 42 }]];
    writeFileSync(at('titled.kdenlive'), kdenliveProject(tracks).replace('frame_rate_num="25"', 'frame_rate_num="24"'));
    expect(
      (await relight.run(['mlt', 'titled.kdenlive', '--clip', '0:0', '--preset', 'moonlight', '--out', 'titled-relit.kdenlive'])).code,
    ).toBe(0);
    render('titled.kdenlive', 'titled.mp4');
    render('titled-relit.kdenlive', 'titled-relit.mp4');
    const before = await decodedClip(at('titled.mp4'));
    const after = await decodedClip(at('titled-relit.mp4'));
    expect(Math.min(...[0, 1, 2].map((index) => psnr(after.frames[index], before.frames[index])))).toBeGreaterThan(40);
    expect(Math.max(...[3, 4, 5].map((index) => psnr(after.frames[index], before.frames[index])))).toBeLessThan(25);
  });

  it('refuses a project that is none, a clip that is not there, an output that exists', async () => {
    writeFileSync(at('notes.mlt'), 'not a project');
    const refused = async (args: readonly string[]): Promise<number | null> => (await relight.run(['mlt', ...args])).code;
    expect(await refused(['notes.mlt', '--clip', '0:0', '--out', 'x.mlt'])).toBe(3);
    expect(await refused(['missing.mlt', '--clip', '0:0', '--out', 'x.mlt'])).toBe(3);
    expect(await refused(['edit.mlt', '--clip', '4:0', '--out', 'x.mlt'])).toBe(2);
    expect(await refused(['edit.mlt', '--clip', 'first', '--out', 'x.mlt'])).toBe(2);
    expect(await refused(['edit.mlt', '--clip', '0:0', '--out', 'relit.mlt'])).toBe(2);
    expect(await refused(['edit.mlt', '--clip', '0:0', '--out', 'edit.mlt', '--overwrite'])).toBe(2);
    expect(existsSync(at('x.mlt'))).toBe(false);
    expect(readdirSync(at('Relight Media')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
