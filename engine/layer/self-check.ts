import type { LightTrack } from '@relight/models/interfaces/light.js';
import type { VideoFrame } from '../media/media-backend.js';
import { createDirectionCheck } from './direction-check.js';
import type { Rotation } from './orientation.js';
import { takeSamples } from './frame-samples.js';
import type { FrameSamples } from './frame-samples.js';

/** Looks at a result while it is made, on a sparse grid of its pixels. */
export interface SelfCheck {
  /** Each pair of frames in order. `strength` in [0, 1] is the mix that made `relit`, 1 if not given. */
  add(source: VideoFrame, relit: VideoFrame, strength?: number): void;
  /** What looks wrong so far, one plain sentence each; empty if nothing does. */
  warnings(): readonly string[];
}

export interface SelfCheckOptions {
  /** The light that was asked for; without it, direction is not checked. */
  readonly light?: LightTrack;
  /** Quarter turns a player applies: directions are the viewer's. */
  readonly rotation?: Rotation;
}

/** Mean luminance above which a picture is not black, and below which a relit one is; linear. */
const LIT = 0.01;
const BLACK = 0.0004;
/** Share of samples at exactly zero, where the source is not, that no gain can explain. */
const HOLES = 0.005;
/** Mean change of code value from frame to frame that counts as movement, in [0, 1]. */
const MOVED = 0.002;
/** Mean change of code value from frame to frame that is a cut, in [0, 1]. */
const CUT = 0.12;
/** Stops that the light may add to the source's own change of brightness from frame to frame. */
const JUMP = 0.25;

type Fault = 'black' | 'holes' | 'frozen' | 'jump';

/** Starts a check of one run. */
export function createSelfCheck({ light, rotation = 0 }: SelfCheckOptions = {}): SelfCheck {
  const faults = new Map<Fault, number[]>();
  const direction = light ? createDirectionCheck(light, rotation) : null;
  let before: { readonly source: FrameSamples; readonly relit: FrameSamples; readonly strength: number; readonly index: number } | null =
    null;
  const note = (fault: Fault, index: number): void => {
    const frames = faults.get(fault);
    if (frames) frames.push(index);
    else faults.set(fault, [index]);
  };

  return {
    add(sourceFrame, relitFrame, strength = 1) {
      const { index } = relitFrame;
      const [source, relit] = [takeSamples(sourceFrame), takeSamples(relitFrame)];
      if (strength > 0) {
        if (source.brightness > LIT && relit.brightness < BLACK) note('black', index);
        else if (holes(source, relit) > HOLES) note('holes', index);
        direction?.add(index, source, relit);
      }
      if (before && strength > 0 && before.strength === strength) {
        const moved = change(before.source, source);
        if (moved > MOVED && change(before.relit, relit) === 0) note('frozen', index);
        if (moved < CUT && jump(before, { source, relit }) > JUMP + lightChange(light, before.index, index)) note('jump', index);
      }
      before = { source, relit, strength, index };
    },
    warnings() {
      const said = [...faults].map(([fault, frames]) => sentence(fault, frames));
      const missed = direction?.warning() ?? null;
      return missed === null ? said : [...said, missed];
    },
  };
}

/** Share of the samples that are exactly black although the source is clearly not. */
function holes(source: FrameSamples, relit: FrameSamples): number {
  let count = 0;
  for (let at = 0; at < source.luminance.length; at++) if (relit.luminance[at] === 0 && source.luminance[at] > LIT) count++;
  return count / source.luminance.length;
}

/** Mean absolute change of code value in [0, 1]. */
function change(a: FrameSamples, b: FrameSamples): number {
  let sum = 0;
  for (let at = 0; at < a.codes.length; at++) sum += Math.abs(a.codes[at] - b.codes[at]);
  return sum / (a.codes.length * 65535);
}

/** Stops by which the relit picture's change of brightness differs from the source's. */
function jump(a: { source: FrameSamples; relit: FrameSamples }, b: { source: FrameSamples; relit: FrameSamples }): number {
  const stops = ({ source, relit }: { source: FrameSamples; relit: FrameSamples }): number =>
    Math.log2((relit.brightness + BLACK) / (source.brightness + BLACK));
  return Math.abs(stops(b) - stops(a));
}

/** Stops by which the light itself was asked to change between two frames. */
function lightChange(light: LightTrack | undefined, from: number, to: number): number {
  if (!light) return 0;
  const level = (frame: number): number => {
    const { lights, ambient, exposure } = light.at(frame);
    const total = lights.reduce((sum, { color }) => sum + Math.max(...color), Math.max(...ambient));
    return Math.log2(Math.max(exposure * total, 1e-6));
  };
  return Math.abs(level(to) - level(from));
}

function sentence(fault: Fault, frames: readonly number[]): string {
  const where = frames.length === 1 ? `Frame ${frames[0]}` : `${frames.length} frames, the first of them frame ${frames[0]},`;
  const is = frames.length === 1 ? 'is' : 'are';
  switch (fault) {
    case 'black':
      return `${where} ${is} black in the result but not in the source`;
    case 'holes':
      return `${where} ${frames.length === 1 ? 'has' : 'have'} black holes where the source is bright: the model gave no number there`;
    case 'frozen':
      return `${where} ${is} the same as the frame before, though the source moves`;
    case 'jump':
      return `${where} ${is} brighter or darker than the frame before by more than ${JUMP} stops, which the source is not`;
  }
}
