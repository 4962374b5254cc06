import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PACKAGES, ROOT, sourceFiles } from './source-files.js';

const files = PACKAGES.flatMap((name) => sourceFiles(name));
const tests = sourceFiles('tests');

/** Data tables may be long. */
const TABLES = /(lexicon|presets|relight-effect)\.ts$/;

describe('every file', () => {
  it('has at most 300 lines', () => {
    const long = [...files, ...tests].filter((file) => file.lines > 300 && !TABLES.test(file.path));
    expect(long.map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  it('has under 100 lines in the median', () => {
    const sizes = files.map((file) => file.lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100);
  });

  it('is named for one idea', () => {
    const vague = [...files, ...tests].filter((file) => /\b(utils?|misc|common|helpers?|manager)\b/.test(basename(file.path)));
    const unkempt = [...files, ...tests].filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|contract))?\.ts$/.test(basename(file.path)));
    expect([...vague, ...unkempt].map((file) => file.path)).toEqual([]);
  });

  it('exports by name', () => {
    const sloppy = files.filter((file) => /^export default|^export \*/m.test(file.text));
    expect(sloppy.map((file) => file.path)).toEqual([]);
  });

  it('documents what it exports', () => {
    const bare = files.flatMap((file) => {
      const lines = file.text.split('\n');
      return lines.flatMap((line, at) => {
        if (!/^export (async )?(function|class)/.test(line)) return [];
        return /\*\/\s*$/.test(lines[at - 1] ?? '') ? [] : [`${file.path}:${at + 1}`];
      });
    });
    expect(bare).toEqual([]);
  });
});

describe('tests', () => {
  it('mirror the packages', () => {
    const astray = tests
      .map((file) => file.path)
      .filter((path) => path.endsWith('.test.ts') && PACKAGES.some((name) => path.startsWith(`tests/${name}/`)))
      .filter((path) => {
        const source = path.replace(/^tests\//, '').replace(/\.test\.ts$/, '');
        return !existsSync(join(ROOT, `${source}.ts`)) && !existsSync(join(ROOT, source));
      });
    expect(astray).toEqual([]);
  });
});

describe('what is committed', () => {
  it('names no machine path and no registry', () => {
    if (!existsSync(join(ROOT, '.git'))) return;
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
    const telling = new RegExp(['/wo' + 'rk/', '/opt/la' + 'b', 'registry\\.' + 'npmjs', 'pypi\\.' + 'org', '/ro' + 'ot/'].join('|'));
    const guilty = listed.filter((path) => {
      const full = join(ROOT, path);
      if (!existsSync(full) || statSync(full).size > 2_000_000 || /\.(mp4|mov|onnx|png|wasm)$/.test(path)) return false;
      return telling.test(readFileSync(full, 'utf8'));
    });
    expect(guilty).toEqual([]);
  });
});
