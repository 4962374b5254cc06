/** Adds up wall time by stage of a job. */
export interface Stopwatch {
  /** Runs `action` and books its time on `stage`. */
  time<T>(stage: string, action: () => Promise<T>): Promise<T>;
  timeSync<T>(stage: string, action: () => T): T;
  /** Books the waits between the values of an iterable on `stage`, not the consumer's own time. */
  timeEach<T>(stage: string, values: AsyncIterable<T>): AsyncGenerator<T>;
  /** Whole milliseconds by stage, `total` since creation included. */
  readings(): Readonly<Record<string, number>>;
}

/** Starts a stopwatch on the monotonic clock. */
export function createStopwatch(): Stopwatch {
  const started = performance.now();
  const spent = new Map<string, number>();
  const book = (stage: string, since: number): void => {
    spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - since);
  };
  return {
    async time(stage, action) {
      const since = performance.now();
      try {
        return await action();
      } finally {
        book(stage, since);
      }
    },
    timeSync(stage, action) {
      const since = performance.now();
      try {
        return action();
      } finally {
        book(stage, since);
      }
    },
    async *timeEach(stage, values) {
      const iterator = values[Symbol.asyncIterator]();
      try {
        for (;;) {
          const since = performance.now();
          const next = await iterator.next();
          book(stage, since);
          if (next.done === true) return;
          yield next.value;
        }
      } finally {
        await iterator.return?.();
      }
    },
    readings() {
      const total = performance.now() - started;
      return Object.fromEntries([...spent, ['total', total] as const].map(([stage, ms]) => [stage, Math.round(ms)]));
    },
  };
}
