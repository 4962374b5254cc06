/** Notices when an engine has had neither client nor job for a while. */
export interface IdleExit {
  /** To be called whenever a client or job came or went. */
  changed(): void;
  stop(): void;
}

/** Calls `onIdle` once, `idleMs` after the last moment at which `isBusy` was true; null: never. */
export function createIdleExit({
  idleMs,
  isBusy,
  onIdle,
}: {
  readonly idleMs: number | null;
  readonly isBusy: () => boolean;
  readonly onIdle: () => void;
}): IdleExit {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const changed = (): void => {
    clearTimeout(timer);
    if (idleMs !== null && !stopped && !isBusy()) timer = setTimeout(onIdle, idleMs);
  };
  changed();
  return {
    changed,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
