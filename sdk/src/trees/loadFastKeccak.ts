import { setKeccak } from "./keccak.ts";

let loading: Promise<void> | undefined;

/**
 * Makes keccak256 several times faster from then on, by WebAssembly. What prepares or verifies many records calls it; call
 * it before checking many files offline. Where a page's policy or the platform does not allow that, it stays as it was.
 *
 * @example
 * import { bundles, trees } from "@cairn/sdk";
 *
 * async function checkAll(files: readonly string[]) {
 *   await trees.loadFastKeccak();
 *   return files.map((file) => bundles.check(bundles.parse(file)).id);
 * }
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
