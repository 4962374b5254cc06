import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findEngine } from '@relight/host-bridge/cli/find-engine.js';
import type { EngineClient } from '@relight/host-bridge/engine-client.js';
import type { JobPreview } from '@relight/host-bridge/relight-options.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';
import { SAMPLE } from '../clips/sample.js';
import { decodedClip } from './decoded-frames.js';
import { createRelightCommand } from './relight-command.js';
import type { RelightCommand } from './relight-command.js';

let relight: RelightCommand;
let engine: EngineClient;
beforeAll(async () => {
  relight = createRelightCommand();
  engine = await findEngine({ clientName: 'test', home: join(relight.folder, 'home') });
});
afterAll(() => {
  engine.close();
  relight.close();
});

describe('over a real socket', () => {
  it('frames that were sent and a reference to their media give the same layer, bit for bit', async () => {
    const { info, frames } = await decodedClip(SAMPLE, 12, 17);
    const params = new Map<string, ParamValue>([
      ['prompt', { kind: 'string', value: 'hard warm light from the upper left, through blinds' }],
    ]);
    const output = (name: string) => ({ path: join(relight.folder, name), codec: 'prores4444', overwrite: false, sheet: null });
    const { signal } = new AbortController();
    const previews: JobPreview[] = [];
    async function* sent() {
      for (const frame of frames) yield await Promise.resolve(frame);
    }

    const referred = await engine.relight(
      { source: { kind: 'media', path: SAMPLE, first: 12, last: 17 }, params, output: output('reference.mov'), modelsFolder: null },
      { signal, onPreview: (preview) => previews.push(preview) },
    );
    // Something to look at comes while the rest is made.
    expect(previews[0]).toMatchObject({ frame: 0 });
    expect(Buffer.from(previews[0].jpeg).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    const { width, height, frameRate, pixelAspect, hasAlpha, rotation, colour } = info;
    const stream = { width, height, frameRate, pixelAspect, hasAlpha, rotation, transfer: colour.transfer, primaries: colour.primaries };
    const uploaded = await engine.relight(
      {
        source: { kind: 'frames', ...stream, count: frames.length, timestamps: null },
        params,
        output: output('frames.mov'),
        modelsFolder: null,
      },
      { signal, frames: sent() },
    );
    expect([uploaded.frames, uploaded.width, uploaded.height]).toEqual([referred.frames, referred.width, referred.height]);
    const [byReference, byFrames] = [await decodedClip(referred.out), await decodedClip(uploaded.out)];
    expect(byFrames.hash).toBe(byReference.hash);
    expect(byFrames.info.frameRate).toEqual(byReference.info.frameRate);
  });
});
