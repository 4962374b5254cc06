import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clipFolder, ODD_CLIPS } from '../../clips/cursed.js';
import { describeIf, hasTool } from '../../requirements.js';

const WRITE = new URL('../../fakes/write-frames.js', import.meta.url).pathname;
const PROBE = new URL('../../fakes/probe-file.js', import.meta.url).pathname;
const BACKENDS = ['node-av', 'ffmpeg'].filter((id) => id !== 'ffmpeg' || hasTool('ffmpeg'));

/** Another user's rights: root may do everything, so a root's test runs its child as nobody. */
const OTHER_USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const posix = process.platform === 'win32' ? describe.skip : describe;

describeIf('ffmpeg', 'both media backends', () => {
  it('are under test below', () => {
    expect(BACKENDS).toEqual(['node-av', 'ffmpeg']);
  });
});

posix.each(BACKENDS)('%s, out of luck', (backend) => {
  let folder = '';
  beforeAll(async () => {
    folder = await clipFolder();
    await chmod(folder, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['prores4444', 'out.mov', 40],
    ['h264', 'out.mp4', 40],
    ['png', 'out', 100],
  ])('%s on a full disk says so, and leaves nothing', async (codec, name, blocks) => {
    const place = join(folder, `${codec}-full`);
    await mkdir(place);
    // Files may grow to so many blocks of 512 bytes; the write after that fails as on a full disk.
    const script = `ulimit -f ${blocks}; exec "$@"`;
    const args = ['-c', script, 'sh', process.execPath, WRITE, backend, codec, join(place, name), '30'];
    const { stdout } = spawnSync('sh', args, { encoding: 'utf8' });
    expect(stdout).toMatch(/^resource-exhausted /);
    expect(stdout).toContain(join(place, name));
    expect(await readdir(place)).toEqual([]);
  });

  it('refuses a folder that may not be written to', async () => {
    const place = join(folder, 'read-only');
    await mkdir(place, { mode: 0o555 });
    const path = join(place, 'out.mov');
    const { stdout } = spawnSync(process.execPath, [WRITE, backend, 'prores4444', path, '1'], { encoding: 'utf8', ...OTHER_USER });
    expect(stdout).toMatch(/^output-unusable /);
    expect(stdout).toContain(path);
    expect(await readdir(place)).toEqual([]);
  });

  it('refuses a file that may not be read', async () => {
    const path = await ODD_CLIPS.oneFrame(folder);
    await chmod(path, 0o000);
    const { stdout } = spawnSync(process.execPath, [PROBE, backend, path], { encoding: 'utf8', ...OTHER_USER });
    expect(stdout).toMatch(/^input-unusable .*one-frame\.mp4.*permission/);
  });
});
