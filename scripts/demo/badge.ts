// A record becomes an Open Badge, for verifiers that know nothing of the network: and says no more than the chain does.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { bundles, Client, HubId, json } from "@cairn/sdk";
import { bundles as bundleFiles, unixTime } from "@cairn/sdk";
import type { CredentialVerdict } from "@cairn/sdk/credentials";
import { badgeOf, bake, didKey, issue, verify } from "@cairn/sdk/credentials";
import type { EmbeddedNetwork } from "../lib/embeddedNetwork.ts";
import { registerKey } from "../lib/registerKey.ts";
import type { Actor } from "./cast.ts";
import type { Telling } from "./Story.ts";

/** What the step needs of the world. */
export type Backpack = {
  readonly network: EmbeddedNetwork;
  readonly verifier: Client;
  readonly folder: string;
};

/** The hub signs the badge; it travels in the learner's bundle and in a picture. A thief of the key gets nowhere. */
export async function issueBadge(
  { network, verifier, folder }: Backpack,
  { tell: say, fact }: Telling,
  args: { record: bundles.CairnRecord; learner: Actor; hub: { id: HubId; of: Actor }; name: string },
): Promise<void> {
  const { record, learner, hub, name } = args;
  const key = await registerKey(network.connection, { client: hub.of.client, hub: hub.id, type: "Ed25519" });
  const block = await verifier.provider.getBlock("latest");
  const now = unixTime(block?.timestamp ?? 0);
  const unsigned = badgeOf(record, { issuer: didKey(key) });
  const credential = await issue(unsigned, { key, now });
  await writeFile(
    path.join(folder, "bundles", `${name}.cairn.json`),
    bundleFiles.serialize({ ...record, credential }),
  );
  const picture = path.join(folder, "algebra.svg");
  const badge = path.join(folder, "algebra-badge.svg");
  await writeFile(badge, bake(await readFile(picture), credential));
  say(
    `${hub.of.name} put a signing key on the chain, and signed. ${learner.name} has the badge in her file,`,
  );
  say(`and in a picture for any backpack: ${path.relative(process.cwd(), badge)}`);

  const judge = async (source: Uint8Array | json.JsonObject) =>
    await verify(source, { network: { client: verifier }, web: false, now });
  const verdict = await judge(await readFile(badge));
  say(`the picture, verified: ${verdict.verdict}. ${reasonOf(verdict)}`);
  fact("picture", { verdict: verdict.verdict, codes: codesOf(verdict) });

  const better = JSON.parse(JSON.stringify(unsigned).replace('"value":"A"', '"value":"A+"'));
  const forged = await judge(await issue(better, { key, now }));
  say(`a better grade, signed with the hub's own stolen key: ${forged.verdict}. ${reasonOf(forged)}`);
  fact("forged", { verdict: forged.verdict, codes: codesOf(forged) });
}

function codesOf({ checks }: CredentialVerdict): readonly string[] {
  return checks.filter(({ outcome }) => outcome !== "pass").map(({ name, code }) => `${name}: ${code}`);
}

/** The first thing that speaks against it; what was checked, where nothing does. */
function reasonOf({ checks }: CredentialVerdict): string {
  const against = checks.find(({ outcome }) => outcome !== "pass");
  return against?.message ?? `${checks.map(({ name }) => name).join(", ")}: all pass.`;
}
