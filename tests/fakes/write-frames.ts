import { openBackend } from '@relight/engine/media/open-backend.js';
import type { Codec } from '@relight/engine/media/media-backend.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { encodeAll, encodeOptions, testFrame } from '../contracts/media-frames.js';

/** A process of its own that writes frames, so that it can be given little disk or few rights. Prints how it went. */
const [, , backend, codec, path, frames] = process.argv;
try {
  const options = encodeOptions(path, codec as Codec, { width: 320, height: 240 });
  const pictures = Array.from({ length: Number(frames) }, (_, i) => testFrame(i, 320, 240));
  await encodeAll(await openBackend(backend), options, pictures);
  process.stdout.write('done');
} catch (error) {
  process.stdout.write(error instanceof RelightError ? `${error.code} ${error.message}` : String(error));
}
