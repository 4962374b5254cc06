import { throwIfCancelled } from '../../cancelled.js';
import type { PacketRecord } from '../../frame-index.js';
import { unusable } from '../../input-file.js';
import type { Input } from './input.js';
import type { NodeAv } from './load.js';

/** Reads every packet of the video stream once, without decoding. */
export async function scanPackets(av: NodeAv, input: Input, path: string, signal: AbortSignal): Promise<readonly PacketRecord[]> {
  const { lib, c } = av;
  using packet = new lib.Packet();
  packet.alloc();
  const time = (value: bigint): number | null => (value === c.AV_NOPTS_VALUE ? null : Number(value));
  const records: PacketRecord[] = [];
  for (;;) {
    throwIfCancelled(signal);
    const rc = await input.format.readFrame(packet);
    if (rc === c.AVERROR_EOF) return records;
    if (rc < 0) throw unusable(path, `it cannot be read after frame ${records.length} (${lib.FFmpegError.strerror(rc)})`);
    if (packet.streamIndex === input.stream.index) {
      records.push({
        pts: time(packet.pts),
        duration: Number(packet.duration),
        key: packet.hasFlags(c.AV_PKT_FLAG_KEY),
        discard: packet.hasFlags(c.AV_PKT_FLAG_DISCARD),
        corrupt: packet.hasFlags(c.AV_PKT_FLAG_CORRUPT),
      });
    }
    packet.unref();
  }
}
