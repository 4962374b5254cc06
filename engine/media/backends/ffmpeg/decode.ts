import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { throwIfCancelled } from '../../cancelled.js';
import { decodeFilter, decodeFormat, type FilterDialect } from '../../colour.js';
import type { FrameIndex } from '../../frame-index.js';
import { unusable } from '../../input-file.js';
import type { DecodeOptions, MediaInfo, VideoFrame } from '../../media-backend.js';
import { frameTime, wantedFrames } from '../../wanted-frames.js';
import { createByteReader } from './byte-reader.js';
import { decodePlan, selectExpression, type DecodeRun } from './decode-plan.js';
import { filterDialect } from './filter-dialect.js';
import { inputArguments } from './input-arguments.js';
import { readFrame } from './read-frame.js';
import { lastLine, startTool, stopTool } from './tool.js';

/** Yields the wanted frames in order; the pipe holds ffmpeg back, so it is a few frames ahead at most. */
export async function* decode(info: MediaInfo, index: FrameIndex, options: DecodeOptions): AsyncGenerator<VideoFrame> {
  const { signal } = options;
  for (const run of decodePlan(wantedFrames(info, options), index)) {
    const sought = yield* decodeRun(info, index, run, signal);
    if (sought.done === run.frames.length) continue;
    const rest = { key: null, frames: run.frames.slice(sought.done) };
    // A seek may land behind a picture that others refer to. From the start nothing is missing.
    const again = run.key === null ? { ...sought, done: 0 } : yield* decodeRun(info, index, rest, signal);
    if (again.done < rest.frames.length)
      throw unusable(info.path, `frame ${rest.frames[again.done]} is damaged or missing (${again.reason})`);
  }
}

interface RunEnd {
  /** Frames that came, in order. */
  readonly done: number;
  /** Why no more came. */
  readonly reason: string;
}

async function* decodeRun(info: MediaInfo, index: FrameIndex, run: DecodeRun, signal: AbortSignal): AsyncGenerator<VideoFrame, RunEnd> {
  throwIfCancelled(signal);
  const tool = startTool('ffmpeg', runArguments(info, index, run, await filterDialect()), ['ignore', 'pipe', 'pipe', 'pipe'], signal);
  const { stdio } = tool.process;
  const pictures = createByteReader(stdio[1] as Readable);
  const times = presentationTimes(stdio[3] as Readable);
  let done = 0;
  try {
    for (const frame of run.frames) {
      const read = await readFrame(pictures, info, frame, frameTime(info, frame));
      throwIfCancelled(signal);
      const time = await times.next();
      if (read === null || time.done || (index.pts !== null && time.value !== index.pts[frame])) break;
      yield read;
      throwIfCancelled(signal);
      done += 1;
    }
  } finally {
    stopTool(tool);
  }
  const { stderr } = await tool.ended;
  return { done, reason: lastLine(stderr) || 'its time does not fit' };
}

function runArguments(info: MediaInfo, index: FrameIndex, { key, frames }: DecodeRun, dialect: FilterDialect): readonly string[] {
  const filters = [
    `select='${selectExpression(frames, index)}'`,
    // Prints each frame's time beside its picture: raw pictures carry none, and a lost frame must not shift the rest.
    "metadata=mode=add:key=relight:value=1,metadata=mode=print:key=relight:direct=1:file='pipe\\:3'",
    decodeFilter(info, info.colour, info.hasAlpha, dialect),
  ].join(',');
  return [
    // Slice threads only: with frame threads a picture may leave the decoder before its damage is noted, now and then.
    ...[
      '-v',
      'error',
      '-xerror',
      '-nostdin',
      '-copyts',
      '-noautorotate',
      '-thread_type',
      'slice',
      ...seekArguments(index, key),
      ...inputArguments(info.path),
    ],
    ...['-map', '0:V:0', '-an', '-sn', '-dn', '-fps_mode', 'passthrough', '-frames:v', String(frames.length), '-vf', filters],
    ...['-f', 'rawvideo', '-pix_fmt', decodeFormat(info.pixelFormat, info.hasAlpha), 'pipe:1'],
  ];
}

/** Microseconds are rounded up, as a seek stops at the last key picture before. */
function seekArguments({ pts, timeBase }: FrameIndex, key: number | null): readonly string[] {
  if (key === null || pts === null) return [];
  const microseconds = Math.ceil((pts[key] * timeBase.num * 1e6) / timeBase.den);
  return ['-noaccurate_seek', '-seek_timestamp', '1', '-ss', `${microseconds}us`];
}

async function* presentationTimes(stream: Readable): AsyncGenerator<number> {
  for await (const line of createInterface({ input: stream })) {
    const match = /^frame:\d+\s+pts:(-?\d+)/.exec(line);
    if (match) yield Number(match[1]);
  }
}
