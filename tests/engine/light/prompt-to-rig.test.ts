import { describe, expect, it } from '@jest/globals';
import { conditionOf, degreesOf, expectSound, resolve } from './conditions.js';
import { PROMPTS, type PromptCase } from './prompt-cases.js';

/** Names that tests use for a colour of a light: which channel leads, or none. */
function hue([r, g, b]: readonly number[]): string {
  const strongest = Math.max(r, g, b);
  const [red, green, blue] = [r, g, b].map((value) => value > 0.5 * strongest);
  if (red && green && blue) return 'white';
  if (red && blue) return 'magenta';
  if (green && blue) return 'cyan';
  if (red && green) return 'yellow';
  return red ? (g > 0.2 * strongest ? 'orange' : 'red') : green ? 'green' : 'blue';
}

async function read(prompt: string): Promise<Omit<PromptCase, 'prompt'>> {
  const { track, understood } = await resolve({ prompt });
  const { lights, gobo } = track.at(0);
  const sides = lights.map((light) => Math.round(degreesOf(light)));
  return { understood, sides, hues: lights.map(({ color }) => hue(color)), gobo: gobo?.kind ?? null };
}

describe('promptToRig()', () => {
  it.each(PROMPTS)('reads "$prompt"', async ({ prompt, ...wanted }) => {
    const actual = await read(prompt);
    expect(actual.understood).toEqual(wanted.understood);
    if (wanted.sides !== undefined) expect(actual.sides).toEqual(wanted.sides);
    if (wanted.hues !== undefined) expect(actual.hues).toEqual(wanted.hues);
    if (wanted.gobo !== undefined) expect(actual.gobo).toBe(wanted.gobo);
    expectSound(await conditionOf({ prompt }));
  });

  it.each([
    'bright red car',
    'he left the house',
    'a man under a street light',
    'a light blue dress',
    'a woman in red on the right',
    'a key on the table',
    'cool cat, hard rock, soft fur',
    'a dark forest with a golden retriever',
    'neon green jacket',
    'a car driving from left to right',
    'a man walking through the trees',
    'a lamp on a table',
    'light rain on the window of a red house',
    'an orange and teal car',
    'a traffic light on top of the hill',
    'turn right now',
    'the bottom of the sea',
    'a glass filled to the rim',
    'lighthouse',
    'a wolf howling at the moon',
    'the left side of the street is empty',
    'delightful highlighter',
    'no neon light',
    '8k, best quality, masterpiece',
    '!!! ...',
  ])('sees no light in "%s", says so and uses the neutral key', async (prompt) => {
    const { track, understood, warnings } = await resolve({ prompt });
    expect(understood).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/names no light \(words understood: none\): a neutral key light is used$/)]);
    expect(track.at(0)).toEqual({ ...(await conditionOf({})), prompt });
  });

  it.each(['Закат справа', '夕日が右から', 'غروب الشمس', 'शाम की रोशनी'])('says that it reads no other letters: "%s"', async (prompt) => {
    const { track, understood, warnings } = await resolve({ prompt });
    expect(understood).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/not in Latin letters.*words understood: none/)]);
    expect(track.at(0)).toEqual({ ...(await conditionOf({})), prompt });
  });

  it('keeps the preset under an unknown prompt and says so', async () => {
    const { track, warnings } = await resolve({ prompt: 'a bear', preset: 'sunset' });
    expect(warnings).toEqual([expect.stringMatching(/the preset stays as it is/)]);
    expect(track.at(0).lights).toEqual((await conditionOf({ preset: 'sunset' })).lights);
  });

  it('shortens a long prompt in its warning and keeps it on one line', async () => {
    const { warnings } = await resolve({ prompt: 'a bear\non a rock '.repeat(125) });
    expect(warnings[0].length).toBeLessThan(220);
    expect(warnings[0]).not.toContain('\n');
  });

  it('reads 2000 characters of light words in no time', async () => {
    const start = process.cpuUsage();
    for (const word of ['red and ', 'key ', 'soft, ', 'light of the ', 'left ', 'neon ']) {
      expectSound(await conditionOf({ prompt: word.repeat(2000 / word.length) }));
    }
    const { user } = process.cpuUsage(start);
    expect(user / 1000).toBeLessThan(3000);
  });

  it.each([
    ['warm sunset from the right', 'From the right: WARM sunsets!'],
    ['soft light from the upper left', 'upper-left soft lights'],
    ['moonlight through the blinds', 'blinds, moonlight'],
    ['golden hour, backlit', 'Backlit; GOLDEN-HOUR'],
    ['red and blue neon light', 'néon light red and blue'],
  ])('does not care how it is put: "%s" is "%s"', async (one, other) => {
    const [a, b] = await Promise.all([conditionOf({ prompt: one }), conditionOf({ prompt: other })]);
    expect({ ...b, prompt: one }).toEqual(a);
  });

  it.each(['sunset', 'neon', 'soft warm light', 'blinds', 'side light', 'red and green light'])(
    'left and right mirror each other: %s',
    async (what) => {
      const [left, right] = await Promise.all([
        conditionOf({ prompt: `${what} from the left` }),
        conditionOf({ prompt: `${what} from the right` }),
      ]);
      const mirrored = right.lights.map((light) => ({
        ...light,
        direction: light.direction.map((value, axis) => expect.closeTo(axis === 0 ? -value : value, 9)),
      }));
      expect(left.lights).toEqual(mirrored);
    },
  );

  it('warm and cool go one way only: a warm sunset is no colder than a sunset', async () => {
    const [plain, warm] = await Promise.all([conditionOf({ prompt: 'sunset' }), conditionOf({ prompt: 'warm sunset' })]);
    expect(warm.lights).toEqual(plain.lights);
  });

  it('moves a light over the whole clip', async () => {
    const { track } = await resolve({ prompt: 'light moving from left to right' }, 25);
    expect(track.at(0).lights[0].direction[0]).toBeLessThan(-0.8);
    expect(track.at(12).lights[0].direction[0]).toBeCloseTo(0, 6);
    expect(track.at(24).lights[0].direction[0]).toBeCloseTo(-track.at(0).lights[0].direction[0], 9);
    expect((await resolve({ prompt: 'light moving from left to right' }, 1)).track.at(0).lights[0].direction[0]).toBeLessThan(-0.8);
  });

  it('names what gave way', async () => {
    const { warnings } = await resolve({ prompt: 'sunset, noon' });
    expect(warnings).toEqual(['Prompt: "noon" gives way to "sunset"']);
  });

  it.each([
    ['soft light', 'hard light'],
    ['diffuse light', 'light'],
  ])('"%s" is softer than "%s"', async (soft, hard) => {
    const [a, b] = await Promise.all([conditionOf({ prompt: soft }), conditionOf({ prompt: hard })]);
    expect(a.lights[0].softness).toBeGreaterThan(b.lights[0].softness);
  });

  it.each([
    ['dim light', 'light'],
    ['low key', 'high key'],
    ['sunset at night', 'sunset'],
    ['light', 'bright light'],
  ])('"%s" is darker than "%s"', async (dark, bright) => {
    const [a, b] = await Promise.all([conditionOf({ prompt: dark }), conditionOf({ prompt: bright })]);
    expect(a.exposure).toBeLessThan(b.exposure);
  });
});
