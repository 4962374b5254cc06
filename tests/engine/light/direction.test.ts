import { describe, expect, it } from '@jest/globals';
import { directionOf, mirrored, mixDirections, turnTo, unit } from '@relight/engine/light/direction.js';
import type { Vec3 } from '@relight/models/interfaces/light.js';

function expectVector(actual: Vec3, wanted: Vec3): void {
  wanted.forEach((value, axis) => {
    expect(actual[axis]).toBeCloseTo(value, 9);
  });
}

describe('directionOf()', () => {
  it('counts from the right, counter-clockwise, and rises toward the viewer', () => {
    expectVector(directionOf(0, 0), [1, 0, 0]);
    expectVector(directionOf(90, 0), [0, 1, 0]);
    expectVector(directionOf(180, 0), [-1, 0, 0]);
    expectVector(directionOf(270, 0), [0, -1, 0]);
    expectVector(directionOf(123, 90), [0, 0, 1]);
    expectVector(directionOf(0, -90), [0, 0, -1]);
  });
});

describe('turnTo()', () => {
  const light = unit([-1, 0.3, 0.35]);

  it.each([0, 45, 90, 180, 200, 359, -30])('keeps z and the length at %d degrees', (degrees) => {
    const turned = turnTo(light, degrees);
    expect(turned[2]).toBeCloseTo(light[2], 12);
    expect(Math.hypot(...turned)).toBeCloseTo(1, 12);
  });

  it('mirrors left and right', () => {
    expectVector(turnTo(light, 180 - 30), mirrored(turnTo(light, 30)));
  });

  it('brings a frontal light to the side', () => {
    const turned = turnTo([0, 0, 1], 0);
    expect(turned[0]).toBeGreaterThan(0.9);
    expect(Math.hypot(...turned)).toBeCloseTo(1, 12);
  });
});

describe('mixDirections()', () => {
  it('goes along the sphere at constant speed', () => {
    expectVector(mixDirections([1, 0, 0], [0, 1, 0], 1 / 3), [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6), 0]);
  });

  it('passes the viewer between opposite sides', () => {
    expectVector(mixDirections([-1, 0, 0], [1, 0, 0], 0.5), [0, 0, 1]);
    expectVector(mixDirections([0, 0, 1], [0, 0, -1], 0.5), [0, 1, 0]);
  });

  it('stays where both ends are the same', () => {
    expectVector(mixDirections([0, 0.6, 0.8], [0, 0.6, 0.8], 0.4), [0, 0.6, 0.8]);
  });
});
