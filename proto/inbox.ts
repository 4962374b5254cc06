/** What has arrived and waits for its one reader. */
export interface Inbox<T> {
  put(item: T): void;
  /** No more will come; with an error, the reader gets that after the last item. */
  end(error?: Error): void;
  size(): number;
  read(): AsyncGenerator<T, void, undefined>;
}

/** An empty inbox; `onTaken` is called whenever the reader took an item. */
export function createInbox<T>({ onTaken }: { readonly onTaken: () => void }): Inbox<T> {
  const items: T[] = [];
  let ended = false;
  let failure: Error | null = null;
  let wakeReader: (() => void) | null = null;
  return {
    put(item) {
      if (ended) return;
      items.push(item);
      wakeReader?.();
    },
    end(error) {
      if (ended) return;
      ended = true;
      failure = error ?? null;
      wakeReader?.();
    },
    size: () => items.length,
    async *read() {
      for (;;) {
        const item = items.shift();
        if (item !== undefined) {
          onTaken();
          yield item;
        } else if (ended) {
          if (failure) throw failure;
          return;
        } else {
          await new Promise<void>((resolve) => (wakeReader = resolve));
          wakeReader = null;
        }
      }
    },
  };
}
