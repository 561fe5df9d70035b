import { achievementToken } from "./achievementToken.ts";
import type { Call, CallName, CallOf, Calls } from "./calls.ts";
import { execute } from "./forwarder.ts";
import { hubRegistry } from "./hubRegistry.ts";
import { learnerRegistry } from "./learnerRegistry.ts";
import type { Outcome } from "./outcome.ts";
import type { World } from "./World.ts";

/** What each call does to the world, but for the forwarder's, which runs another. */
export type Rules = {
  readonly [Name in Exclude<CallName, "execute">]: (world: World, by: string, args: Calls[Name]) => Outcome;
};

/** The rules of the three contracts. */
export const RULES: Rules = { ...hubRegistry, ...learnerRegistry, ...achievementToken };

/** Somebody calls something: changes the world where the call succeeds. */
export function apply(rules: Rules, world: World, call: Call): Outcome {
  if (call.name === "execute") {
    return execute(world, call.args, (within, inner) => apply(rules, within, inner));
  }
  return applyRule(rules, world, call as CallOf<Exclude<CallName, "execute">>);
}

function applyRule<Name extends Exclude<CallName, "execute">>(
  rules: Rules,
  world: World,
  { name, by, args }: CallOf<Name>,
): Outcome {
  return rules[name](world, by, args);
}
