import type { Random } from '../random.js';
import type { Scene } from '../scene.js';
import { arcade } from './arcade.js';
import { boxes } from './boxes.js';
import { busts } from './busts.js';
import { cylinders } from './cylinders.js';
import { drapes } from './drapes.js';
import { dunes } from './dunes.js';
import { figures } from './figures.js';
import { fruit } from './fruit.js';
import { gyroids } from './gyroids.js';
import { knots } from './knots.js';
import { stairs } from './stairs.js';
import { vases } from './vases.js';

/** Scene kinds by name; each draws its scene from the stream it is given. */
export const scenes: Readonly<Record<string, (random: Random) => Scene>> = {
  arcade,
  boxes,
  busts,
  cylinders,
  drapes,
  dunes,
  figures,
  fruit,
  gyroids,
  knots,
  stairs,
  vases,
};
