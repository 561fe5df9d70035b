import type { recovery as recoveryTypes } from "@cairn/sdk";
import { recovery } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { readSource } from "../../presenting/readSource.ts";

/** Reads a learner's set of guardians. */
export async function loadSet(context: Context, file: string): Promise<recoveryTypes.GuardianSet> {
  return recovery.parseSet(await readSource(context, file));
}
