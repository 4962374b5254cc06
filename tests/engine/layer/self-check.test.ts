import { describe, expect, it } from '@jest/globals';
import { createSelfCheck } from '@relight/engine/layer/self-check.js';
import type { LightTrack, Vec3 } from '@relight/models/interfaces/light.js';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';
import { frameOf } from './test-frames.js';

const SIZE = 24;

/** A textured picture that moves by a pixel per frame, its code values times `level`. */
function moving(index: number, level: (x: number, y: number) => number = () => 1): VideoFrame {
  return frameOf(SIZE, SIZE, (x, y) => Math.min(65535, (20000 + 9000 * Math.sin((x + index) / 5) * Math.cos(y / 7)) * level(x, y)), index);
}

function lightFrom(direction: Vec3, exposure: (frame: number) => number = () => 1): LightTrack {
  return {
    at: (frame) => ({
      lights: [{ direction, color: [2, 2, 2], softness: 0.4, falloff: 0.3 }],
      ambient: [0.2, 0.2, 0.2],
      environment: null,
      gobo: null,
      veil: 0.02,
      exposure: exposure(frame),
      shadow: 0.4,
      delight: 0.5,
      whiteBalance: 0.5,
      prompt: '',
      negativePrompt: '',
    }),
  };
}

/** Warnings after frames whose relit twin `relit` makes. */
function warningsOf(
  relit: (index: number) => VideoFrame,
  options: Parameters<typeof createSelfCheck>[0] = {},
  frames = 8,
): readonly string[] {
  const check = createSelfCheck(options);
  for (let index = 0; index < frames; index++) check.add(moving(index), relit(index));
  return check.warnings();
}

const brighterRight = (x: number): number => 0.5 + x / SIZE;
const brighterDown = (_: number, y: number): number => 0.5 + y / SIZE;

describe('createSelfCheck()', () => {
  it('says nothing of a sound result', () => {
    expect(warningsOf((index) => moving(index, brighterRight), { light: lightFrom([1, 0, 0]) })).toEqual([]);
  });

  it('says nothing of a dark look', () => {
    expect(warningsOf((index) => moving(index, () => 0.25))).toEqual([]);
  });

  it('names black frames', () => {
    expect(warningsOf((index) => (index === 3 ? moving(index, () => 0) : moving(index)))[0]).toMatch(/^Frame 3 is black/);
  });

  it('says nothing of black where the source is black', () => {
    const check = createSelfCheck();
    for (let index = 0; index < 4; index++)
      check.add(
        moving(index, () => 0),
        moving(index, () => 0),
      );
    expect(check.warnings()).toEqual([]);
  });

  it('names holes, which is what NaN leaves behind', () => {
    const holed = (index: number): VideoFrame => moving(index, (x, y) => (x < 4 && y < 4 ? 0 : 1));
    expect(warningsOf(holed, {}, 1)).toEqual([expect.stringMatching(/^Frame 0 has black holes/)]);
  });

  it('names frames that stand still while the source moves', () => {
    expect(warningsOf((index) => ({ ...moving(Math.min(index, 5)), index }))).toEqual([
      expect.stringMatching(/^2 frames, the first of them frame 6, are the same/),
    ]);
  });

  it('says nothing of a still source', () => {
    const check = createSelfCheck();
    for (let index = 0; index < 4; index++) check.add(moving(0), moving(0));
    expect(check.warnings()).toEqual([]);
  });

  it('names a jump of brightness that the source does not make', () => {
    const flash = (index: number): VideoFrame => moving(index, () => (index >= 4 ? 1.25 : 1));
    expect(warningsOf(flash)).toEqual([expect.stringMatching(/^Frame 4 is brighter or darker/)]);
  });

  it('lets the light jump where that was asked for', () => {
    const flash = (index: number): VideoFrame => moving(index, () => (index >= 4 ? 1.25 : 1));
    expect(warningsOf(flash, { light: lightFrom([0, 0, 1], (frame) => (frame >= 4 ? 1.6 : 1)) })).toEqual([]);
  });

  it('lets the brightness follow a strength that changes', () => {
    const check = createSelfCheck();
    for (let index = 0; index < 6; index++)
      check.add(
        moving(index),
        moving(index, () => (index >= 3 ? 1.25 : 1)),
        index >= 3 ? 1 : 0.2,
      );
    expect(check.warnings()).toEqual([]);
  });

  it('names a light that came from the other side', () => {
    const warnings = warningsOf((index) => moving(index, brighterRight), { light: lightFrom([-1, 0, 0.3]) });
    expect(warnings).toEqual([expect.stringMatching(/was to come from the left/)]);
  });

  it('reads directions as the viewer of a rotated clip does', () => {
    // Turned clockwise by 90 degrees, the coded right becomes the viewer's bottom; by 180, his left.
    const relit = (index: number): VideoFrame => moving(index, brighterRight);
    expect(warningsOf(relit, { light: lightFrom([-1, 0, 0.3]), rotation: 180 })).toEqual([]);
    expect(warningsOf(relit, { light: lightFrom([1, 0, 0.3]), rotation: 180 })).toEqual([expect.stringMatching(/from the right,/)]);
    const down = (index: number): VideoFrame => moving(index, brighterDown);
    expect(warningsOf(down, { light: lightFrom([-1, 0, 0.3]), rotation: 90 })).toEqual([]);
    expect(warningsOf(down, { light: lightFrom([1, 0, 0.3]), rotation: 90 })).toEqual([expect.stringMatching(/from the right,/)]);
  });

  it('asks no side of a light from above, which may brighten the floor', () => {
    expect(warningsOf((index) => moving(index, brighterDown), { light: lightFrom([0, 1, 0.1]) })).toEqual([]);
  });

  it('asks no side of a light from the front', () => {
    expect(warningsOf((index) => moving(index, brighterRight), { light: lightFrom([-0.1, 0.1, 0.99]) })).toEqual([]);
  });
});
