import type { Element } from '@xmldom/xmldom';
import type { Project } from './project.js';
import { childElements, newElement, property } from './xml.js';

/** Kdenlive's clip bin, a playlist of every clip in the project, or null in other editors' projects. */
export function clipBin(project: Project): Element | null {
  return project.byId.get('main_bin') ?? null;
}

/** What a producer needs to be a clip of Kdenlive's bin: a number of its own and a name. */
export function binProperties(project: Project, name: string): Readonly<Record<string, string | number>> {
  const numbers = [...project.byId.values()].map((element) => Number(property(element, 'kdenlive:id') ?? 0)).filter(Number.isFinite);
  return { 'kdenlive:id': Math.max(0, ...numbers) + 1, 'kdenlive:clipname': name };
}

/** Lists a producer in the bin. */
export function addToBin(bin: Element, producer: Element): void {
  const entry = newElement(bin.ownerDocument!, 'entry', {
    producer: producer.getAttribute('id') ?? '',
    in: producer.getAttribute('in') ?? '0',
    out: producer.getAttribute('out') ?? '0',
  });
  bin.appendChild(entry);
}

/**
 * A Kdenlive track round a playlist: a tractor of two playlists, the second for mixes. Gives the elements in the order in which
 * a file must define them; the last is the track.
 */
export function kdenliveTrack(playlist: Element, id: string): readonly Element[] {
  const document = playlist.ownerDocument!;
  const mixes = newElement(document, 'playlist', { id: `${id}_mixes` });
  const tractor = newElement(
    document,
    'tractor',
    { id: `${id}_tractor` },
    { 'kdenlive:track_name': 'Relight', 'kdenlive:timeline_active': 1 },
  );
  for (const inner of [playlist, mixes]) {
    tractor.appendChild(newElement(document, 'track', { hide: 'audio', producer: inner.getAttribute('id') ?? '' }));
  }
  return [playlist, mixes, tractor];
}

/** True where the tracks of the timeline are Kdenlive's. */
export function hasKdenliveTracks(project: Project, track: Element): boolean {
  const source = project.byId.get(track.getAttribute('producer') ?? '');
  return source?.nodeName === 'tractor' && childElements(source, 'track').length > 0;
}
