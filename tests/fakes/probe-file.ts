import { openBackend } from '@relight/engine/media/open-backend.js';
import { RelightError } from '@relight/proto/relight-error.js';

/** A process of its own that probes a file, so that it can be given few rights. Prints how it went. */
const [, , backend, path] = process.argv;
try {
  const info = await (await openBackend(backend)).probe(path, new AbortController().signal);
  process.stdout.write(`${info.frames} frames`);
} catch (error) {
  process.stdout.write(error instanceof RelightError ? `${error.code} ${error.message}` : String(error));
}
