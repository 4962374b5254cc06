import type { Gobo } from '../../interfaces/light.js';

/** Light that a gobo lets through at a point (u, v) of its own plane, half sides: in [0, 1]. */
export type GoboPattern = (u: number, v: number) => number;

const PATTERNS: Readonly<Record<Gobo['kind'], (phase: number) => GoboPattern>> = { blinds, window, dappled };

/** Share of the light that gets through on average; of a window more than its area, since a room has other light. */
const MEAN: Readonly<Record<Gobo['kind'], number>> = { blinds: 0.52, window: 0.35, dappled: 0.5 };

/** Share of the light that a gobo lets through where its pattern cannot be told, in [0, 1]. */
export function meanOf(kind: Gobo['kind']): number {
  return MEAN[kind];
}

/** The pattern of a gobo: scaled about its own middle and drifted by its phase. */
export function goboPattern({ kind, scale, phase }: Gobo): GoboPattern {
  const pattern = PATTERNS[kind](phase);
  return (u, v) => pattern(u * scale, v * scale);
}

/** Slats: eleven across the frame, a little askew. */
function blinds(phase: number): GoboPattern {
  return (u, v) => {
    const turn = 5.5 * v + 0.15 * u + phase;
    const edge = Math.abs(turn - Math.floor(turn) - 0.5) * 2;
    return between((edge - 0.35) / 0.25);
  };
}

const PANE = 0.62;
const BAR = 0.07;
const SOFT = 0.03;
/** Off the middle bar, so that a pane and not a bar lies on the subject. */
const ASIDE = 0.2;

/** A tall window of two by three panes, leaning as light through a window does; dark outside it, and repeated far to the sides. */
function window(phase: number): GoboPattern {
  const period = 6 * PANE;
  return (u, v) => {
    const along = u + 0.2 * v - ASIDE + phase * period;
    const centred = along - Math.floor(along / period + 0.5) * period;
    return bars(centred, 1) * bars(v - PANE / 2, 1.5);
  };
}

/** Panes side by side, `half` of them on each side of the middle, with bars between them. */
function bars(place: number, half: number): number {
  const inside = between((half * PANE - Math.abs(place)) / SOFT);
  const shift = half % 1 === 0 ? 0 : 0.5;
  const cell = place / PANE + shift;
  const toBar = Math.abs(cell - Math.round(cell)) * PANE;
  return inside * between((toBar - BAR / 2) / SOFT);
}

const OCTAVES = [0, 1, 2, 3, 4];
const TURN = 1.1;

/** Leaves: five octaves of crossed waves, each turned against the last and drifting at its own pace. */
function dappled(phase: number): GoboPattern {
  const waves = OCTAVES.map((octave) => {
    const frequency = 4.6 * 1.7 ** octave;
    const drift = 2 * Math.PI * phase * (1 + octave);
    return {
      x: frequency * Math.cos(TURN * octave),
      y: frequency * Math.sin(TURN * octave),
      drift,
      offset: 1.7 * octave,
      height: 1.5 ** -octave,
    };
  });
  return (u, v) => {
    let sum = 0;
    for (const { x, y, drift, offset, height } of waves) {
      sum += height * Math.sin(x * u + y * v + drift + offset) * Math.sin(x * v - y * u + 2 * offset - drift);
    }
    return smooth(between((sum + 0.25) / 0.75));
  };
}

function smooth(value: number): number {
  return value * value * (3 - 2 * value);
}

function between(value: number): number {
  return Math.max(0, Math.min(1, value));
}
