import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import type { PresentedRecord } from "./CairnPresentation.ts";

/** Characters of a title at most: a wallet shows it in one line or two. */
const MAX_CHARACTERS = 160;
/** Control and format characters, such as those that turn the direction of text, and separators of lines. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Names a record for the eyes of who signs: "Course AAA, Open University". It is computed from the documents in the
 * file, by signer and verifier alike; what counts for the verdict is what the chain says.
 */
export function titleOf({ definition, hub }: Pick<PresentedRecord, "definition" | "hub">): string {
  const title = `${nameIn(definition) ?? "A record"}, ${nameIn(hub) ?? "a hub without a name"}`;
  return [...title.replace(INVISIBLE, "\u{fffd}")].slice(0, MAX_CHARACTERS).join("");
}

function nameIn(document: JsonObject): string | undefined {
  const name: JsonValue | undefined = document.name;
  return typeof name === "string" && name.trim() !== "" ? name.trim() : undefined;
}
