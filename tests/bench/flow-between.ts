import { createFarneback } from '@relight/models/flow/farneback.js';
import type { FlowBetween } from './metrics/motion-pairs.js';

/** The metrics' flow: OpenCV's Farneback, on the pictures' own size. */
export async function createFlowBetween(): Promise<FlowBetween> {
  const flow = await createFarneback();
  return (from, to) =>
    flow.between({ dims: [from.height, from.width], data: from.data }, { dims: [to.height, to.width], data: to.data }).data;
}
