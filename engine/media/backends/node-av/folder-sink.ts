import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { numberedPicture } from '../../numbered-picture.js';
import type { PacketSink } from './packet-sink.js';

/** Writes each packet, which holds a whole picture, as the next numbered file of a folder. */
export function createFolderSink(folder: string, extension: string): PacketSink {
  let count = 0;
  return {
    async write(packet) {
      await writeFile(join(folder, numberedPicture(count, extension)), packet.data ?? Buffer.alloc(0), { flag: 'wx' });
      count += 1;
    },
    finish: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
