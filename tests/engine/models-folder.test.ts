import { describe, expect, it } from '@jest/globals';
import { modelsFolder } from '@relight/engine/models-folder.js';
import { join } from 'node:path';

describe('modelsFolder()', () => {
  const surroundings = (models: string) => ({ env: { RELIGHT_MODELS: models, RELIGHT_HOME: '/home' }, platform: 'linux', homedir: '/' });

  it('is what the request names, else what the environment names, else in the home', () => {
    expect(modelsFolder('/named', surroundings('/models'))).toBe('/named');
    expect(modelsFolder(null, surroundings('/models'))).toBe('/models');
    expect(modelsFolder(null, surroundings(''))).toBe(join('/home', 'models'));
  });
});
