import { DEMUXER_OPTIONS, namedDemuxer } from '../../demuxers.js';

/** ffmpeg's and ffprobe's arguments that open a file for reading. */
export function inputArguments(path: string): readonly string[] {
  const options = Object.entries(DEMUXER_OPTIONS).flatMap(([key, value]) => [`-${key}`, value]);
  const named = namedDemuxer(path);
  return [...options, ...(named === null ? [] : ['-f', named]), '-i', `file:${path}`];
}
