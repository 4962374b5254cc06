import type { PacketRecord } from './frame-index.js';
import { unusable } from './input-file.js';
import type { StreamFacts } from './stream-facts.js';

/** What a file's header promises of its video stream. */
export type StreamPromise = Pick<StreamFacts, 'frames' | 'start' | 'duration' | 'durationTag' | 'timeBase'>;

/**
 * Throws `input-unusable` for a file whose data stop before its header says, instead of a silently shorter clip.
 * The frame count alone does not tell, as edit lists drop frames on purpose: the promised end must be missed as well.
 */
export function checkWhole(path: string, packets: readonly PacketRecord[], promise: StreamPromise): void {
  const cut = packets.findIndex((packet) => packet.corrupt);
  if (cut !== -1) throw unusable(path, `it is cut short or damaged at frame ${cut}`);
  const seconds = (ticks: number): number => (ticks * promise.timeBase.num) / promise.timeBase.den;
  const times = packets.map(({ pts }) => pts ?? 0);
  const [first, last] = [times.reduce((a, b) => Math.min(a, b), 0), times.reduce((a, b) => Math.max(a, b), 0)];
  // Matroska may leave durations out; then the mean distance stands in.
  const longest = packets.reduce((most, { duration }) => Math.max(most, duration), 0);
  const step = seconds(longest || (last - first) / Math.max(packets.length - 1, 1));
  const end = seconds(last) + step;
  const tolerance = packets.length === 1 && step === 0 ? Number.POSITIVE_INFINITY : 1.5 * step;
  if (promise.frames !== null) {
    const promised = promise.duration === null ? null : seconds((promise.start ?? 0) + promise.duration);
    const early = promised === null || end < promised - tolerance;
    if (packets.length < promise.frames && early) {
      throw unusable(path, `it is cut short: ${packets.length} of ${promise.frames} frames are there`);
    }
    return;
  }
  // Only Matroska notes the duration of each stream; other containers that do not count guess it from what is there.
  const noted = secondsFromTag(promise.durationTag);
  if (noted !== null && end < noted - tolerance) {
    throw unusable(path, `it is cut short: ${end.toFixed(2)} of ${noted.toFixed(2)} seconds are there`);
  }
}

function secondsFromTag(tag: string | null): number | null {
  const match = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(tag ?? '');
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) : null;
}
