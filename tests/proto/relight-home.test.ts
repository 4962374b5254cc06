import { describe, expect, it } from '@jest/globals';
import { relightHome } from '@relight/proto/relight-home.js';

describe('relightHome()', () => {
  it.each([
    ['linux', {}, '/home/ann/.local/share/relight'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/relight'],
    ['darwin', {}, '/home/ann/Library/Application Support/Relight'],
    ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local\\Relight'],
    ['win32', {}, '/home/ann\\AppData\\Local\\Relight'],
    ['linux', { RELIGHT_HOME: '/mine', XDG_DATA_HOME: '/data' }, '/mine'],
    ['linux', { RELIGHT_HOME: '' }, '/home/ann/.local/share/relight'],
  ])('on %s with %j is %s', (platform, env, wanted) => expect(relightHome({ platform, env, homedir: '/home/ann' })).toBe(wanted));
});
