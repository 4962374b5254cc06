import { describe, expect, it } from '@jest/globals';
import { lightWords } from '@relight/engine/light/light-words.js';

describe('lightWords()', () => {
  it('is the prompt, else what the preset stands for, else nothing', () => {
    expect(lightWords({ prompt: 'neon light', preset: 'sunset' })).toBe('neon light');
    expect(lightWords({ prompt: ' ', preset: 'sunset' })).toBe('Low orange sun with a bluish sky');
    expect(lightWords({ prompt: '', preset: null })).toBe('');
  });
});
