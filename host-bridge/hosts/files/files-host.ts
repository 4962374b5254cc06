import { readFile } from 'node:fs/promises';
import type { Host, MediaReference } from '../../host.js';

/** A media file as a timeline of one clip: the layer is the file that the engine wrote, its recipe lies beside it. */
export function createFilesHost(media: MediaReference): Host {
  return {
    describeHost: () => ({ id: 'files', label: 'Media files', canAddTrack: false }),
    selection: () => Promise.resolve([{ id: media.path, name: media.path.split(/[\\/]/).at(-1) ?? media.path }]),
    getSource: () => Promise.resolve(media),
    putLayer: (_clip, layer) => Promise.resolve({ id: layer.path }),
    readRecipe: (layer) => readFile(`${layer.id}.relight.json`, 'utf8').catch(() => null),
  };
}
