import { describe, expect, it } from '@jest/globals';
import { refusal } from '@relight/engine/assemble.js';
import { ModelError } from '@relight/models/model-error.js';
import { RelightError } from '@relight/proto/relight-error.js';

describe('refusal()', () => {
  it.each(['missing', 'broken', 'unsupported'] as const)('tells of weights that are %s as a model that cannot be used', (code) => {
    const told = refusal('light-a-video', new ModelError(code, 'why'));
    expect(told).toMatchObject({ code: 'model-missing', message: 'Cannot use model "light-a-video": why' });
  });

  it('leaves every other error as it is', () => {
    const errors = [new RelightError('cancelled', 'Cancelled'), new DOMException('', 'AbortError'), 'text'];
    for (const error of errors) expect(refusal('lite', error)).toBe(error);
  });
});
