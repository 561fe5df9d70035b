import type { Client, definitions, json } from "@cairn/sdk";
import { content, isCairnError } from "@cairn/sdk";
import { publicAchievement } from "@cairn/sdk/credentials";
import type { Context } from "../Context.ts";
import { startProgress } from "../output/progress.ts";
import { definitionsOf } from "../reads/definitionsOf.ts";
import type { Publishing } from "./openPublishing.ts";
import { publishingTexts as say } from "./texts.ts";

/** A definition that is not published, and why. */
export interface LeftDefinition {
  readonly definition: number;
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** What is wrong with a document, not with the network: the definition stays out, the others do not. */
const OF_THE_DOCUMENT = [
  "CONTENT_NOT_FOUND",
  "CONTENT_NOT_CANONICAL",
  "DOCUMENT_TOO_LARGE",
  "MALFORMED_BADGE",
] as const;

/**
 * The documents of the hub's definitions, retired ones too, since badges of them are about: each checked against the hash
 * that the chain holds. Throws where the network or a store does not answer.
 */
export async function achievementsOf(
  context: Context,
  { client, hub, url }: Publishing,
): Promise<{
  documents: readonly { readonly file: string; readonly document: json.JsonObject }[];
  left: readonly LeftDefinition[];
}> {
  const all = await definitionsOf(client, hub.id);
  const progress = startProgress({ what: context.say(say.definitions), total: all.length, ...context });
  const documents: { file: string; document: json.JsonObject }[] = [];
  const left: LeftDefinition[] = [];
  for (const [done, definition] of all.entries()) {
    const { id, name } = definition;
    const found = await documentOf(context, { client, definition, url });
    if ("document" in found) documents.push({ file: `achievements/${id}.json`, document: found.document });
    else left.push({ definition: id, name, ...found });
    progress.update(done + 1);
  }
  progress.stop();
  return { documents, left };
}

async function documentOf(
  { signal }: Context,
  { client, definition, url }: { client: Client; definition: definitions.Definition; url: string },
): Promise<{ document: json.JsonObject } | { code: string; message: string }> {
  try {
    const document = await content.fetchDocument({
      store: client.content,
      hash: definition.content,
      signal,
    });
    return { document: publicAchievement({ definition: definition.id, document, url }) };
  } catch (error) {
    if (isCairnError(error) && OF_THE_DOCUMENT.some((code) => error.code === code)) {
      return { code: error.code, message: error.shortMessage };
    }
    throw error;
  }
}
