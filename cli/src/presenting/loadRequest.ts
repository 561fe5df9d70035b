import type { requests as requestTypes } from "@cairn/sdk";
import { requests } from "@cairn/sdk";
import type { Context } from "../Context.ts";
import { readSource } from "./readSource.ts";

/** Reads a request from its file or link. Throws what `readSource` and `requests.parse` throw. */
export async function loadRequest(context: Context, source: string): Promise<requestTypes.CairnRequest> {
  return requests.parse(await readSource(context, source));
}
