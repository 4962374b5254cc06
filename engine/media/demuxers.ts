/**
 * Containers that may be read, by FFmpeg's names. Playlists, network sources and scripts are left out on purpose (they
 * can name other files or a numbered sequence), and so are FFmpeg's text-art formats, which take any text for a film.
 */
// prettier-ignore
const DEMUXERS = [
  'mov', 'mp4', 'matroska', 'webm', 'avi', 'mpegts', 'mpeg', 'mpegvideo', 'mxf', 'flv', 'asf', 'ogg', 'nut', 'dv', 'gif', 'apng', 'ivf', 'h264',
  'hevc', 'm4v', 'obu', 'yuv4mpegpipe', 'png_pipe', 'jpeg_pipe', 'tiff_pipe', 'exr_pipe', 'dpx_pipe', 'webp_pipe', 'bmp_pipe',
].join(',');

/** Demuxer options: only local files, and only the containers above. */
export const DEMUXER_OPTIONS: Readonly<Record<string, string>> = { protocol_whitelist: 'file', format_whitelist: DEMUXERS };

const STILLS: Readonly<Record<string, string>> = {
  png: 'png_pipe',
  jpg: 'jpeg_pipe',
  jpeg: 'jpeg_pipe',
  tif: 'tiff_pipe',
  tiff: 'tiff_pipe',
  exr: 'exr_pipe',
  dpx: 'dpx_pipe',
  bmp: 'bmp_pipe',
  webp: 'webp_pipe',
};

/** The demuxer that must be named, or null to let FFmpeg look: a still whose name reads like `%d` would pass for a sequence. */
export function namedDemuxer(path: string): string | null {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return /%\d*d/.test(path) ? (STILLS[ending] ?? null) : null;
}
