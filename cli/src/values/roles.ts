import { hubs } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { WordedError } from "../messages/WordedError.ts";
import { valueTexts as say } from "./texts.ts";

/** Roles of staff from a list of names, in any case. */
export function parseRoles(context: Pick<Context, "say">, value: string): readonly hubs.Role[] {
  const names = value.split(",").map((name) => name.trim().toUpperCase());
  const wrong = names.find((name) => !Object.hasOwn(hubs.ROLES, name));
  if (wrong === undefined) return [...new Set(names)] as hubs.Role[];
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.unknownRole, { role: wrong }),
    details: { role: wrong },
    fix: context.say(say.roleFix),
  });
}
