import type { Client, ContentHash, ErrorCode, json } from "@cairn/sdk";
import { content, isCairnError } from "@cairn/sdk";

/** A public document, or why it is not there: a store that cannot be asked is told apart from one that lacks it. */
export type PublicDocument =
  | { readonly document: json.JsonObject; readonly fault: null }
  | { readonly document: undefined; readonly fault: ErrorCode };

/** Reads a public document from where the network keeps them. */
export async function publicDocument(client: Client, hash: ContentHash): Promise<PublicDocument> {
  try {
    return { document: await content.fetchDocument({ store: client.content, hash }), fault: null };
  } catch (error) {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    return { document: undefined, fault: error.code };
  }
}
