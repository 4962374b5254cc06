import { spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

const COMMANDS = {
  ffmpeg: ['ffmpeg', '-version'],
  ffprobe: ['ffprobe', '-version'],
  melt: ['melt', '-version'],
  chromium: ['chromium', '--version'],
} as const;

/** A program that some tests need and a user's machine may lack. */
export type Tool = keyof typeof COMMANDS;

/** True when the tool answers. */
export function hasTool(tool: Tool): boolean {
  const [command, flag] = COMMANDS[tool];
  return spawnSync(command, [flag], { stdio: 'ignore' }).status === 0;
}

/** A `describe` that is skipped by name, with the reason, where the tool is missing. */
export function describeIf(tool: Tool, name: string, body: () => void): void {
  if (hasTool(tool)) describe(name, body);
  else describe.skip(`${name} [needs ${tool}, which is not installed]`, body);
}
