import type { Rgb } from '@relight/models/interfaces/light.js';
import { COLOR_NAMES } from './color-names.js';
import type { LightQuality, LookId } from './looks.js';

/**
 * When a word counts: `alone` wherever it stands; `adjective` unless a thing follows it ("neon jacket"); `clause` when it
 * belongs to a light word or its clause holds nothing but light words; `bound` only when it belongs to a light word.
 */
export type Stands = 'alone' | 'adjective' | 'clause' | 'bound';

/** Where a light comes from; what is left out stays as the light has it. */
export interface Aim {
  /** Counter-clockwise from the right. */
  readonly degrees?: number;
  /** Degrees out of the picture plane, toward the viewer. */
  readonly height?: number;
  /** Changes sides with a left or right beside it. */
  readonly sided?: boolean;
}

/** What a phrase means for the light. */
export type Meaning =
  /** A word for light itself, to which others belong. A weak one ("key", "rim") is one only where the clause says so; a mute one ("lamp", "mood") says nothing alone. */
  | { readonly kind: 'light'; readonly role?: LightRole; readonly weak: boolean; readonly mute: boolean }
  | { readonly kind: 'look'; readonly look: LookId; readonly stands: Stands }
  | { readonly kind: 'aim'; readonly aim: Aim; readonly attributive: boolean }
  | { readonly kind: 'color'; readonly rgb: Rgb }
  | { readonly kind: 'tint'; readonly tint: 'warm' | 'cool' | number; readonly stands: Stands }
  | { readonly kind: 'quality'; readonly quality: LightQuality; readonly stands: Stands }
  /** Words that look like light and are not. */
  | { readonly kind: 'thing' }
  /** Words between a light and what belongs to it. */
  | { readonly kind: 'filler' }
  /** Words inside a noun's own phrase. */
  | { readonly kind: 'adverb' }
  | { readonly kind: 'receiver' }
  | { readonly kind: 'negation' };

/** What a light is there for; `back` is the key itself where no other light is named. */
export type LightRole = 'key' | 'rim' | 'fill' | 'back' | 'ambient';

export interface LexiconEntry {
  /** Phrases in lower case, singular where plural means the same, separated by commas. */
  readonly phrases: string;
  readonly meaning: Meaning;
}

function light(phrases: string, role?: LightRole): LexiconEntry {
  return { phrases, meaning: { kind: 'light', weak: false, mute: false, ...(role && { role }) } };
}
function weakLight(phrases: string, role: LightRole): LexiconEntry {
  return { phrases, meaning: { kind: 'light', weak: true, mute: false, role } };
}
function muteLight(phrases: string, role?: LightRole): LexiconEntry {
  return { phrases, meaning: { kind: 'light', weak: false, mute: true, ...(role && { role }) } };
}
function look(id: LookId, phrases: string, stands: Stands = 'alone'): LexiconEntry {
  return { phrases, meaning: { kind: 'look', look: id, stands } };
}
function aim(phrases: string, value: Aim, attributive = true): LexiconEntry {
  return { phrases, meaning: { kind: 'aim', aim: value, attributive } };
}
function tint(phrases: string, value: 'warm' | 'cool' | number, stands: Stands = 'clause'): LexiconEntry {
  return { phrases, meaning: { kind: 'tint', tint: value, stands } };
}
function quality(phrases: string, value: LightQuality, stands: Stands = 'clause'): LexiconEntry {
  return { phrases, meaning: { kind: 'quality', quality: value, stands } };
}

/** Degrees of the side presets, which stand a little above the horizon. */
export const LEFT_DEGREES = 163.3;
export const RIGHT_DEGREES = 16.7;
const BEHIND: Aim = { degrees: 90, height: -40, sided: false };
const SIDE: Aim = { degrees: 172, height: 8, sided: true };
const THREE_QUARTER: Aim = { degrees: 142, height: 35, sided: true };

const LIGHT_WORDS: readonly LexiconEntry[] = [
  light('light, lighting, lit, illumination, illuminated, illuminate'),
  muteLight('lamp, glow, glowing, glowy, beam, ray, gel, bulb, led, highlight'),
  muteLight('ambience, ambiance, atmosphere, mood, tone, vibe'),
  light('key light, key lighting, main light, keylight', 'key'),
  weakLight('key', 'key'),
  light('rim light, rim lighting, rimlight, edge light, hair light, kicker light, accent light, rim lit', 'rim'),
  weakLight('rim, kicker', 'rim'),
  light('backlit, backlight, back light, back lighting, backlighting, back lit, contre jour', 'back'),
  light('fill light, fill lighting', 'fill'),
  weakLight('fill', 'fill'),
  light('ambient light, ambient lighting', 'ambient'),
  muteLight('ambient, shadow, bounce light', 'ambient'),
];

const LOOK_WORDS: readonly LexiconEntry[] = [
  look('sunset', 'sunset, sundown, setting sun, sun set, evening sun, low sun'),
  look('sunrise', 'sunrise, dawn, daybreak, rising sun, sun rise, first light, early morning light'),
  look('morning', 'morning, morning light, morning sun, early morning'),
  look('noon', 'noon, midday, noonday, high noon, mid day, noontime'),
  look('afternoon', 'afternoon, late afternoon'),
  look('golden-hour', 'golden hour, magic hour, golden time, goldenhour, golden light, golden sun, golden sunlight'),
  look('dusk', 'dusk, twilight, evening, gloaming, nightfall, evening light'),
  look('blue-hour', 'blue hour, bluehour'),
  look('night', 'night, nighttime, midnight, night time, nightly, nocturnal'),
  look('moonlight', 'moonlight, moonlit, moon light, moonshine, moonbeam, full moon, light of the moon, moon glow, moonglow'),
  look('moonlight', 'moon', 'clause'),
  look('overcast', 'overcast, cloudy, cloudy sky, overcast sky, grey sky, gray sky, cloudy day, overcast day'),
  look('fog', 'foggy, fog, mist, misty, haze, hazy, smoky'),
  look('storm', 'stormy, thunderstorm, storm, rainy day'),
  look('sunlight', 'sunlight, sunlit, sunshine, sunny, sun light, sunny day, bright day, sun, sunbeam, sun ray, direct sun, hard sun'),
  look('daylight', 'daylight, day light, daytime, day time'),
  look(
    'neon',
    'neon light, neon lighting, neon sign, neon glow, neon lamp, neon tube, neon lit, neon city, neon street, neon bar, neon alley',
  ),
  look('neon', 'neon, cyberpunk', 'adjective'),
  look('candle', 'candlelight, candlelit, candle light, candle glow, candle flame, candle lit, candlelight dinner'),
  look('candle', 'candle', 'clause'),
  look('fire', 'firelight, firelit, fire light, campfire, bonfire, fireplace, torchlight, fire glow, light of a fire, flame light'),
  look('fire', 'fire, flame, torch', 'clause'),
  look('lamp', 'lamplight, lamp light, table lamp, bedside lamp, desk lamp, light bulb, lightbulb, tungsten lamp, lantern light'),
  look('spotlight', 'spotlight, spot light, spotlit, stage light, stage lighting, spotlighting'),
  look(
    'screen',
    'screen light, monitor light, phone light, tv light, screen glow, monitor glow, computer light, light of a screen, phone glow',
  ),
  look('screen', 'screen, monitor, television, tv', 'bound'),
  look('flash', 'camera flash, flash light, flash photography, ring light, on camera flash'),
  look('blinds', 'blind, venetian blind, window blind, shutter light'),
  look('window', 'window light, window lighting, window shadow, shadow from window, shadow from a window, shadow of a window, windowlight'),
  look('window', 'window, window pane', 'clause'),
  look(
    'dappled',
    'dappled, dappled light, dappled leaf, dappled sunlight, leaf shadow, leafy shadow, shadow of leaf, komorebi, tree shadow',
  ),
  look('dappled', 'leaf, tree, foliage, canopy, branch', 'bound'),
  look('natural', 'natural light, natural lighting, nature lighting, nature light, naturally lit, available light'),
  look('natural', 'natural, nature', 'bound'),
  look('studio', 'studio light, studio lighting, softbox, soft box, three point lighting, studio lit, beauty dish, beauty lighting'),
  look('studio', 'studio', 'clause'),
  look('cinematic', 'cinematic, filmic, cinematic light, cinematic lighting, movie lighting', 'clause'),
  look('orange-teal', 'orange and teal, teal and orange, teal orange, orange teal', 'clause'),
  look('noir', 'noir, film noir, chiaroscuro'),
  look('rembrandt', 'rembrandt light, rembrandt lighting, rembrandt', 'clause'),
  look('split', 'split light, split lighting'),
  look('butterfly', 'butterfly light, butterfly lighting, paramount lighting, clamshell lighting'),
];

const AIM_WORDS: readonly LexiconEntry[] = [
  aim('left, left side, left hand side, camera left, left hand', { degrees: LEFT_DEGREES }),
  aim('right, right side, right hand side, camera right, right hand', { degrees: RIGHT_DEGREES }),
  aim('upper left, top left, above left, left above, left top, upper left corner, top left corner', { degrees: 135 }),
  aim('upper right, top right, above right, right above, right top, upper right corner, top right corner', { degrees: 45 }),
  aim('lower left, bottom left, below left, left below, lower left corner, bottom left corner', { degrees: 225 }),
  aim('lower right, bottom right, below right, right below, lower right corner, bottom right corner', { degrees: 315 }),
  aim('top, overhead, toplight', { degrees: 90 }),
  aim('above, up high, directly above', { degrees: 90 }, false),
  aim('bottom, underlight, uplight', { degrees: 270 }),
  aim('below, beneath, underneath, down below', { degrees: 270 }, false),
  aim('behind, back, rear, behind the subject', BEHIND, false),
  aim('front, frontal, straight ahead', { degrees: 90, height: 75 }),
  aim('front left, left front', { degrees: LEFT_DEGREES, height: 45 }),
  aim('front right, right front', { degrees: RIGHT_DEGREES, height: 45 }),
  aim('side, sideway, lateral', SIDE),
  aim('three quarter, three quarters, 3 4', THREE_QUARTER),
];

const COLOR_WORDS: readonly LexiconEntry[] = Object.entries(COLOR_NAMES).map(([name, rgb]) => ({
  phrases: name,
  meaning: { kind: 'color', rgb },
}));

const TINT_WORDS: readonly LexiconEntry[] = [
  tint('warm, warmer, warmly, warm colored, warm coloured, cozy, cosy, warm white', 'warm'),
  tint('cool, cold, cooler, chilly, icy, cool white, cold white', 'cool'),
  tint('tungsten, incandescent', 3200, 'clause'),
  tint('fluorescent', 4200, 'clause'),
  tint('daylight balanced', 5600, 'clause'),
];

const QUALITY_WORDS: readonly LexiconEntry[] = [
  quality('soft, softer, gentle, soft edged, softly', { softness: 0.85 }),
  quality('diffuse, diffused, diffuser', { softness: 1, shadow: 0.2 }),
  quality('hard, harsh, hard edged, crisp, harder', { softness: 0.05, shadow: 0.6 }),
  quality('dim, dimmed, dimly, faint, weak', { exposure: -0.9 }),
  quality('dark, darker, gloomy, sombre, somber', { exposure: -1, ambient: 0.7 }),
  quality('moody', { exposure: -0.4, ambient: 0.6 }, 'clause'),
  quality('bright, brighter, brilliant, brightly', { exposure: 0.5 }),
  quality('strong, intense, powerful', { stops: 0.7 }),
  quality('subtle, low', { stops: -0.7 }, 'bound'),
  quality('dramatic', { softness: 0.15, ambient: 0.5, shadow: 0.55 }),
  quality('low key, lowkey, low key light, low key lighting', { exposure: -0.5, ambient: 0.4 }, 'alone'),
  quality('high key, highkey, high key light, high key lighting', { exposure: 0.25, ambient: 2.2, softness: 0.9, shadow: 0.15 }, 'alone'),
  quality('volumetric, god ray, light shaft, sun shaft, crepuscular ray, volumetric light, volumetric lighting', { veil: 0.12 }, 'alone'),
  quality('no shadow, without shadow, shadowless', { shadow: 0, softness: 1 }, 'alone'),
  quality('soft shadow, gentle shadow', { softness: 0.85, shadow: 0.3 }, 'alone'),
  quality('hard shadow, harsh shadow, crisp shadow, sharp shadow', { softness: 0.05, shadow: 0.6 }, 'alone'),
  quality('deep shadow, dark shadow, strong shadow, heavy shadow, long shadow', { shadow: 0.6, ambient: 0.6 }, 'alone'),
];

const OTHER_WORDS: readonly LexiconEntry[] = [
  {
    phrases:
      'street light, street lighting, streetlight, traffic light, stop light, tail light, head light, brake light, red light district, lighthouse, light house, ' +
      'light rain, light snow, light breeze, light wind, light fog, light jacket, light hair, light skin, light weight, light wood, light aircraft, light switch, ' +
      'light fixture, light pole, light post, light rail, light saber, light year, light meal, light hearted, light bulb moment, in light of, light industry, ' +
      'fire truck, fire engine, fire hydrant, fire fighter, fire station, fire brigade, fire red, night gown, night stand, night club, night dress, night bus, ' +
      'evening dress, evening gown, morning coat, morning glory, sunset boulevard, sun hat, sun flower, sun glasses, sun dress, sun bathing, sun cream, sun screen, ' +
      'top hat, tank top, on top of, top of, at the bottom of, bottom of, in front of, front of, front door, front yard, back yard, back pack, side by side, ' +
      'side walk, right now, right away, all right, right hand man, left over, left behind, left hand drive, left handed, right handed, candle stick, candle holder, ' +
      'candle maker, storm trooper, mood board, skin tone, two tone, x ray, manta ray, sting ray, lamp post, lamp shade, balance beam, hair gel, shower gel, ' +
      'key board, key ring, key chain, car key, screen door, neon tetra, tone deaf, led by, is led, are led, led to, led the, on fire, tree house',
    meaning: { kind: 'thing' },
  },
  { phrases: 'no, not, without, never, avoid, lacking, minus', meaning: { kind: 'negation' } },
  {
    phrases:
      'a, an, the, and, or, very, really, quite, slightly, rather, so, more, bit, little, deep, rich, vivid, pale, pure, beautiful, nice, lovely, gorgeous, single, one, two, big, large, huge, small, colored, coloured, color, colour, its, both, only, just',
    meaning: { kind: 'adverb' },
  },
  {
    phrases:
      'of, in, on, at, to, with, by, from, through, is, are, as, into, onto, over, off, under, for, toward, towards, come, coming, shine, shining, ' +
      'fall, falling, stream, streaming, pour, pouring, hit, hitting, strike, striking, cast, casting, enter, entering, spill, spilling, wash, washing, ' +
      'bathed, bathing, filtering, filter, sweep, sweeping, moving, move, source, effect, style, photo, shot, frame, image, picture, scene, direction, ' +
      'directional, use, add, please, make, relight, it, that, this, sky',
    meaning: { kind: 'filler' },
  },
  {
    phrases:
      'face, hair, head, body, skin, subject, room, wall, floor, shoulder, cheek, man, woman, person, people, him, her, his, their, them, everything, object, half, part, viewer, actor, model, character, girl, boy, portrait',
    meaning: { kind: 'receiver' },
  },
];

/**
 * The words this product understands as light, English, as plain data: adding one is adding it to a line here.
 * It serves the embedded family, whose light is closed-form; diffusion families read the prompt in full.
 */
export const LEXICON: readonly LexiconEntry[] = [
  ...LIGHT_WORDS,
  ...LOOK_WORDS,
  ...AIM_WORDS,
  ...COLOR_WORDS,
  ...TINT_WORDS,
  ...QUALITY_WORDS,
  ...OTHER_WORDS,
];
