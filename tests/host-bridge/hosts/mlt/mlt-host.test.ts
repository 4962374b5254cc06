import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMltProject } from '@relight/host-bridge/hosts/mlt/mlt-host.js';
import { parseProject } from '@relight/host-bridge/hosts/mlt/project.js';
import { findTimeline } from '@relight/host-bridge/hosts/mlt/timeline.js';
import { kdenliveProject, mltProject } from '../../../fakes/mlt-project.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-mlt-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const TRACKS = [
  [
    { media: 'a.mp4', first: 0, last: 49 },
    { media: 'b.mp4', first: 10, last: 34, gap: 5 },
  ],
  [{ media: 'title.mp4', first: 0, last: 9, gap: 60 }],
];

async function open(track: number, index: number, text = mltProject(TRACKS)) {
  const projectPath = join(folder, 'edit.mlt');
  const outPath = join(folder, 'relit.mlt');
  await writeFile(projectPath, text);
  return { projectPath, outPath, host: await openMltProject({ projectPath, outPath, track, index }) };
}

const media = (path: string, frames: number) => ({ path, frames, frameRate: { num: 25, den: 1 }, recipePath: `${path}.relight.json` });

describe('openMltProject()', () => {
  it('counts video tracks without the background and clips without gaps', async () => {
    const { host } = await open(0, 1);
    const [clip] = await host.selection();
    expect(clip).toEqual({ id: '0:1', name: 'b' });
    expect(await host.getSource(clip)).toEqual({ path: join(folder, 'b.mp4'), first: 10, last: 34 });
  });

  it.each([
    [2, 0, 'the project has 2 video tracks'],
    [0, 2, 'track 0 has 2 clips'],
  ])('refuses clip %i:%i, saying what there is', async (track, index, told) => {
    await expect(open(track, index)).rejects.toMatchObject({ code: 'invalid-argument', message: expect.stringContaining(told) });
  });

  it.each([
    ['no XML at all', 'not XML'],
    ['<html><body/></html>', 'an <mlt> project'],
    ['<mlt><profile/></mlt>', 'frame rate'],
    ['<mlt><profile frame_rate_num="25" frame_rate_den="1"/></mlt>', 'no timeline'],
  ])('refuses %s', async (text, told) => {
    await expect(open(0, 0, text)).rejects.toMatchObject({ code: 'input-unusable', message: expect.stringContaining(told) });
  });

  it('refuses a clip that is no movie', async () => {
    const text = mltProject([[{ media: 'a.mp4', first: 0, last: 9 }]]).replace('>avformat<', '>timewarp<');
    await expect(open(0, 0, text)).rejects.toMatchObject({ code: 'input-unusable', message: expect.stringContaining('another speed') });
  });

  it('names results by clip and version, never one that exists', async () => {
    const { host } = await open(0, 0);
    const [clip] = await host.selection();
    const path = await host.nextMediaPath(clip);
    expect(path.endsWith(join('Relight Media', 'a_RELIT_v001.mov'))).toBe(true);
    await writeFile(path, '');
    expect((await host.nextMediaPath(clip)).endsWith('a_RELIT_v002.mov')).toBe(true);
  });
});

describe('putLayer()', () => {
  it('puts the layer on a track of its own above the clip, at its place and length', async () => {
    const { host, outPath } = await open(0, 1);
    const [clip] = await host.selection();
    await host.putLayer(clip, media(join(folder, 'layer.mov'), 25));
    const project = parseProject(outPath, await readFile(outPath, 'utf8'));
    const { tracks } = findTimeline(project, outPath);
    expect(tracks.map((track) => track.clips.map(({ start, first, last }) => [start, first, last]))).toEqual([
      [
        [0, 0, 49],
        [55, 10, 34],
      ],
      [[55, 0, 24]],
      [[60, 0, 9]],
    ]);
  });

  it('leaves everything else in the file unchanged on the topmost track', async () => {
    const { host, projectPath, outPath } = await open(1, 0);
    const [clip] = await host.selection();
    await host.putLayer(clip, media(join(folder, 'layer.mov'), 10));
    const before = lines(await readFile(projectPath, 'utf8'));
    const after = lines(await readFile(outPath, 'utf8'));
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    expect(after.filter((line) => !before.includes(line)).every((line) => /relight|property|transition|entry|producer/.test(line))).toBe(
      true,
    );
  });

  it('moves what counts tracks above by one, and only that', async () => {
    const { host, outPath } = await open(0, 0);
    const [clip] = await host.selection();
    await host.putLayer(clip, media(join(folder, 'layer.mov'), 50));
    const text = await readFile(outPath, 'utf8');
    const target = (id: string): string => /b_track">(\d+)/.exec(text.slice(text.indexOf(`id="${id}"`)))![1];
    expect([target('mix0'), target('join0'), target('relight0_join'), target('mix1'), target('join1')]).toEqual(['1', '1', '2', '3', '3']);
  });

  it.each(['22.12', '23.04'] as const)(
    'keeps to Kdenlive %s: a track of two playlists, the clip in the bin with a number of its own',
    async (version) => {
      const { host, outPath } = await open(0, 1, kdenliveProject(TRACKS, version));
      const [clip] = await host.selection();
      expect(clip.name).toBe('b');
      await host.putLayer(clip, media(join(folder, 'layer.mov'), 25));
      const text = await readFile(outPath, 'utf8');
      const project = parseProject(outPath, text);
      expect(findTimeline(project, outPath).tracks.map((track) => track.clips.map(({ start }) => start))).toEqual([[0, 55], [55], [60]]);
      expect(text).toMatch(/<playlist id="main_bin">[^]*<entry producer="relight0"[^]*<\/playlist>/);
      expect(text).toContain('<property name="kdenlive:id">5</property>');
      const places = ['<producer id="relight0"', 'id="main_bin"', 'id="relight0_track"', 'id="relight0_tractor"', '<tractor id="main"'];
      expect(places.map((place) => text.indexOf(place))).toEqual(places.map((place) => text.indexOf(place)).sort((a, b) => a - b));
    },
  );

  it('refuses media at another frame rate than the project says, and writes nothing', async () => {
    const { host, outPath } = await open(0, 0);
    await rm(outPath, { force: true });
    const [clip] = await host.selection();
    const layer = { ...media(join(folder, 'layer.mov'), 50), frameRate: { num: 24, den: 1 } };
    await expect(host.putLayer(clip, layer)).rejects.toMatchObject({ code: 'input-unusable' });
    expect(await readdir(folder)).not.toContain('relit.mlt');
  });
});

/** The elements of a file, one a line, white space aside. */
function lines(text: string): string[] {
  return text
    .replaceAll(/>\s*</g, '>\n<')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
