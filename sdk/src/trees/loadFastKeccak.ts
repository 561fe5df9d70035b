import { setKeccak } from "./keccak.ts";

let loading: Promise<void> | undefined;

/**
 * Makes keccak256 several times faster, by WebAssembly. Where a page's policy or the platform does not allow that, it stays
 * as it was.
 */
export function loadFastKeccak(): Promise<void> {
  loading ??= load().catch(() => undefined);
  return loading;
}

async function load(): Promise<void> {
  const { createKeccak } = await import("hash-wasm");
  const hasher = await createKeccak(256);
  setKeccak((bytes) => hasher.init().update(bytes).digest("binary"));
}
