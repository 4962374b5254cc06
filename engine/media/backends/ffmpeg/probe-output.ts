import { colourTagsFromNames } from '../../colour-tags.js';
import type { PacketRecord } from '../../frame-index.js';
import type { MediaInfo, Rational } from '../../media-backend.js';
import type { StreamFacts } from '../../stream-facts.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** `30000/1001` or `4:3`. */
function rationalOf(value: unknown): Rational | null {
  const match = /^(\d+)[/:](\d+)$/.exec(textOf(value) ?? '');
  return match ? { num: Number(match[1]), den: Number(match[2]) } : null;
}

/** ffprobe counts counter-clockwise degrees in (-180, 180]. */
function rotationOf(stream: Fields): MediaInfo['rotation'] {
  const degrees =
    listOf(stream['side_data_list'])
      .map((data) => numberOf(data['rotation']))
      .find((value) => value !== null) ?? 0;
  const turns = Math.round(-degrees / 90);
  return ([0, 90, 180, 270] as const)[((turns % 4) + 4) % 4];
}

function packetOf(packet: Fields): PacketRecord {
  const flags = textOf(packet['flags']) ?? '';
  return {
    pts: numberOf(packet['pts']),
    duration: numberOf(packet['duration']) ?? 0,
    key: flags.includes('K'),
    discard: flags.includes('D'),
    corrupt: flags.includes('C'),
  };
}

function streamOf(stream: Fields): StreamFacts {
  return {
    codec: textOf(stream['codec_name']) ?? 'unknown',
    width: numberOf(stream['width']) ?? 0,
    height: numberOf(stream['height']) ?? 0,
    pixelFormat: textOf(stream['pix_fmt']) ?? null,
    rotation: rotationOf(stream),
    pixelAspects: [rationalOf(stream['sample_aspect_ratio'])].filter((aspect) => aspect !== null),
    rates: [rationalOf(stream['r_frame_rate']), rationalOf(stream['avg_frame_rate'])].filter((rate) => rate !== null),
    timeBase: rationalOf(stream['time_base']) ?? { num: 1, den: 1000 },
    frames: numberOf(stream['nb_frames']),
    start: numberOf(stream['start_pts']),
    duration: numberOf(stream['duration_ts']),
    durationTag: textOf(fieldsOf(stream['tags'])['DURATION']) ?? null,
    colour: colourTagsFromNames(
      textOf(stream['color_range']),
      textOf(stream['color_space']),
      textOf(stream['color_transfer']),
      textOf(stream['color_primaries']),
    ),
  };
}

/** Reads ffprobe's JSON: the selected stream, or null, and its packets. */
export function parseProbe(json: string): { readonly stream: StreamFacts | null; readonly packets: readonly PacketRecord[] } {
  const output = fieldsOf(JSON.parse(json || '{}'));
  const stream = listOf(output['streams'])[0];
  return { stream: stream ? streamOf(stream) : null, packets: listOf(output['packets']).map(packetOf) };
}
