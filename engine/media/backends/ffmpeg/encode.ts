import { join } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';
import { codecSettings, type CodecSettings } from '../../codec-settings.js';
import { encodeFilter, encodeSourceFormat, type FilterDialect } from '../../colour.js';
import { encodeClock } from '../../encode-clock.js';
import { encodePlanes } from '../../encode-planes.js';
import { guardedEncoder, type EncodeProcess } from '../../guarded-encoder.js';
import type { EncodeOptions, Encoder } from '../../media-backend.js';
import { pixelFormat } from '../../pixel-format.js';
import { filterDialect } from './filter-dialect.js';
import { matroskaStream } from './matroska-stream.js';
import { lastLine, startTool, stopTool, type ToolEnd } from './tool.js';
import { writeDisplayMatrix } from './write-display-matrix.js';

/** Opens an encoder that writes beside `options.path` and takes that name when it finishes. */
export function createEncoder(options: EncodeOptions): Promise<Encoder> {
  const settings = codecSettings(options);
  return guardedEncoder(options.path, settings.container === 'folder' ? 'folder' : 'file', async (partial) =>
    openProcess(options, settings, partial, await filterDialect()),
  );
}

function openProcess(options: EncodeOptions, settings: CodecSettings, partial: string, dialect: FilterDialect): EncodeProcess {
  const clock = encodeClock(options);
  const stamped = keepsTimes(options, settings) ? matroskaStream(options.width, options.height, fourcc(options)) : null;
  const tool = startTool('ffmpeg', encodeArguments(options, settings, partial, dialect), ['pipe', 'ignore', 'pipe']);
  const { stdin } = tool.process;
  if (!stdin) throw new RelightError('internal', 'ffmpeg was started without a pipe');
  // A broken pipe is told by the way ffmpeg ends.
  stdin.on('error', () => undefined);
  let started = false;

  /** Resolves when the pipe has taken the bytes, so that their memory may change; rejects when ffmpeg has gone. */
  async function send(bytes: Uint8Array): Promise<void> {
    const gone = (): boolean => stdin!.destroyed || tool.process.exitCode !== null || tool.process.signalCode !== null;
    if (!gone()) await Promise.race([new Promise<void>((resolve) => stdin!.write(bytes, () => resolve())), tool.ended]);
    if (gone()) throw failure(await tool.ended);
  }

  return {
    async write(frame) {
      const planes = encodePlanes(frame, options);
      if (stamped) {
        if (!started) await send(stamped.header);
        const bytes = planes.reduce((sum, plane) => sum + plane.byteLength, 0);
        await send(stamped.picture((clock.tick(frame) * clock.timeBase.num) / clock.timeBase.den, bytes));
      }
      started = true;
      for (const plane of planes) await send(new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength));
    },
    async finish() {
      stdin.end();
      const end = await tool.ended;
      if (end.status !== 0) throw failure(end);
      if (settings.container !== 'folder') await writeDisplayMatrix(partial, options);
    },
    async close() {
      stopTool(tool);
      await tool.ended;
    },
    interrupt() {
      stopTool(tool);
    },
  };
}

/** Numbered pictures carry no times. */
function keepsTimes({ variableRate }: EncodeOptions, { container }: CodecSettings): boolean {
  return variableRate && container !== 'folder';
}

/** ffmpeg's tags of its raw formats: planar G, B, R (and A) of 16 bits. */
function fourcc({ alpha }: EncodeOptions): Buffer {
  return Buffer.from([0x47, alpha ? 0x34 : 0x33, 0, 16]);
}

function encodeArguments(options: EncodeOptions, settings: CodecSettings, partial: string, dialect: FilterDialect): readonly string[] {
  const { width, height, frameRate, pixelAspect } = options;
  const variableRate = keepsTimes(options, settings);
  const raw = ['-f', 'rawvideo', '-pix_fmt', encodeSourceFormat(options.codec, options.alpha), '-s', `${width}x${height}`];
  const input = variableRate ? ['-f', 'matroska'] : [...raw, '-framerate', `${frameRate.num}/${frameRate.den}`];
  const rgb = pixelFormat(settings.pixelFormat).family === 'rgb';
  const tags = [
    '-color_range',
    rgb ? 'pc' : 'tv',
    '-colorspace',
    rgb ? 'rgb' : 'bt709',
    '-color_trc',
    'bt709',
    '-color_primaries',
    'bt709',
  ];
  const times = variableRate ? ['-enc_time_base', '1:90000', '-video_track_timescale', '90000'] : [];
  const output =
    settings.container === 'folder'
      ? ['-f', 'image2', '-start_number', '0', `file:${join(partial, `%05d${settings.extension}`).replaceAll(/%(?!05d\.)/g, '%%')}`]
      : ['-f', settings.container, ...(options.codec === 'h264' ? ['-movflags', '+faststart'] : []), `file:${partial}`];
  return [
    ...['-v', 'error', '-xerror', '-y', ...input, '-i', 'pipe:0', '-fps_mode', 'passthrough'],
    ...[
      '-vf',
      `${encodeFilter({ pixelFormat: settings.pixelFormat, width, height }, dialect)},setsar=${pixelAspect.num}/${pixelAspect.den}`,
    ],
    ...['-c:v', settings.encoder, '-pix_fmt', settings.pixelFormat, ...encoderOptions(settings), ...tags],
    ...times,
    ...output,
  ];
}

function encoderOptions({ options }: CodecSettings): readonly string[] {
  return Object.entries(options).flatMap(([key, value]) => [key === 'profile' ? '-profile:v' : `-${key}`, value]);
}

const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/No space left/, 'ENOSPC'],
  [/File too large/, 'EFBIG'],
  [/quota exceeded/, 'EDQUOT'],
  [/Permission denied/, 'EACCES'],
  [/Cannot allocate memory/, 'ENOMEM'],
];

/** The error that ffmpeg died of, with the system's name for it where it says one. */
function failure({ stderr, signal, status }: ToolEnd): Error {
  const known = ERRORS.find(([pattern]) => pattern.test(stderr))?.[1];
  const code = (signal as string | null) === 'SIGXFSZ' ? 'EFBIG' : known;
  const error = new Error(`ffmpeg ended with ${signal ?? status ?? 'an error'}: ${lastLine(stderr)}`);
  return code === undefined ? error : Object.assign(error, { code });
}
