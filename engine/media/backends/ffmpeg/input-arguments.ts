import { demuxerOptions } from '../../demuxers.js';

/** ffmpeg's and ffprobe's arguments that open a file for reading. */
export function inputArguments(path: string): readonly string[] {
  const options = Object.entries(demuxerOptions(path)).flatMap(([key, value]) => [`-${key}`, value]);
  return [...options, '-i', `file:${path}`];
}
