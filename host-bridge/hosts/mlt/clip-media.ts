import { dirname, isAbsolute, resolve } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';
import type { MediaReference } from '../../host.js';
import type { FrameRate } from './mlt-time.js';
import type { Project } from './project.js';
import type { TimelineClip } from './timeline.js';
import { property } from './xml.js';

/** The media behind a clip, with its frame rate as far as the project tells. */
export interface ClipMedia extends MediaReference {
  /** Frame rate of the media; the project's own where the file says nothing. */
  readonly rate: FrameRate;
}

/**
 * The media file behind a clip and the frames of it that the clip shows. Throws `input-unusable` for what is no plain movie:
 * a title, a colour, a nested sequence, a clip whose speed was changed.
 */
export function clipMedia(project: Project, projectPath: string, name: string, clip: TimelineClip): ClipMedia {
  const { producer } = clip;
  const unusable = (what: string): RelightError =>
    new RelightError(
      'input-unusable',
      `Cannot relight clip ${name} of "${projectPath}": it is ${what}; a movie at its own speed is wanted`,
    );
  if (producer.nodeName !== 'producer' && producer.nodeName !== 'chain') throw unusable('a nested sequence');
  const service = property(producer, 'mlt_service') ?? 'avformat';
  const resource = property(producer, 'resource') ?? '';
  if (service === 'timewarp') throw unusable('played at another speed');
  if (!service.startsWith('avformat')) throw unusable(`made by "${service}"`);
  if (resource === '') throw unusable('without media');
  const base = resolve(dirname(projectPath), project.mediaRoot);
  const rate = mediaRate(clip) ?? project.rate;
  const scale = (rate.num * project.rate.den) / (rate.den * project.rate.num);
  return {
    path: isAbsolute(resource) ? resource : resolve(base, resource),
    rate,
    first: Math.round(clip.first * scale),
    last: Math.round((clip.last + 1) * scale) - 1,
  };
}

function mediaRate({ producer }: TimelineClip): FrameRate | null {
  const num = Number(property(producer, 'meta.media.frame_rate_num') ?? NaN);
  const den = Number(property(producer, 'meta.media.frame_rate_den') ?? NaN);
  return num > 0 && den > 0 ? { num, den } : null;
}
