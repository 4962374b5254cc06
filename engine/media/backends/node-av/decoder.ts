import type { CodecContext, Frame } from 'node-av/lib';
import { throwIfCancelled } from '../../cancelled.js';
import { unusable } from '../../input-file.js';
import { openInput, type Input } from './input.js';
import type { NodeAv } from './load.js';

/** Pictures of one stream in presentation order, pulled one by one. */
export interface PictureDecoder extends AsyncDisposable {
  /** The next picture into `frame`; false at the end. The caller unrefs the frame. */
  next(frame: Frame, signal: AbortSignal): Promise<boolean>;
  /** Whether no picture of the file refers to another one. */
  readonly independent: boolean;
  /** From now on, pictures of which `needless` is true for their time are left out undecoded; only where all are independent. */
  leaveOut(needless: (pts: number) => boolean): void;
  /** Goes to the last key picture at or before `pts`; false where the file cannot. */
  seek(pts: number): Promise<boolean>;
}

/** Opens a file and its decoder with frame threads; it holds a few pictures at most. */
export async function openPictureDecoder(av: NodeAv, path: string): Promise<PictureDecoder> {
  const input = await openInput(av, path);
  try {
    return await decoderOf(av, input, path);
  } catch (error) {
    await input[Symbol.asyncDispose]();
    throw error;
  }
}

async function decoderOf(av: NodeAv, input: Input, path: string): Promise<PictureDecoder> {
  const { lib, c } = av;
  const { format, stream } = input;
  const codec = lib.Codec.findDecoder(stream.codecpar.codecId);
  const name = lib.avGetCodecName(stream.codecpar.codecId) ?? 'unknown';
  if (!codec) throw unusable(path, `its codec "${name}" is not known here`);
  const context: CodecContext = new lib.CodecContext();
  context.allocContext3(codec);
  context.parametersToContext(stream.codecpar);
  context.pktTimebase = stream.timeBase;
  context.threadCount = 0;
  const opened = await context.open2(codec, null);
  if (opened < 0) {
    context.freeContext();
    throw unusable(path, `its codec "${name}" cannot be decoded here`);
  }
  const packet = new lib.Packet();
  packet.alloc();
  let drained = false;
  let needless: ((pts: number) => boolean) | null = null;

  /** Hands the decoder one more packet, or the end. A refused packet is a missing picture, which the caller notices. */
  async function feed(): Promise<void> {
    for (;;) {
      const rc = await format.readFrame(packet);
      if (rc < 0) {
        drained = true;
        await context.sendPacket(null);
        return;
      }
      const ours = packet.streamIndex === stream.index && !needless?.(Number(packet.pts));
      if (ours) await context.sendPacket(packet);
      packet.unref();
      if (ours) return;
    }
  }

  return {
    independent: (stream.codecpar.codecProperties & c.AV_CODEC_PROP_INTRA_ONLY) !== 0,
    leaveOut(told) {
      needless = told;
    },
    async next(frame, signal) {
      for (;;) {
        throwIfCancelled(signal);
        const rc = await context.receiveFrame(frame);
        if (rc >= 0) return true;
        if (rc === c.AVERROR_EOF) return false;
        if (rc === c.AVERROR_EAGAIN) {
          if (drained) return false;
          await feed();
        }
      }
    },
    async seek(pts) {
      const rc = await format.seekFrame(stream.index, BigInt(pts), c.AVSEEK_FLAG_BACKWARD);
      if (rc < 0) return false;
      context.flushBuffers();
      drained = false;
      return true;
    },
    async [Symbol.asyncDispose]() {
      packet.free();
      context.freeContext();
      await input[Symbol.asyncDispose]();
    },
  };
}
