import type { Rational } from './media-backend.js';

/** What a demuxer says about one packet of the video stream, in decoding order; times in units of the stream's time base. */
export interface PacketRecord {
  readonly pts: number | null;
  readonly duration: number;
  readonly key: boolean;
  /** Decoded but not shown (before or after an edit list's range). */
  readonly discard: boolean;
  /** The data ended before the packet did. */
  readonly corrupt: boolean;
}

/** Which frames a file shows, when, and from where they can be decoded. */
export interface FrameIndex {
  readonly frames: number;
  readonly timeBase: Rational;
  /** Presentation time of every frame, rising strictly; null where the file gives none, and frames are known by order only. */
  readonly pts: readonly number[] | null;
  /** Frame of this presentation time, or -1. */
  indexOf(pts: number): number;
  /** The last frame at or before `frame` at which decoding can start, or 0. */
  keyframeBefore(frame: number): number;
  /** Seconds of every frame from the first; null where the file gives none. */
  readonly times: readonly number[] | null;
}

/** Orders a packet scan by presentation. Packets before the first key frame cannot be decoded and do not count. */
export function frameIndex(packets: readonly PacketRecord[], timeBase: Rational): FrameIndex {
  const firstKey = packets.findIndex((packet) => packet.key);
  const shown = packets.slice(Math.max(firstKey, 0)).filter((packet) => !packet.discard);
  const sorted = shown.map((packet) => packet.pts ?? Number.NaN).sort((a, b) => a - b);
  const usable = sorted.every((pts, i) => !Number.isNaN(pts) && (i === 0 || pts > sorted[i - 1]));
  if (!usable) {
    return { frames: shown.length, timeBase, pts: null, times: null, indexOf: () => -1, keyframeBefore: () => 0 };
  }
  const byPts = new Map(sorted.map((pts, index) => [pts, index]));
  const keys = shown
    .filter((packet) => packet.key)
    .map((packet) => byPts.get(packet.pts ?? Number.NaN) ?? 0)
    .sort((a, b) => a - b);
  const seconds = (pts: number): number => ((pts - sorted[0]) * timeBase.num) / timeBase.den;
  return {
    frames: shown.length,
    timeBase,
    pts: sorted,
    times: sorted.map(seconds),
    indexOf: (pts) => byPts.get(pts) ?? -1,
    keyframeBefore(frame) {
      let [low, high] = [0, keys.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (keys[middle] <= frame) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? 0 : keys[low - 1];
    },
  };
}
