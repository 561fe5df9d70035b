import type { Achievement } from "../achievement/Achievement.ts";
import { ACHIEVEMENT_TYPES, typedDataDomain } from "../achievement/typedData.ts";
import { validate } from "../achievement/validate.ts";
import { signerOf } from "../actions/makeAction.ts";
import type { Inclusion } from "../bundles/CairnRecord.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import { address, hex } from "../ids.ts";

/**
 * Attests an achievement off chain, by the attester's EIP-712 signature. It is provisional: nothing proves when it was
 * signed until the learner redeems it.
 *
 * @param client - The network, with `ISSUE` staff as signer.
 * @param args - The achievement.
 * @returns The inclusion of the learner's bundle.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `INVALID_ACHIEVEMENT`; `CHAIN_UNREACHABLE`.
 *
 * @example
 * import { achievements, type Client } from "@cairn/sdk";
 *
 * async function signed(client: Client, draft: achievements.Draft) {
 *   const inclusion = await achievements.sign(client, { achievement: draft.achievement });
 *   return await achievements.bundle(client, { draft, inclusion });
 * }
 */
export async function sign(
  client: Client,
  args: { achievement: Achievement },
): Promise<Extract<Inclusion, { mode: "signed" }>> {
  validate(args.achievement);
  const signer = signerOf(client);
  const { chainId, contracts } = client.deployment;
  const domain = typedDataDomain({ chainId, token: contracts.AchievementToken.address });
  const attester = address(await chainCall(() => signer.getAddress()));
  const signature = await chainCall(() => signer.signTypedData(domain, ACHIEVEMENT_TYPES, args.achievement));
  return { mode: "signed", attester, signature: hex(signature) };
}
