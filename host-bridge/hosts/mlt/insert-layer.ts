import type { Element } from '@xmldom/xmldom';
import type { LayerMedia } from '../../host.js';
import { addToBin, binProperties, clipBin, hasKdenliveTracks, kdenliveTrack } from './kdenlive.js';
import type { Project } from './project.js';
import { trackElements } from './timeline.js';
import type { Timeline, TimelineClip, VideoTrack } from './timeline.js';
import { childElements, newElement, property } from './xml.js';

/** Transitions that put one picture over another; the new track is joined to the rest by the same as its neighbours. */
const COMPOSITORS = /^(composite|qtblend|movit\.overlay|frei0r\.cairoblend|affine|luma)$/;

/** Filters that touch sound only: a layer has none. */
const SOUND = /^(volume|audio|sox|ladspa|pan|loudness|mute|channelcopy)/;

/**
 * Adds the media to the project on a track of its own directly above the clip's, at the clip's place and length. Tracks above
 * move up by one, and so do the transitions and filters that count them; nothing else changes. Gives the new producer's id.
 */
export function insertLayer(
  project: Project,
  timeline: Timeline,
  track: VideoTrack,
  clip: TimelineClip,
  media: LayerMedia & { readonly resource: string },
): string {
  const { document, root } = project;
  const id = freeId(project, 'relight');
  const length = clip.last - clip.first + 1;
  const bin = clipBin(project);

  // 1. The media; in Kdenlive also in the bin, which must come after it in the file.
  const producer = newElement(
    document,
    'producer',
    { id, in: 0, out: length - 1 },
    {
      length,
      eof: 'pause',
      resource: media.resource,
      audio_index: -1,
      video_index: 0,
      mlt_service: 'avformat',
      seekable: 1,
      'relight:recipe': media.recipePath,
      ...(bin !== null && binProperties(project, media.resource.split(/[\\/]/).at(-1) ?? id)),
    },
  );
  insertBefore(root, producer, bin === null ? topLevel(root, timeline.tractor) : topLevel(root, bin));
  if (bin !== null) addToBin(bin, producer);

  // 2. Its track: a gap, then the layer with what was done to the clip's picture.
  const entry = newElement(document, 'entry', { producer: id, in: 0, out: length - 1 });
  for (const filter of childElements(clip.entry, 'filter')) {
    if (SOUND.test(property(filter, 'mlt_service') ?? '')) continue;
    const copy = filter.cloneNode(true) as Element;
    copy.removeAttribute('id');
    entry.appendChild(copy);
  }
  const playlist = newElement(document, 'playlist', { id: `${id}_track` });
  if (clip.start > 0) playlist.appendChild(newElement(document, 'blank', { length: clip.start }));
  playlist.appendChild(entry);
  const elements = hasKdenliveTracks(project, track.element) ? kdenliveTrack(playlist, id) : [playlist];
  for (const element of elements) insertBefore(root, element, topLevel(root, timeline.tractor));

  // 3. The track above the clip's, joined right after the clip's own track, so that what lies above both still covers them.
  const position = track.position + 1;
  const above = trackElements(timeline.tractor)[position] ?? null;
  const join = compositorOf(timeline.tractor, track.position);
  renumber(timeline.tractor, position);
  insertBefore(
    track.element.parentNode as Element,
    newElement(document, 'track', { producer: elements.at(-1)!.getAttribute('id') ?? '', hide: 'audio' }),
    above,
  );
  const span = { id: `${id}_join`, in: clip.start, out: clip.start + length - 1 };
  const transition = newElement(document, 'transition', span, joined(join, track.position, position));
  insertBefore(timeline.tractor, transition, ((join ?? childElements(timeline.tractor).at(-1))?.nextSibling as Element | null) ?? null);
  return id;
}

/** What joins a track to those below, or null when nothing does. */
function compositorOf(tractor: Element, track: number): Element | null {
  const joins = childElements(tractor, 'transition').filter((transition) => property(transition, 'b_track') === String(track));
  return joins.find((transition) => COMPOSITORS.test(property(transition, 'mlt_service') ?? '')) ?? null;
}

function joined(like: Element | null, track: number, layer: number): Record<string, string | number> {
  const service = (like === null ? null : property(like, 'mlt_service')) ?? 'composite';
  const plain = service === 'composite' ? { geometry: '0=0/0:100%x100%:100', progressive: 1, fill: 1 } : {};
  const below = (like === null ? null : property(like, 'a_track')) ?? track;
  return { a_track: below, b_track: layer, mlt_service: service, always_active: 1, ...plain };
}

/** Transitions count tracks by number: those at or above a new track's place move up by one. */
function renumber(tractor: Element, from: number): void {
  for (const element of [...childElements(tractor, 'transition'), ...childElements(tractor, 'filter')]) {
    for (const child of childElements(element, 'property')) {
      if (!['a_track', 'b_track', 'track'].includes(child.getAttribute('name') ?? '')) continue;
      const number = Number(child.textContent);
      if (Number.isInteger(number) && number >= from) child.textContent = String(number + 1);
    }
  }
}

function freeId(project: Project, stem: string): string {
  let number = 0;
  while (project.byId.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** The ancestor of `element` that is a child of the root. */
function topLevel(root: Element, element: Element): Element {
  let at = element;
  while (at.parentNode !== null && at.parentNode !== root) at = at.parentNode as Element;
  return at;
}

function insertBefore(parent: Element, element: Element, next: Element | null): void {
  const document = parent.ownerDocument!;
  parent.insertBefore(element, next);
  parent.insertBefore(document.createTextNode('\n  '), next);
}
