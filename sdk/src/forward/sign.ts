import type { Action } from "../actions/Action.ts";
import { signerOf } from "../actions/makeAction.ts";
import { cairnForwarder } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall, fromChain } from "../errors/fromChain.ts";
import type { Address, Hex, UnixTime } from "../ids.ts";
import { address, hex } from "../ids.ts";

/** A learner's signed request, which anyone may bring to the chain and pay for. */
export interface ForwardRequest {
  /** Who speaks: the learner's actor. */
  readonly from: Address;
  /** The contract that is called. */
  readonly to: Address;
  /** Gas that the call gets. */
  readonly gas: bigint;
  /** The account's next number: a used one is worthless. */
  readonly nonce: bigint;
  /** Last second at which it may be used. */
  readonly deadline: UnixTime;
  readonly data: Hex;
  readonly signature: Hex;
}

/** EIP-712 types of a request (OpenZeppelin's `ERC2771Forwarder`). */
export const FORWARD_TYPES = {
  ForwardRequest: [
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "gas", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint48" },
    { name: "data", type: "bytes" },
  ],
};

/**
 * Signs a learner's action for a sponsor to pay: claim, redeem, renounce, consent or its withdrawal, or a change of the
 * own identity. The learner needs no ether.
 *
 * @param client - The network, with the learner's actor as signer.
 * @param args - The action, not sent; and the request's deadline.
 * @returns What `forward.execute` takes.
 * @throws {@link CairnError} `NO_SIGNER`; `REQUEST_REFUSED`; `CONTRACT_REVERTED` where the action itself would fail;
 * `INVALID_ARGUMENT` where it is not one transaction to a contract that trusts the forwarder.
 *
 * @example
 * import { achievements, type bundles, type Client, forward, unixTime } from "@cairn/sdk";
 *
 * async function claimSponsored(learner: Client, sponsor: Client, record: bundles.CairnRecord) {
 *   if (record.inclusion.mode !== "anchored") return;
 *   const { achievement, inclusion } = record;
 *   const action = achievements.claim(learner, { achievement, inclusion });
 *   const deadline = unixTime(new Date("2027-01-01T00:00:00Z"));
 *   const request = await forward.sign(learner, { action, deadline });
 *   await forward.execute(sponsor, { request }).send();
 * }
 */
export async function sign(
  client: Client,
  args: { action: Action<unknown>; deadline: UnixTime },
): Promise<ForwardRequest> {
  const from = address(await chainCall(() => signerOf(client).getAddress()));
  const [transaction, ...others] = await args.action.build({ from });
  if (transaction === undefined || others.length > 0) {
    throw notOne({
      to: transaction?.to,
      transactions: others.length + (transaction === undefined ? 0 : 1),
    });
  }
  const { to, data } = transaction;
  return await signCall(client, { from, to, data, deadline: args.deadline });
}

/** Signs one call of a learner's function. */
export async function signCall(
  client: Client,
  { from, to, data, deadline }: Pick<ForwardRequest, "from" | "to" | "data" | "deadline">,
): Promise<ForwardRequest> {
  const signer = signerOf(client);
  const { contracts } = client.deployment;
  const targets = [contracts.LearnerRegistry.address, contracts.AchievementToken.address];
  if (!targets.includes(to)) throw notOne({ to, transactions: 1 });
  const estimated = await estimate(client, { from, to, data });
  const request = {
    from,
    to,
    gas: (estimated * 3n) / 2n,
    nonce: await chainCall(() => cairnForwarder(client).nonces(from)),
    deadline,
    data,
  };
  const domain = forwardDomain(client);
  const signature = await chainCall(() =>
    signer.signTypedData(domain, FORWARD_TYPES, { ...request, value: 0n }),
  );
  return { ...request, signature: hex(signature) };
}

/** The EIP-712 domain of the network's forwarder. */
export function forwardDomain({ deployment }: Client) {
  const { chainId, contracts } = deployment;
  const verifyingContract = contracts.CairnForwarder.address;
  return { name: "CairnForwarder", version: "1", chainId, verifyingContract } as const;
}

function notOne(details: { to: Address | undefined; transactions: number }): CairnError {
  return new CairnError("INVALID_ARGUMENT", {
    message: "The action is not one transaction of a learner.",
    details,
    fix: "Sponsor claim, redeem, renounce, consent, withdrawConsent, or a change of the own identity.",
  });
}

async function estimate(
  { provider }: Client,
  call: { from: Address; to: Address; data: Hex },
): Promise<bigint> {
  try {
    return await provider.estimateGas(call);
  } catch (error) {
    throw fromChain(error);
  }
}
