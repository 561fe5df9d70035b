import type { Address, deployments } from "@cairn/sdk";
import { address, cohorts, forward, hex, kinds, trees, unixTime } from "@cairn/sdk";
import type { BaseWallet, Interface } from "ethers";
import { JsonRpcProvider, keccak256, parseEther, toBeHex, toUtf8Bytes, Wallet } from "ethers";
import type { LocalChain } from "../../scripts/test/anvil.ts";
import { startAnvil } from "../../scripts/test/anvil.ts";
import { AchievementToken__factory } from "../../sdk/src/contracts/AchievementToken__factory.ts";
import { LearnerRegistry__factory } from "../../sdk/src/contracts/LearnerRegistry__factory.ts";
import { mined } from "../../test/scenario/mined.ts";
import { deployNetwork, now } from "../../test/scenario/network.ts";
import type { School } from "../../test/scenario/school.ts";
import { foundSchool, recordsOf } from "../../test/scenario/school.ts";

/** Seconds between blocks. */
export const BLOCK_SECONDS = 1;
/** Gas that a claim and a consent are signed with. */
const CLAIM_GAS = 180_000n;
const CONSENT_GAS = 90_000n;
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
  const relayKey = keccak256(toUtf8Bytes("the relay of the bench"));
  const to = new Wallet(relayKey).address;
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
export async function signClaims(world: World, learners: number, series: string): Promise<readonly Posted[]> {
  const { school } = world;
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
  const byAddress = new Map<string, BaseWallet>(wallets.map((wallet) => [wallet.address, wallet]));
  const token = AchievementToken__factory.createInterface();
  const { root } = cohort.tree;
  const posted: Posted[] = [];
  for (const { achievement, id } of await recordsOf(cohort)) {
    const wallet = byAddress.get(achievement.learner);
    if (wallet === undefined) throw new Error("the cohort has another learner");
    const proof = [...trees.proofOf(cohort.tree, id)];
    const data = token.encodeFunctionData("claim", [achievement, root, proof]);
    const to = world.deployment.contracts.AchievementToken.address;
    const body = await signRequest(world, {
      wallet,
      to,
      data,
      gas: CLAIM_GAS,
      nonce: 0n,
      until: achievedAt + DAY,
    });
    posted.push({ body, record: id });
  }
  return posted;
}

/** A learner who consents again and again. */
export type Consenter = { readonly wallet: BaseWallet; nonce: bigint };

export function consenters(count: number): Consenter[] {
  return Array.from({ length: count }, (_none, place) => ({
    wallet: walletOf(`consenter ${place}`),
    nonce: 0n,
  }));
}

/** Signs a learner's next consent. */
export async function signConsent(world: World, { wallet, nonce }: Consenter): Promise<string> {
  const { school, deployment } = world;
  const registry: Interface = LearnerRegistry__factory.createInterface();
  const data = registry.encodeFunctionData("consent", [
    wallet.address,
    school.hub,
    kinds(["Course"]),
    school.until,
  ]);
  const to = deployment.contracts.LearnerRegistry.address;
  const until = Math.floor(Date.now() / 1000) + DAY;
  return await signRequest(world, { wallet, to, data, gas: CONSENT_GAS, nonce, until });
}

async function signRequest(
  { deployment }: World,
  options: { wallet: BaseWallet; to: Address; data: string; gas: bigint; nonce: bigint; until: number },
): Promise<string> {
  const { wallet, to, data, gas, nonce, until } = options;
  const domain = {
    name: "CairnForwarder",
    version: "1",
    chainId: deployment.chainId,
    verifyingContract: deployment.contracts.CairnForwarder.address,
  };
  const request = {
    from: address(wallet.address),
    to,
    gas,
    nonce,
    deadline: unixTime(until),
    data: hex(data),
  };
  const signature = await wallet.signTypedData(domain, forward.FORWARD_TYPES, { ...request, value: 0n });
  const body = { type: "forward", request: { ...request, signature } };
  return JSON.stringify(body, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
}

function walletOf(seed: string): Wallet {
  return new Wallet(toBeHex(BigInt(keccak256(toUtf8Bytes(seed))), 32));
}
