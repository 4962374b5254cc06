import { describe, expect, it } from '@jest/globals';
import { RelightError } from '@relight/proto/relight-error.js';

describe('RelightError.from()', () => {
  it('leaves a RelightError as it is', () => {
    const error = new RelightError('input-unusable', 'No');
    expect(RelightError.from(error)).toBe(error);
  });

  it.each([
    ["Non-zero status code returned while running Add node. Name:'conv' Status Message: std::bad_alloc"],
    ['Array buffer allocation failed'],
    ['Failed to allocate memory for requested buffer of size 1073741824'],
  ])('says `resource-exhausted` for %j', (message) => {
    expect(RelightError.from(new Error(message))).toMatchObject({ code: 'resource-exhausted', message: expect.stringContaining('memory') });
  });

  it('says `resource-exhausted` for a full disk, `cancelled` for an abort, `internal` for anything else', () => {
    expect(RelightError.from(Object.assign(new Error('write'), { code: 'ENOSPC' })).code).toBe('resource-exhausted');
    expect(RelightError.from(Object.assign(new Error('stop'), { name: 'AbortError' })).code).toBe('cancelled');
    expect(RelightError.from(new Error('odd')).code).toBe('internal');
    expect(RelightError.from('odd')).toMatchObject({ code: 'internal', message: 'odd' });
  });
});
