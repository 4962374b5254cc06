/**
 * Containers that may be read, by FFmpeg's names. Playlists, network sources and scripts are left out on purpose (they
 * can name other files), and so are FFmpeg's text-art formats, which take any text for a film.
 */
// prettier-ignore
export const DEMUXERS = [
  'mov', 'mp4', 'matroska', 'webm', 'avi', 'mpegts', 'mpeg', 'mpegvideo', 'mxf', 'flv', 'asf', 'ogg', 'nut', 'dv', 'gif', 'apng', 'ivf', 'h264',
  'hevc', 'm4v', 'obu', 'yuv4mpegpipe', 'image2', 'png_pipe', 'jpeg_pipe', 'tiff_pipe', 'exr_pipe', 'dpx_pipe', 'webp_pipe', 'bmp_pipe',
].join(',');

const STILL = /\.(png|jpe?g|tiff?|exr|dpx|bmp|webp)$/i;

/** Demuxer options: only local files, only the containers above, and a still's name is never a pattern. */
export function demuxerOptions(path: string): Readonly<Record<string, string>> {
  const options = { protocol_whitelist: 'file', format_whitelist: DEMUXERS };
  return STILL.test(path) ? { ...options, pattern_type: 'none' } : options;
}
