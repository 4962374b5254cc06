import { openBackend } from '@relight/engine/media/open-backend.js';
import type { Codec, MediaBackend } from '@relight/engine/media/media-backend.js';
import type { RelightRequest } from '@relight/engine/relight-request.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchPart } from '../bench-part.js';
import { startCpuClock } from '../cpu-clock.js';
import { NEUTRAL_LIGHT } from '../../fakes/neutral-light.js';
import { readFrames, stretched, writeFootage } from '../test-footage.js';
import { runWorker } from './run-worker.js';

const SIGNAL = new AbortController().signal;
const MIB = 2 ** 20;

/** The whole run against decode and encode alone, and the worker's memory against the clip's length. */
export const benchMedia: BenchPart = async ({ root, quick, report }) => {
  const media = await openBackend();
  const folder = await mkdtemp(join(tmpdir(), 'relight-bench-'));
  try {
    const sample = await readFrames(media, join(root, 'tests/clips/sample.mp4'), quick ? 6 : 48);

    // 1. 1080p, ProRes 422 HQ in, ProRes 4444 out.
    const big = join(folder, 'big.mov');
    const large = sample.slice(0, 12).map((frame) => stretched(frame, 1920, 1080));
    const count = quick ? 6 : 120;
    await writeFootage(media, large, { path: big, codec: 'prores422hq', count });
    const codec = await transcode(media, big, join(folder, 'transcoded.mov'));
    const whole = await runWorker('bench-whole', request(big, join(folder, 'whole.mov'), 'prores4444'), folder);
    const ratio = whole.cpuMs === null ? null : whole.cpuMs / codec;
    report(
      `1080p: whole run ${((whole.cpuMs ?? 0) / count).toFixed(0)} ms per frame, decode and encode alone ${(codec / count).toFixed(0)} ms`,
    );

    // 2. 640x360, ProRes 422 HQ in and out, 5 s and 60 s.
    const peaks: Record<string, number | null> = {};
    for (const seconds of quick ? [1, 2] : [5, 60]) {
      const path = join(folder, `${seconds}.mov`);
      await writeFootage(media, sample, { path, codec: 'prores422hq', count: 24 * seconds });
      const { peakRss } = await runWorker(`bench-${seconds}`, request(path, join(folder, `${seconds}-relit.mov`), 'prores422hq'), folder);
      peaks[`${seconds} s`] = peakRss;
      report(`${seconds} s: peak ${peakRss === null ? 'unknown' : (peakRss / MIB).toFixed(0)} MiB`);
      await rm(path);
    }
    const [short, long] = Object.values(peaks);
    const growth = short === null || long === null ? null : long / short - 1;
    const shown = (value: number | null, digits: number, unit = ''): string =>
      value === null ? 'unknown' : `${value.toFixed(digits)}${unit}`;
    return {
      figures: {
        cpuMsPerFrame: { whole: whole.cpuMs === null ? null : whole.cpuMs / count, decodeAndEncode: codec / count },
        ratio,
        wallMsByStage: whole.result.timings,
        peakRss: peaks,
        growth,
      },
      markdown: [
        '| what | measured | wanted |',
        '| --- | ---: | ---: |',
        `| whole run over decode and encode alone, CPU (1080p, ProRes 422 HQ to ProRes 4444, ${count} frames) | ${shown(ratio, 2)} | < 2 |`,
        ...Object.entries(peaks).map(
          ([name, peak]) =>
            `| worker's peak memory, ${name} of 640x360 ProRes 422 HQ | ${shown(peak === null ? null : peak / MIB, 0, ' MiB')} | |`,
        ),
        `| growth from the short clip to the long one | ${shown(growth === null ? null : 100 * growth, 1, ' %')} | within 10 % |`,
      ].join('\n'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** CPU ms of reading a file and writing its frames again, nothing between. */
async function transcode(media: MediaBackend, from: string, to: string): Promise<number> {
  const stop = startCpuClock();
  const info = await media.probe(from, SIGNAL);
  const { width, height, rotation, pixelAspect, frameRate } = info;
  const encoder = await media.encode({
    path: to,
    codec: 'prores4444',
    width,
    height,
    rotation,
    pixelAspect,
    frameRate,
    variableRate: false,
    alpha: false,
  });
  for await (const frame of media.decode(info, { first: 0, last: info.frames - 1, signal: SIGNAL })) await encoder.write(frame);
  await encoder.finish();
  return stop();
}

function request(path: string, out: string, codec: Codec): RelightRequest {
  return {
    source: { kind: 'media', path, first: 0, last: null },
    model: 'lite',
    light: { ...NEUTRAL_LIGHT, preset: 'right' },
    strength: 1,
    seed: 0,
    diffusion: null,
    modelsFolder: null,
    output: { path: out, codec, overwrite: false, sheet: null },
  };
}
