import type { Element } from '@xmldom/xmldom';
import { RelightError } from '@relight/proto/relight-error.js';
import { framesOf } from './mlt-time.js';
import type { Project } from './project.js';
import { childElements, property } from './xml.js';

/** One clip on a track: the part of its producer it shows, in frames of the project, and where. */
export interface TimelineClip {
  readonly entry: Element;
  readonly producer: Element;
  /** Position of its first frame on the timeline. */
  readonly start: number;
  /** First and last frame of the producer shown, inclusive. */
  readonly first: number;
  readonly last: number;
}

/** A video track, lowest first. */
export interface VideoTrack {
  /** Its place among the tractor's tracks, the background included; what transitions count by. */
  readonly position: number;
  readonly element: Element;
  readonly clips: readonly TimelineClip[];
}

/** The tractor that plays, and its video tracks. */
export interface Timeline {
  readonly tractor: Element;
  readonly tracks: readonly VideoTrack[];
}

/** Finds the timeline: the last tractor of the file, or the sequence inside it where a project wraps one. Throws `input-unusable`. */
export function findTimeline(project: Project, path: string): Timeline {
  const last = childElements(project.root, 'tractor').at(-1);
  if (last === undefined) throw new RelightError('input-unusable', `Cannot read project "${path}": it has no timeline (no <tractor>)`);
  const tractor = sequenceWithin(project, last);
  const tracks = trackElements(tractor).flatMap((element, position) => {
    if (isHidden(element) || isBackground(project, element)) return [];
    return [{ position, element, clips: clipsOf(project, element) }];
  });
  return { tractor, tracks };
}

/** The `<track>` elements of a tractor, which newer files wrap in a `<multitrack>`. */
export function trackElements(tractor: Element): Element[] {
  const [multitrack] = childElements(tractor, 'multitrack');
  return childElements(multitrack ?? tractor, 'track');
}

/** Kdenlive from 23.04 on plays a tractor whose only track is the sequence. */
function sequenceWithin(project: Project, tractor: Element): Element {
  const inner = trackElements(tractor).map((track) => project.byId.get(track.getAttribute('producer') ?? ''));
  const [only] = inner;
  return inner.length === 1 && only?.nodeName === 'tractor' && trackElements(only).length > 1 ? only : tractor;
}

function isHidden(track: Element): boolean {
  return ['video', 'both'].includes(track.getAttribute('hide') ?? '');
}

function isBackground(project: Project, track: Element): boolean {
  const id = track.getAttribute('producer') ?? '';
  const source = project.byId.get(id);
  if (source === undefined) return true;
  if (source.nodeName === 'producer') return ['color', 'colour'].includes(property(source, 'mlt_service') ?? '');
  return id === 'background' || id === 'black_track';
}

function clipsOf(project: Project, track: Element): TimelineClip[] {
  const source = project.byId.get(track.getAttribute('producer') ?? '')!;
  // A Kdenlive track is a tractor of two playlists; the second holds what overlaps in mixes.
  const playlists =
    source.nodeName === 'tractor'
      ? trackElements(source)
          .filter((inner) => !isHidden(inner))
          .flatMap((inner) => project.byId.get(inner.getAttribute('producer') ?? '') ?? [])
      : [source];
  return playlists.flatMap((playlist) => clipsOfPlaylist(project, playlist)).sort((a, b) => a.start - b.start);
}

function clipsOfPlaylist(project: Project, playlist: Element): TimelineClip[] {
  const clips: TimelineClip[] = [];
  let start = 0;
  for (const item of childElements(playlist)) {
    if (item.nodeName === 'blank') start += framesOf(item.getAttribute('length') ?? '', project.rate) ?? 0;
    if (item.nodeName !== 'entry') continue;
    const producer = project.byId.get(item.getAttribute('producer') ?? '');
    if (producer === undefined) continue;
    const time = (name: 'in' | 'out'): number | null =>
      framesOf(item.getAttribute(name) ?? producer.getAttribute(name) ?? '', project.rate);
    const first = time('in') ?? 0;
    const length = framesOf(property(producer, 'length') ?? '', project.rate) ?? 0;
    const last = time('out') ?? Math.max(first, length - 1);
    clips.push({ entry: item, producer, start, first, last });
    start += last - first + 1;
  }
  return clips;
}
