import type { CodecContext } from 'node-av/lib';
import type { EncodeClock } from '../../encode-clock.js';
import type { EncodeOptions } from '../../media-backend.js';
import { displayMatrix } from '../../rotation.js';
import { AvError, checked } from './av-error.js';
import type { NodeAv } from './load.js';
import type { PacketSink } from './packet-sink.js';

/** Writes packets into a QuickTime or MP4 file with one video stream. */
export async function createMovieSink(
  av: NodeAv,
  context: CodecContext,
  options: EncodeOptions,
  clock: EncodeClock,
  container: 'mov' | 'mp4',
  path: string,
): Promise<PacketSink> {
  const { lib, c } = av;
  const format = new lib.FormatContext();
  checked(av, `create ${container}`, format.allocOutputContext2(null, container, `file:${path}`));
  const stream = format.newStream(null);
  checked(av, 'describe stream', context.parametersFromContext(stream.codecpar));
  stream.timeBase = context.timeBase;
  stream.sampleAspectRatio = context.sampleAspectRatio;
  if (!options.variableRate) stream.avgFrameRate = context.framerate;
  if (options.rotation !== 0) {
    const matrix = displayMatrix(options.rotation, options.width, options.height);
    checked(av, 'set rotation', stream.codecpar.addCodedSideData(c.AV_PKT_DATA_DISPLAYMATRIX, Buffer.from(matrix.buffer)));
  }
  let open = false;

  async function close(): Promise<void> {
    if (!open) return;
    open = false;
    await format.closeOutput();
  }

  /** The writer remembers the first failure; the calls themselves may still succeed, as they fill a buffer. */
  function checkWritten(): void {
    const failed = format.pb?.error ?? 0;
    if (failed < 0) throw new AvError(av, 'write', failed);
  }

  checked(av, 'open', await format.openOutput());
  open = true;
  try {
    // The index in front lets a player start before it has read the file; ProRes files are read from disk, and long.
    using header = lib.Dictionary.fromObject(options.codec === 'h264' ? { movflags: '+faststart' } : {});
    checked(av, 'write header', await format.writeHeader(header));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async write(packet) {
      packet.streamIndex = stream.index;
      // Without a duration the last frame would not be shown, and some readers would not count it.
      if (packet.duration <= 0n) packet.duration = BigInt(clock.duration);
      packet.rescaleTs(context.timeBase, stream.timeBase);
      checked(av, 'write', await format.interleavedWriteFrame(packet));
      checkWritten();
    },
    async finish() {
      checked(av, 'write index', await format.writeTrailer());
      await format.flush();
      checkWritten();
    },
    close,
  };
}
