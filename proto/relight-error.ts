import { ERROR_CODES, type ErrorCode } from './error-code.js';

/** What V8, the C++ library, the system and ONNX Runtime say when they get no memory. */
const OUT_OF_MEMORY =
  /bad_alloc|allocation fail|failed to (allocate|reserve)|out of memory|ENOMEM|(cannot|can't|could not) allocate|not enough memory/i;

/** The one error of the product: a closed code and one plain line that names the file or field, the value and what is wanted. */
export class RelightError extends Error {
  override readonly name = 'RelightError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** Turns anything thrown into a RelightError; an abort becomes `cancelled`, the unknown `internal`. */
  static from(thrown: unknown, code: ErrorCode = 'internal'): RelightError {
    if (thrown instanceof RelightError) return thrown;
    if (!isErrorLike(thrown)) return new RelightError(code, String(thrown));
    if (thrown.name === 'AbortError') return new RelightError('cancelled', 'Cancelled', { cause: thrown });
    if (thrown.code === 'ENOSPC') {
      return new RelightError('resource-exhausted', `No space left on the disk: ${thrown.message}`, { cause: thrown });
    }
    if (saysOutOfMemory(thrown.message)) {
      return new RelightError('resource-exhausted', `This machine ran out of memory: ${thrown.message}`, { cause: thrown });
    }
    return new RelightError(code, thrown.message, { cause: thrown });
  }

  /** The code of the wire, or `internal` for one this build does not know. */
  static codeFromWire(code: string): ErrorCode {
    return ERROR_CODES.find((known) => known === code) ?? 'internal';
  }
}

/** Whether a message, of any origin, is about memory that was not to be had. */
export function saysOutOfMemory(text: string): boolean {
  return OUT_OF_MEMORY.test(text);
}

/** Errors of another realm (Node's own, seen from a vm context) are no instances of this one's Error. */
function isErrorLike(thrown: unknown): thrown is { readonly name?: unknown; readonly message: string; readonly code?: unknown } {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string';
}
