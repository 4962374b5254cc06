import { warp } from '../../flow/warp.js';
import type { OpticalFlow } from '../../interfaces/flow.js';
import { tensor } from '../../tensor.js';
import { createFields, type Fields } from './fields.js';
import { judgeFlow } from './judge-flow.js';

/** Share of the new frame where the flow is believed; the rest is the past, moved along. */
const FRESH = 0.2;
/** Below this mean confidence the two frames do not show the same scene. */
const CUT = 0.35;

/** A frame's fields and the grey picture that flow is measured on, shape (h, w), display-referred. */
export interface FlowFrame {
  readonly fields: Fields;
  readonly grey: Float32Array;
}

/** Causal stabilisation: each call gives the frame's fields drawn towards the previous result, moved along the flow. */
export interface Stabiliser {
  next(frame: FlowFrame): Fields;
  /** Forgets the past: the next frame stands alone. */
  reset(): void;
}

/**
 * Steadies fields that no light touches, so that a moving light never lags: `X <- X + 0.8 c (warp(previous) - X)`. A hard cut
 * has no confidence anywhere that matters, and starts afresh.
 */
export function createStabiliser(flow: OpticalFlow): Stabiliser {
  let past: FlowFrame | null = null;
  return {
    next({ fields, grey }) {
      const sameSize = past?.fields.width === fields.width && past.fields.height === fields.height;
      const steady = past !== null && sameSize ? follow(flow, past, { fields, grey }) : fields;
      past = { fields: steady, grey };
      return steady;
    },
    reset() {
      past = null;
    },
  };
}

/** The same over a whole run of frames, forwards and backwards, averaged: no frame trails another. */
export function stabiliseBothWays(frames: readonly FlowFrame[], flow: OpticalFlow): Fields[] {
  const forwards = createStabiliser(flow);
  const backwards = createStabiliser(flow);
  const ahead = frames.map((frame) => forwards.next(frame));
  const back = frames.toReversed().map((frame) => backwards.next(frame));
  return ahead.map((fields, index) => {
    const other = back[frames.length - 1 - index].planes;
    return createFields(
      fields,
      fields.planes.map((value, at) => (value + other[at]) / 2),
    );
  });
}

function follow(flow: OpticalFlow, past: FlowFrame, { fields, grey }: FlowFrame): Fields {
  const { width, height, planes } = fields;
  const size = width * height;
  const guess = flow.between(tensor([height, width], grey), tensor([height, width], past.grey));
  const { flow: motion, confidence } = judgeFlow(grey, past.grey, guess);
  if (mean(confidence) < CUT) return fields;
  const moved = warp(tensor([planes.length / size, height, width], past.fields.planes), motion).data;
  for (let base = 0; base < planes.length; base += size) {
    for (let at = 0; at < size; at++) {
      const value = planes[base + at];
      moved[base + at] = value + (1 - FRESH) * confidence[at] * (moved[base + at] - value);
    }
  }
  return createFields(fields, moved);
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at];
  return sum / values.length;
}
