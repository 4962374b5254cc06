/** The little of the WebAssembly API that is used here: neither ES2023 nor @types/node declares it, and the DOM's types stay out. */
declare namespace WebAssembly {
  class Memory {
    readonly buffer: ArrayBuffer;
    /** Adds pages of 64 KiB; every view on the old buffer is dead afterwards. */
    grow(pages: number): number;
  }

  interface Instantiated {
    readonly instance: { readonly exports: Readonly<Record<string, unknown>> };
  }

  function instantiate(bytes: Uint8Array): Promise<Instantiated>;
}
