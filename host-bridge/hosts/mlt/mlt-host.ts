import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';
import type { Clip, Host } from '../../host.js';
import { clipMedia } from './clip-media.js';
import { insertLayer } from './insert-layer.js';
import { parseProject, projectText } from './project.js';
import type { Project } from './project.js';
import { findTimeline } from './timeline.js';
import type { Timeline, TimelineClip, VideoTrack } from './timeline.js';
import { property } from './xml.js';

/** Folder beside the project where relit media lie. */
export const MEDIA_FOLDER = 'Relight Media';

/** An MLT, Kdenlive or Shotcut project as a host: `putLayer` writes a new project, the old one stays as it is. */
export interface MltHost extends Host {
  /** Path for a clip's next result: `Relight Media/<clip>_RELIT_v001.mov` beside the new project; makes the folder. */
  nextMediaPath(clip: Clip): Promise<string>;
}

/** Which clip, in which project, and where the new project goes. */
export interface MltHostOptions {
  readonly projectPath: string;
  readonly outPath: string;
  /** Video track from 0, the background not counted, and clip from 0, gaps not counted. */
  readonly track: number;
  readonly index: number;
}

/** Opens a project. Throws `input-unusable` for a broken one, `invalid-argument` for a clip it does not have. */
export async function openMltProject(options: MltHostOptions): Promise<MltHost> {
  const { projectPath, outPath } = options;
  const text = await readFile(projectPath, 'utf8').catch((thrown: unknown) => {
    throw new RelightError('input-unusable', `Cannot read project "${projectPath}": ${reason(thrown)}`, { cause: thrown });
  });
  const project = parseProject(projectPath, text);
  const timeline = findTimeline(project, projectPath);
  const { track, clip: chosen } = choose(timeline, options);
  const media = clipMedia(project, projectPath, `${options.track}:${options.index}`, chosen);
  const clip: Clip = { id: `${options.track}:${options.index}`, name: basename(media.path, extname(media.path)) };

  return {
    describeHost: () => ({ id: 'mlt', label: 'MLT project', canAddTrack: true }),
    selection: () => Promise.resolve([clip]),
    getSource: () => Promise.resolve({ path: media.path, first: media.first, last: media.last }),
    async nextMediaPath() {
      const folder = join(dirname(outPath), MEDIA_FOLDER);
      await mkdir(folder, { recursive: true }).catch((thrown: unknown) => {
        throw new RelightError('output-unusable', `Cannot make folder "${folder}": ${reason(thrown)}`, { cause: thrown });
      });
      const taken = (await readdir(folder)).map((name) =>
        Number(/_RELIT_v(\d+)/.exec(name.startsWith(`${clip.name}_RELIT_`) ? name : '')?.[1] ?? 0),
      );
      const version = String(Math.max(0, ...taken) + 1).padStart(3, '0');
      return join(folder, `${clip.name}_RELIT_v${version}.mov`);
    },
    async putLayer(_clip, layer) {
      if (layer.frameRate.num * media.rate.den !== media.rate.num * layer.frameRate.den) {
        const told = `${media.rate.num}/${media.rate.den} frames per second in the project, ${layer.frameRate.num}/${layer.frameRate.den} in the file`;
        throw new RelightError('input-unusable', `Cannot place the layer of "${media.path}": its frame rate is ${told}`);
      }
      const resource = layerResource(project, projectPath, outPath, layer.path);
      const id = insertLayer(project, timeline, track, chosen, { ...layer, resource });
      await writeProject(outPath, rerooted(project, projectPath, outPath));
      return { id };
    },
    async readRecipe(layer) {
      const producer = parseProject(outPath, await readFile(outPath, 'utf8')).byId.get(layer.id);
      const path = producer === undefined ? null : property(producer, 'relight:recipe');
      return path === null ? null : readFile(path, 'utf8');
    },
  };
}

function choose(timeline: Timeline, { track, index }: MltHostOptions): { track: VideoTrack; clip: TimelineClip } {
  const wanted = `Cannot use --clip "${track}:${index}"`;
  const chosen = timeline.tracks.at(track);
  if (chosen === undefined)
    throw new RelightError('invalid-argument', `${wanted}: the project has ${counted(timeline.tracks.length, 'video track')}`);
  const clip = chosen.clips.at(index);
  if (clip === undefined)
    throw new RelightError('invalid-argument', `${wanted}: track ${track} has ${counted(chosen.clips.length, 'clip')}`);
  return { track: chosen, clip };
}

function counted(count: number, what: string): string {
  return count === 0 ? `no ${what}` : `${count} ${what}${count === 1 ? '' : 's'}, counted from 0`;
}

/** Relative media stay found when the new project lies elsewhere: the old folder becomes the file's root. */
function rerooted(project: Project, projectPath: string, outPath: string): string {
  const base = resolve(dirname(projectPath), project.mediaRoot);
  if (base !== resolve(dirname(outPath)) && !isAbsolute(project.mediaRoot)) project.root.setAttribute('root', base);
  return projectText(project);
}

function layerResource(project: Project, projectPath: string, outPath: string, path: string): string {
  const base = resolve(dirname(projectPath), project.mediaRoot);
  const inside = relative(base, path);
  return base === resolve(dirname(outPath)) && !inside.startsWith('..') && !isAbsolute(inside) ? inside : path;
}

async function writeProject(path: string, text: string): Promise<void> {
  const partial = join(dirname(path), `.relight-${process.pid}-${basename(path)}`);
  try {
    await writeFile(partial, text);
    await rename(partial, path);
  } catch (thrown) {
    await rm(partial, { force: true });
    throw new RelightError('output-unusable', `Cannot write project "${path}": ${reason(thrown)}`, {
      cause: thrown,
    });
  }
}

function reason(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException;
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    EISDIR: 'it is a folder',
    EACCES: 'permission denied',
    ENOTDIR: 'its folder is a file',
    EEXIST: 'a file is in its place',
  };
  return words[code ?? ''] ?? message;
}
