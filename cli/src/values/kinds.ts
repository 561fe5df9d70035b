import type { KindName, Kinds } from "@cairn/sdk";
import { EXTENSION_PREFIX, KIND_NAMES, kinds, MAX_UINT32, namesOfKinds } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { WordedError } from "../messages/WordedError.ts";
import { valueTexts as say } from "./texts.ts";

/** Kinds of achievement from a list of names, in any case; `all` stands for what `all` holds. */
export function parseKinds(context: Pick<Context, "say">, value: string, all: Kinds): Kinds {
  if (value.trim().toLowerCase() === "all") return all;
  const names = value
    .split(/[,;|]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) return refuse(context, value);
  return kinds(names.map((name) => parseKindName(context, name)));
}

/** The name of one kind, in any case. */
export function parseKindName(context: Pick<Context, "say">, name: string): KindName {
  if (name.startsWith(EXTENSION_PREFIX) && name.length > EXTENSION_PREFIX.length) return name as KindName;
  const known = KIND_NAMES.find((entry) => entry.toLowerCase() === name.toLowerCase());
  return known ?? refuse(context, name);
}

/** Kinds for tables. */
export function kindsText(context: Pick<Context, "say">, set: Kinds): string {
  return set === MAX_UINT32 ? context.say(say.allKinds) : namesOfKinds(set).join(", ");
}

function refuse(context: Pick<Context, "say">, kind: string): never {
  throw new WordedError("UNKNOWN_KIND", {
    message: context.say(say.unknownKind, { kind }),
    details: { kind },
    fix: context.say(say.kindFix, { names: KIND_NAMES.join(", ") }),
  });
}
