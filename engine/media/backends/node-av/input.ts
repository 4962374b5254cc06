import type { FormatContext, Stream } from 'node-av/lib';
import { DEMUXER_OPTIONS, namedDemuxer } from '../../demuxers.js';
import { checkInputFile, unusable } from '../../input-file.js';
import type { NodeAv } from './load.js';

/** An opened file and its first real video stream. */
export interface Input extends AsyncDisposable {
  readonly format: FormatContext;
  readonly stream: Stream;
}

/** Opens a media file for reading. Throws `input-unusable` where there is no video in it. */
export async function openInput(av: NodeAv, path: string): Promise<Input> {
  await checkInputFile(path);
  const { lib, c } = av;
  const format = new lib.FormatContext();
  const close = async (): Promise<void> => {
    await format.closeInput();
  };
  try {
    using options = lib.Dictionary.fromObject(DEMUXER_OPTIONS);
    const named = namedDemuxer(path);
    const opened = await format.openInput(`file:${path}`, named === null ? null : lib.InputFormat.findInputFormat(named), options);
    if (opened < 0) throw unusable(path, `it is not a video or it is broken (${lib.FFmpegError.strerror(opened)})`);
    const found = await format.findStreamInfo(null);
    if (found < 0) throw unusable(path, `it is broken (${lib.FFmpegError.strerror(found)})`);
    const stream = format.streams.find(
      ({ codecpar, disposition }) => codecpar.codecType === c.AVMEDIA_TYPE_VIDEO && (disposition & c.AV_DISPOSITION_ATTACHED_PIC) === 0,
    );
    if (!stream) throw unusable(path, 'there is no video in it');
    for (const other of format.streams) if (other.index !== stream.index) other.discard = c.AVDISCARD_ALL;
    return { format, stream, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
