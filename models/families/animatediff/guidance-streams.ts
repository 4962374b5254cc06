/** Which prompt a frame is denoised with. */
export type PromptRole = 'positive' | 'negative';

/** The prompts of one evaluation of the model over a window: a single one for all frames, or one for each. */
export type GuidanceStream = readonly PromptRole[];

/** `correct`: every frame of a stream has the stream's prompt. `lavCompat`: as Light-A-Video's code lays them out. */
export type TextLayout = 'correct' | 'lavCompat';

/**
 * The evaluations that one prediction takes: the negative one first where it is guided.
 *
 * Light-A-Video's relighting repeats the pair (negative, positive) like tiles over a batch that holds all frames of the
 * negative stream and then all of the positive one. So the prompts alternate from frame to frame; for an even number of
 * frames both streams are one and the same, and guidance does nothing; for an odd number it is turned round on every
 * second frame. `lavCompat` is there to compare with published results, no more.
 */
export function guidanceStreams(frames: number, guided: boolean, layout: TextLayout): readonly GuidanceStream[] {
  if (!guided) return [['positive']];
  if (layout === 'correct') return [['negative'], ['positive']];
  const tiled = (from: number): GuidanceStream =>
    Array.from({ length: frames }, (_, frame) => ((from + frame) % 2 === 0 ? 'negative' : 'positive'));
  return frames % 2 === 0 ? [tiled(0)] : [tiled(0), tiled(frames)];
}
