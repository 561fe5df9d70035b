import type { deployments } from "@cairn/sdk";
import { address, cohorts, trees } from "@cairn/sdk";
import type { Wallet } from "ethers";
import { JsonRpcProvider, parseEther } from "ethers";
import type { LocalChain } from "../../scripts/test/anvil.ts";
import { startAnvil } from "../../scripts/test/anvil.ts";
import { AchievementToken__factory } from "../../sdk/src/contracts/AchievementToken__factory.ts";
import { mined } from "../../test/scenario/mined.ts";
import { deployNetwork, now } from "../../test/scenario/network.ts";
import type { School } from "../../test/scenario/school.ts";
import { foundSchool, recordsOf } from "../../test/scenario/school.ts";
import { signRequest, walletOf } from "./signRequest.ts";

/** Seconds between blocks. */
export const BLOCK_SECONDS = 1;
/** Gas that a claim is signed with. */
const CLAIM_GAS = 180_000n;
const DAY = 86_400;

/** A chain with a school, and an account for a relay. */
export type World = {
  readonly chain: LocalChain;
  readonly provider: JsonRpcProvider;
  readonly school: School;
  readonly deployment: deployments.Deployment;
  readonly relayKey: string;
};

/** A request as it is posted, and what it is about. */
export type Posted = {
  readonly body: string;
  /** Id of the achievement that it claims. */
  readonly record: string;
};

/** Starts Anvil, founds a school, and then lets a block be mined every second. */
export async function openWorld(): Promise<World> {
  const chain = await startAnvil();
  const provider = new JsonRpcProvider(chain.url, undefined, { cacheTimeout: -1, staticNetwork: true });
  provider.pollingInterval = 50;
  const signers = await provider.listAccounts();
  const network = await deployNetwork({ provider, signers, close: async () => undefined });
  const school = await foundSchool(network);
  const { privateKey: relayKey, address: to } = walletOf("the relay of the bench");
  await mined(await school.owner.signer?.sendTransaction({ to, value: parseEther("1000") }));
  return { chain, provider, school, deployment: school.deployment, relayKey };
}

/** From here on a block comes every second, whatever is sent. */
export async function mineBySeconds({ provider }: World): Promise<void> {
  await provider.send("evm_setAutomine", [false]);
  await provider.send("evm_setIntervalMining", [BLOCK_SECONDS]);
}

/** A block comes with each transaction. */
export async function mineAtOnce({ provider }: World): Promise<void> {
  await provider.send("evm_setIntervalMining", [0]);
  await provider.send("evm_setAutomine", [true]);
}

/** Anchors a cohort of learners without ether, and signs a claim for each. */
export async function signClaims(
  world: World,
  {
    learners,
    series,
    onProgress,
  }: { learners: number; series: string; onProgress: (signed: number) => void },
): Promise<readonly Posted[]> {
  const { school } = world;
  const { chainId, contracts } = world.deployment;
  const forwarder = { chainId, forwarder: contracts.CairnForwarder.address };
  const to = contracts.AchievementToken.address;
  const wallets = Array.from({ length: learners }, (_none, place) => walletOf(`${series} ${place}`));
  const achievedAt = await now(school);
  const records = wallets.map((wallet, place) => ({
    definition: school.course,
    learner: address(wallet.address),
    achievedAt,
    document: { grade: "Distinction", place },
  }));
  const cohort = await cohorts.prepare(school.attester, { hub: school.hub, records });
  await cohorts.anchor(school.attester, { cohort }).send();
  const byAddress = new Map<string, Wallet>(wallets.map((wallet) => [wallet.address, wallet]));
  const token = AchievementToken__factory.createInterface();
  const { root } = cohort.tree;
  const posted: Posted[] = [];
  for (const { achievement, id } of await recordsOf(cohort)) {
    const wallet = byAddress.get(achievement.learner);
    if (wallet === undefined) throw new Error("the cohort has another learner");
    const proof = [...trees.proofOf(cohort.tree, id)];
    const data = token.encodeFunctionData("claim", [achievement, root, proof]);
    const call = { wallet, to, data, gas: CLAIM_GAS, nonce: 0, until: achievedAt + DAY };
    posted.push({ body: signRequest(forwarder, call), record: id });
    onProgress(posted.length);
  }
  return posted;
}
