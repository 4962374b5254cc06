import type { EncodeOptions, Encoder } from '../../media-backend.js';
import { codecSettings } from '../../codec-settings.js';
import { encodeFilter, encodeSourceFormat } from '../../colour.js';
import { encodeClock } from '../../encode-clock.js';
import { encodePlanes } from '../../encode-planes.js';
import { guardedEncoder, type EncodeProcess } from '../../guarded-encoder.js';
import { checked } from './av-error.js';
import { openPictureEncoder } from './picture-encoder.js';
import { createFrameFilter } from './filter-graph.js';
import { createFolderSink } from './folder-sink.js';
import { createKeptPicture } from './kept-picture.js';
import { DIALECT, type NodeAv } from './load.js';
import { createMovieSink } from './movie-sink.js';
import { fillPlane } from './video-frame.js';

/** Opens an encoder that writes beside `options.path` and takes that name when it finishes. */
export function createEncoder(av: NodeAv, options: EncodeOptions): Promise<Encoder> {
  const { container } = codecSettings(options);
  return guardedEncoder(options.path, container === 'folder' ? 'folder' : 'file', (partial) => openProcess(av, options, partial));
}

async function openProcess(av: NodeAv, options: EncodeOptions, partial: string): Promise<EncodeProcess> {
  const { lib } = av;
  const settings = codecSettings(options);
  const clock = encodeClock(options);
  const { width, height } = options;
  const format = lib.avGetPixFmtFromName(encodeSourceFormat(options.codec, options.alpha));
  const context = await openPictureEncoder(av, options, settings, clock.timeBase);
  const sink =
    settings.container === 'folder'
      ? createFolderSink(partial, settings.extension)
      : await createMovieSink(av, context, options, clock, settings.container, partial);
  const filter = await createFrameFilter(av, encodeFilter({ pixelFormat: settings.pixelFormat, width, height }, DIALECT), {
    width,
    height,
    format,
  });
  const packet = new lib.Packet();
  packet.alloc();
  const converted = new lib.Frame();
  converted.alloc();
  let source = createKeptPicture(av, { width, height, format });

  async function drain(): Promise<void> {
    while ((await context.receivePacket(packet)) >= 0) {
      await sink.write(packet);
      packet.unref();
    }
  }

  return {
    async write(frame) {
      const planes = encodePlanes(frame, options);
      // Where no filter makes a copy, the encoder may still be reading the picture before.
      if (!source.frame.isWritable) {
        source[Symbol.dispose]();
        source = createKeptPicture(av, { width, height, format });
      }
      planes.forEach((plane, i) => {
        fillPlane(source.data[i], source.linesize[i], plane, width, height);
      });
      await filter.apply(source.frame, converted);
      converted.pts = BigInt(clock.tick(frame));
      converted.duration = BigInt(clock.duration);
      converted.pictType = av.c.AV_PICTURE_TYPE_NONE;
      checked(av, 'encode', await context.sendFrame(converted));
      converted.unref();
      await drain();
    },
    async finish() {
      checked(av, 'encode', await context.sendFrame(null));
      await drain();
      await sink.finish();
    },
    async close() {
      packet.free();
      converted.free();
      source[Symbol.dispose]();
      filter[Symbol.dispose]();
      context.freeContext();
      await sink.close();
    },
  };
}
