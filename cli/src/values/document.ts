import path from "node:path";
import { json } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { readBytes } from "../files/readWithin.ts";
import { WordedError } from "../messages/WordedError.ts";
import { valueTexts as say } from "./texts.ts";

/** Reads a public document from a JSON file. Throws `INVALID_ARGUMENT`, or what `json.parse` throws. */
export async function readDocument(context: Context, file: string): Promise<json.JsonObject> {
  const bytes = await readBytes(path.resolve(context.cwd, file)).catch((cause: Error) => {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.notReadable, { file, reason: cause.message }),
      details: { file, reason: cause.message },
      fix: context.say(say.fileFix),
      cause,
    });
  });
  const value = json.parse(bytes);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as json.JsonObject;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notAnObject, { file }),
    details: { file },
    fix: context.say(say.fileFix),
  });
}
