/** What can be wrong with a model: a file is missing, a file or constant is broken, this machine cannot run it. */
export type ModelErrorCode = 'missing' | 'broken' | 'unsupported';

/** The one error of `models/`: a closed code and one plain line that names the file, the value and what is wanted. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;

  constructor(code: ModelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
