import type { Address, Client, json } from "@cairn/sdk";
import { accreditation } from "@cairn/sdk";
import { inPages } from "./inPages.ts";
import { publicDocument } from "./publicDocument.ts";

/** The public profile with which an accreditor was appointed; nothing in it where there is none to be read. */
export async function accreditorProfile(client: Client, account: Address): Promise<json.JsonObject> {
  const all = await inPages(
    async (first, count) => await accreditation.accreditors(client, { first, count }),
  );
  const found = all.find((accreditor) => accreditor.account === account);
  if (found === undefined) return {};
  const { document } = await publicDocument(client, found.profile);
  return document ?? {};
}
