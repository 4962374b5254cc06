import { fileURLToPath } from 'node:url';

/** The project's own sample clip under light A, and the same scene rendered under light B. */
export const SAMPLE = fileURLToPath(new URL('../../clips/sample.mp4', import.meta.url));
export const SAMPLE_TRUTH = fileURLToPath(new URL('../../clips/sample-truth.mp4', import.meta.url));
