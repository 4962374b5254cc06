/** What the default place depends on; Node's `process.env`, `process.platform` and `os.homedir()` fit. */
export interface HomeSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly homedir: string;
}

/** The folder under which all state lives: $RELIGHT_HOME, else the platform's own place for a program's data. */
export function relightHome({ env, platform, homedir }: HomeSurroundings): string {
  const chosen = env['RELIGHT_HOME'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32') return `${env['LOCALAPPDATA'] ?? `${homedir}\\AppData\\Local`}\\Relight`;
  if (platform === 'darwin') return `${homedir}/Library/Application Support/Relight`;
  return `${env['XDG_DATA_HOME'] ?? `${homedir}/.local/share`}/relight`;
}
