import path from "node:path";
import type { words as wordTypes } from "@cairn/sdk";
import { words } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { writeNew } from "../presenting/newFiles.ts";
import { readSource } from "../presenting/readSource.ts";
import { visible } from "../print/visible.ts";
import { identityTexts as say } from "./texts.ts";

/** Reads words from their files. Throws what `readSource` and `words.parse` throw. */
export async function loadWords(context: Context, files: readonly string[]): Promise<wordTypes.Word[]> {
  const loaded: wordTypes.Word[] = [];
  for (const file of files) loaded.push(words.parse(await readSource(context, file)));
  return loaded;
}

/** The name of a word's file, where none is given: what it is about, of whom, and who signed. */
export function fileOfWord(args: { about: wordTypes.WordKind; identity: string; signer: string }): string {
  const { about, identity, signer } = args;
  return `${about.toLowerCase()}-${short(identity)}-by-${short(signer)}.cairn-word.json`;
}

function short(address: string): string {
  return address.slice(2, 10).toLowerCase();
}

/** Writes a word, and says so. */
export async function writeWord(
  context: Context,
  args: { word: wordTypes.WordAbout<wordTypes.WordKind>; file: string; next: string },
): Promise<{ data: object; text: string }> {
  const { word, file, next } = args;
  await writeNew(context, [[path.normalize(file), words.serialize(word)]]);
  const { about, message, signer } = word;
  return {
    data: { file, about, message, signer },
    text: `${context.say(say.wroteWord, { file: visible(file) })} ${next}`,
  };
}
