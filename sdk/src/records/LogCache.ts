/**
 * Keeps what was read from the chain's logs, under a name: anything with the two methods of the web's
 * `Storage`, such as `localStorage`. What it loses is read from the chain again, so a fault of a cache never
 * fails a reading.
 */
export interface LogCache {
  /** The text that is kept under a name; nothing where there is none. */
  readonly getItem: (name: string) => string | null | undefined | Promise<string | null | undefined>;
  /** Keeps a text under a name, in place of what was there. */
  readonly setItem: (name: string, text: string) => unknown;
}

/** Characters that a cache in memory keeps in all. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/**
 * Makes a cache in memory, which forgets what was not used for longest once it holds 64 Mi characters.
 *
 * @param options - Another bound, in characters.
 *
 * @example
 * import { type deployments, records } from "@cairn/sdk";
 * import type { Provider } from "ethers";
 *
 * function source(deployment: deployments.Deployment, provider: Provider) {
 *   const cache = records.memoryLogCache({ mostCharacters: 1_000_000 });
 *   return records.chainSource({ deployment, provider }, { cache });
 * }
 */
export function memoryLogCache(options: { mostCharacters?: number } = {}): LogCache {
  const { mostCharacters = MOST_CHARACTERS } = options;
  const texts = new Map<string, string>();
  let characters = 0;
  const remove = (name: string): void => {
    characters -= texts.get(name)?.length ?? 0;
    texts.delete(name);
  };
  return {
    getItem(name) {
      const text = texts.get(name);
      if (text === undefined) return null;
      texts.delete(name);
      texts.set(name, text);
      return text;
    },
    setItem(name, text) {
      remove(name);
      texts.set(name, text);
      characters += text.length;
      for (const oldest of texts.keys()) {
        if (characters <= mostCharacters) return;
        remove(oldest);
      }
    },
  };
}
