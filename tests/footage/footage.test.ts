import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodedClip, meanLuma } from '../flow/decoded-frames.js';
import { createRelightCommand } from '../flow/relight-command.js';
import type { RelightCommand } from '../flow/relight-command.js';

/** Real footage to try on: a folder of movies named by RELIGHT_FOOTAGE. Sheets are left in tests/output/footage to look at. */
const FOOTAGE = process.env['RELIGHT_FOOTAGE'] ?? '';
const SHEETS = fileURLToPath(new URL('../../output/footage', import.meta.url));
const LOOKS = ['left', 'right', 'top-warm', 'sunset', 'neon'] as const;
const clips = existsSync(FOOTAGE) ? readdirSync(FOOTAGE).filter((name) => /\.(mp4|mov|mkv)$/.test(name)) : [];

let relight: RelightCommand;
beforeAll(() => {
  relight = createRelightCommand();
  mkdirSync(SHEETS, { recursive: true });
});
afterAll(() => relight.close());

describe('real footage', () => {
  it('is there: RELIGHT_FOOTAGE names a folder of movies', () => {
    expect(clips.length).toBeGreaterThan(0);
  });

  it.each(clips)('%s: right length, light from the asked side, no warning, nothing clipped away', async (clip) => {
    const path = join(FOOTAGE, clip);
    const name = basename(clip, extname(clip));
    const source = await decodedClip(path, 0, 0);
    const sides = new Map<string, number>();
    for (const look of LOOKS) {
      const out = join(relight.folder, `${name}-${look}.mov`);
      const sheet = join(SHEETS, `${name}-${look}.png`);
      const run = await relight.run(['clip', path, '--preset', look, '--out', out, '--sheet', sheet, '--overwrite', '--json']);
      expect([run.code, run.lines.at(-1)]).toMatchObject([0, { type: 'result', frames: source.info.frames }]);
      const [frame] = (await decodedClip(out, 0, 0)).frames;
      sides.set(look, meanLuma(frame, 'right') / meanLuma(frame, 'left'));
      expect(meanLuma(frame)).toBeGreaterThan(0.02);
      expect(meanLuma(frame)).toBeLessThan(0.9);
    }
    expect(sides.get('right')!).toBeGreaterThan(1.1 * sides.get('left')!);
  });
});
