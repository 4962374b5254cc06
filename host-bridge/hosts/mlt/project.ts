import { DOMParser, XMLSerializer, onErrorStopParsing } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { RelightError } from '@relight/proto/relight-error.js';
import type { FrameRate } from './mlt-time.js';
import { childElements, elementsById } from './xml.js';

/** An MLT or Kdenlive project in memory. */
export interface Project {
  readonly document: Document;
  readonly root: Element;
  readonly rate: FrameRate;
  /** Folder that relative media paths start from, as the file names it; empty for the project's own. */
  readonly mediaRoot: string;
  readonly byId: ReadonlyMap<string, Element>;
}

/** Parses a project. Throws `input-unusable` naming the file and what is wrong. */
export function parseProject(path: string, text: string): Project {
  const unusable = (why: string): RelightError => new RelightError('input-unusable', `Cannot read project "${path}": ${why}`);
  let document: Document;
  try {
    document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');
  } catch (thrown) {
    throw unusable(`it is not XML (${RelightError.from(thrown).message.split('\n')[0]})`);
  }
  const root = document.documentElement;
  if (root === null || root.nodeName !== 'mlt') throw unusable('an <mlt> project, as Kdenlive, Shotcut and melt write it, is wanted');
  const [profile] = childElements(root, 'profile');
  const rate = {
    num: Number(profile?.getAttribute('frame_rate_num') ?? NaN),
    den: Number(profile?.getAttribute('frame_rate_den') ?? 1),
  };
  if (!(rate.num > 0 && rate.den > 0)) throw unusable('its <profile> names no frame rate');
  return { document, root, rate, mediaRoot: root.getAttribute('root') ?? '', byId: elementsById(root) };
}

/** The project as the text of its file. */
export function projectText({ document }: Project): string {
  const text = new XMLSerializer().serializeToString(document);
  return text.endsWith('\n') ? text : `${text}\n`;
}
