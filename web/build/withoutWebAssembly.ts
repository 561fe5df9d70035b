import type { Plugin } from "vite";

const NAME = "hash-wasm";
const STUB = "\0no-webassembly";

/**
 * Leaves out the SDK's faster keccak: the page's policy lets no WebAssembly run, so it would be a third of the file for
 * nothing. The SDK goes on without it.
 */
export function withoutWebAssembly() {
  return {
    name: "cairn:without-webassembly",
    enforce: "pre",
    resolveId: (id: string): string | null => (id === NAME ? STUB : null),
    load: (id: string): string | null =>
      id === STUB
        ? 'export const createKeccak = async () => { throw new Error("no WebAssembly in this page"); };'
        : null,
  } as const satisfies Plugin;
}
