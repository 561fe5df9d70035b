import { signerOf } from "../actions/makeAction.ts";
import type { Client } from "../client/Client.ts";
import { chainCall } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import { address, hex } from "../ids.ts";
import { registryDomain, WORD_TYPES } from "./typedData.ts";
import type { GuardianProof, WordAbout, WordKind, WordMessages } from "./Word.ts";

/** Signs a message as the client's signer. */
export async function signWord<Kind extends WordKind>(
  client: Client,
  about: Kind,
  message: WordMessages[Kind],
  guardian?: GuardianProof,
): Promise<WordAbout<Kind>> {
  const signer = signerOf(client);
  const { chainId, contracts } = client.deployment;
  const signature = await chainCall(() =>
    signer.signTypedData(registryDomain(client), { [about]: WORD_TYPES[about] }, { ...message }),
  );
  return {
    type: "CairnWord",
    version: 1,
    chainId,
    learnerRegistry: contracts.LearnerRegistry.address,
    about,
    message,
    signer: await accountOf(client),
    signature: hex(signature),
    ...(guardian === undefined ? {} : { guardian }),
  };
}

/** The account of the client's signer. */
export async function accountOf(client: Client): Promise<Address> {
  const signer = signerOf(client);
  return address(await chainCall(() => signer.getAddress()));
}
