import { describe, expect, it } from '@jest/globals';
import { PACKAGES, packageOf, sourceFiles } from './source-files.js';
import type { PackageName } from './source-files.js';

const ALLOWED: Readonly<Record<PackageName, readonly PackageName[]>> = {
  proto: [],
  models: [],
  engine: ['proto', 'models'],
  'host-bridge': ['proto'],
  plugin: ['proto', 'host-bridge'],
};

const files = PACKAGES.flatMap((name) => sourceFiles(name));
const edges = files.flatMap((file) => file.imports.map((imported) => ({ from: file.path, ...imported })));
const show = (list: readonly { from: string; specifier: string }[]): string[] => list.map((edge) => `${edge.from} -> ${edge.specifier}`);

describe('the house', () => {
  it('has files and sees their imports', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(edges.length).toBeGreaterThan(files.length / 2);
  });

  it.each(PACKAGES)('%s imports only packages below it', (name) => {
    const upward = edges.filter(({ from, target }) => {
      if (packageOf(from) !== name || target === null) return false;
      const to = packageOf(target);
      return to !== name && !(ALLOWED[name] as readonly string[]).includes(to);
    });
    expect(show(upward)).toEqual([]);
  });

  it('has no circles between files', () => {
    const next = new Map(files.map((file) => [file.path, file.imports.flatMap((i) => (i.target === null ? [] : [i.target]))]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      else if (!done.has(path)) for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
      done.add(path);
    };
    for (const file of files) visit(file.path, []);
    expect(circles).toEqual([]);
  });

  it('keeps the wire out of pipeline, layer and light', () => {
    const plain = ['proto/relight-error.ts', 'proto/error-code.ts', 'proto/relight-effect.ts'];
    const seen = edges.filter(
      ({ from, target }) =>
        /^engine\/(pipeline|layer|light|media)\//.test(from) && target !== null && packageOf(target) === 'proto' && !plain.includes(target),
    );
    expect(show(seen)).toEqual([]);
  });

  it('lets a model family import interfaces, its own folder and its declared base, never a sibling', () => {
    const bases: Readonly<Record<string, string>> = { iclight: 'sd15', animatediff: 'sd15' };
    const sideways = edges.filter(({ from, target }) => {
      const family = /^models\/families\/([^/]+)\//.exec(from)?.[1];
      const other = target === null ? undefined : /^models\/families\/([^/]+)\//.exec(target)?.[1];
      return family !== undefined && other !== undefined && family !== other && bases[family] !== other;
    });
    expect(show(sideways)).toEqual([]);
  });
});

describe('libraries have one door each', () => {
  const doors: Readonly<Record<string, RegExp>> = {
    'onnxruntime-node': /^models\/backends\/onnx\.ts$/,
    '@techstark/opencv-js': /^models\/flow\//,
    '@huggingface/tokenizers': /^models\/families\/sd15\/tokenizer\.ts$/,
    'node-av': /^engine\/media\/backends\/node-av/,
    ws: /^(engine\/daemon\/|host-bridge\/cli\/)/,
    sharp: /^engine\/(layer|media)\//,
    protobufjs: /^proto\//,
    commander: /^host-bridge\/cli\//,
    'cli-progress': /^host-bridge\/cli\//,
    '@xmldom/xmldom': /^host-bridge\/hosts\/mlt\//,
    pino: /^engine\/(main|daemon\/)/,
  };

  it.each(Object.entries(doors))('%s', (library, door) => {
    const outside = edges.filter(
      ({ from, specifier }) => (specifier === library || specifier.startsWith(`${library}/`)) && !door.test(from),
    );
    expect(show(outside)).toEqual([]);
  });

  it('Node', () => {
    const allowed =
      /^(engine\/|models\/(backends|weights|flow)\/|models\/families\/[^/]+\/(weights|network)|host-bridge\/(cli|hosts\/mlt|hosts\/files)\/)/;
    const outside = edges.filter(({ from, specifier }) => specifier.startsWith('node:') && !allowed.test(from));
    expect(show(outside)).toEqual([]);
    const bare = edges.filter(({ specifier }) =>
      /^(fs|path|os|child_process|crypto|net|http|url|util|events|stream)(\/|$)/.test(specifier),
    );
    expect(show(bare)).toEqual([]);
  });
});
