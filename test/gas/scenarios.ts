// The named gas scenarios. Every address, time and content is fixed, so that the figures are exact and repeat.

import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import type { Signer, TransactionResponse } from "ethers";
import { HDNodeWallet, id as keccakOf, ZeroHash } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";
import { ACHIEVEMENT_TYPES } from "../../sdk/src/achievement/typedData.ts";
import { FORWARD_TYPES } from "../../sdk/src/forward/sign.ts";
import { LIMITS } from "./limits.ts";

/** A measured scenario: gas in all, for how many achievements, and the most that each may use. */
export type Measurement = {
  readonly gas: number;
  readonly items: number;
  readonly limit: number | undefined;
};

const START = 1_900_000_000;
const FAR = START + 100_000_000;
const ALL_KINDS = 0xffffffff;
const COHORT = 1_024;
const BATCH = 100;
const PHRASE = "test test test test test test test test test test test junk";

type AchievementInput = {
  definition: number;
  experience: number;
  learner: string;
  achievedAt: number;
  expiresAt: number;
  content: string;
};

/** Deploys a network on an empty in-process chain and measures every scenario, by name. */
export async function measure(
  connection: NetworkConnection & { ethers: HardhatEthers },
): Promise<ReadonlyMap<string, Measurement>> {
  const { ethers, provider } = connection;
  const measured = new Map<string, Measurement>();
  const record = async (name: string, sent: Promise<TransactionResponse>): Promise<void> => {
    const receipt = await (await sent).wait();
    if (receipt === null) throw new Error(`${name}: no receipt`);
    const { items = 1, limit } = LIMITS[name] ?? {};
    measured.set(name, { gas: Number(receipt.gasUsed), items, limit });
  };

  const [owner, accreditor, school, learner, newcomer, relayer] = await ethers.getSigners();
  if (!owner || !accreditor || !school || !learner || !newcomer || !relayer) {
    throw new Error("the chain has fewer than six accounts");
  }

  await provider.request({ method: "evm_setNextBlockTimestamp", params: [START] });
  const forwarder = await ethers.deployContract("CairnForwarder");
  const hubs = await ethers.deployContract("HubRegistry", [owner]);
  const learners = await ethers.deployContract("LearnerRegistry", [hubs, forwarder]);
  const renderer = await ethers.deployContract("AchievementRenderer", [hubs]);
  const token = await ethers.deployContract("AchievementToken", [hubs, learners, renderer, forwarder]);
  const tokenAddress = await token.getAddress();

  await record(
    "network/appointAccreditor",
    hubs.getFunction("appointAccreditor")(accreditor, ALL_KINDS, FAR, ZeroHash),
  );
  const asSchool = hubs.connect(school) as typeof hubs;
  await record(
    "hub/registerHub",
    asSchool.getFunction("registerHub")("Riverside School", keccakOf("profile")),
  );
  const asAccreditor = hubs.connect(accreditor) as typeof hubs;
  await record("hub/accredit", asAccreditor.getFunction("accredit")(1, ALL_KINDS, FAR, ZeroHash));
  await record("hub/setStaff", asSchool.getFunction("setStaff")(1, school, 15, START, FAR));
  await record(
    "hub/defineAchievement",
    asSchool.getFunction("defineAchievement")(1, 13, false, 3_000, "Algebra I", keccakOf("definition")),
  );

  const achievement = (of: string, serial: number): AchievementInput => ({
    definition: 1,
    experience: 7,
    learner: of,
    achievedAt: START - 1_000,
    expiresAt: FAR,
    content: keccakOf(`content ${serial}`),
  });
  const domain = { name: "Cairn", version: "1", chainId: 31_337, verifyingContract: tokenAddress };
  const idOf = (input: AchievementInput): string =>
    ethers.TypedDataEncoder.hash(domain, ACHIEVEMENT_TYPES, input);

  const consentOf = (who: Signer, address: string): Promise<TransactionResponse> =>
    (learners.connect(who) as typeof learners).getFunction("consent")(address, 1, ALL_KINDS, FAR);
  await record("learner/consent", consentOf(learner, learner.address));
  await consentOf(newcomer, newcomer.address);

  const attest = token.connect(school) as typeof token;
  const first = achievement(learner.address, 1);
  await record("issue/new", attest.getFunction("issue")(first));
  await record("issue/returning", attest.getFunction("issue")(achievement(learner.address, 2)));

  const crowd: HDNodeWallet[] = Array.from({ length: BATCH }, (_, index) =>
    HDNodeWallet.fromPhrase(PHRASE, "", `m/44'/60'/7'/0/${index}`).connect(ethers.provider),
  );
  for (const member of crowd) {
    await provider.request({ method: "hardhat_setBalance", params: [member.address, "0xde0b6b3a7640000"] });
    await consentOf(member, member.address);
  }
  await record(
    "issueBatch100/newLearners",
    attest.getFunction("issueBatch")(crowd.map((member, index) => achievement(member.address, 100 + index))),
  );
  await record(
    "issueBatch100/oneLearner",
    attest.getFunction("issueBatch")(crowd.map((_, index) => achievement(newcomer.address, 200 + index))),
  );

  const cohortOf = (offset: number): { items: AchievementInput[]; ids: string[]; tree: SimpleMerkleTree } => {
    const items = Array.from({ length: COHORT }, (_, index) => achievement(learner.address, offset + index));
    const ids = items.map(idOf);
    return { items, ids, tree: SimpleMerkleTree.of(ids) };
  };
  const claimOf = (cohort: ReturnType<typeof cohortOf>, index: number): Promise<TransactionResponse> =>
    (token.connect(learner) as typeof token).getFunction("claim")(
      cohort.items[index],
      cohort.tree.root,
      cohort.tree.getProof(cohort.ids[index] as string),
    );
  const cohort = cohortOf(1_000);
  await record("anchor/1024", attest.getFunction("anchor")(1, cohort.tree.root, COHORT));
  await record("claim1024/returning", claimOf(cohort, 5));

  const signed = achievement(learner.address, 3);
  const signature = await school.signTypedData(domain, ACHIEVEMENT_TYPES, signed);
  await record(
    "redeem/returning",
    (token.connect(learner) as typeof token).getFunction("redeem")(signed, school.address, signature),
  );

  const sponsored = cohort.ids[6] as string;
  const request = {
    from: learner.address,
    to: tokenAddress,
    value: 0,
    gas: 500_000,
    deadline: FAR,
    data: token.interface.encodeFunctionData("claim", [
      cohort.items[6],
      cohort.tree.root,
      cohort.tree.getProof(sponsored),
    ]),
  };
  const requestSignature = await learner.signTypedData(
    { ...domain, name: "CairnForwarder", verifyingContract: await forwarder.getAddress() },
    FORWARD_TYPES,
    { ...request, nonce: 0 },
  );
  await record(
    "claim1024/sponsored",
    (forwarder.connect(relayer) as typeof forwarder).getFunction("execute")({
      ...request,
      signature: requestSignature,
    }),
  );

  // Eight periods pass; the cohort is anchored in the fourth, and claimed in the ninth.
  const old = cohortOf(3_000);
  for (let period = 2; period <= 9; period++) {
    await asAccreditor.getFunction("accredit")(1, ALL_KINDS, FAR, ZeroHash);
    if (period === 4) await attest.getFunction("anchor")(1, old.tree.root, COHORT);
  }
  await record("claim1024/returning/4thOf8PastPeriods", claimOf(old, 7));

  const revoke = (id: string): Promise<TransactionResponse> =>
    attest.getFunction("revoke")(1, [{ id, statusIndex: 77_777 }]);
  await record("revoke/minted", revoke(idOf(first)));
  await record("revoke/neverMinted", revoke(cohort.ids[100] as string));
  await record("supersede/minted", attest.getFunction("supersede")(1, idOf(signed), cohort.ids[9], 77_778));
  await record(
    "revokeAnchor/1024",
    attest.getFunction("revokeAnchor")(
      1,
      cohort.tree.root,
      cohort.ids.map((_, index) => 60_000 + index),
    ),
  );
  await record(
    "renounce",
    (token.connect(learner) as typeof token).getFunction("renounce")(achievement(learner.address, 2)),
  );
  await record(
    "learner/withdrawConsent",
    (learners.connect(learner) as typeof learners).getFunction("withdrawConsent")(learner.address, 1),
  );
  return measured;
}
