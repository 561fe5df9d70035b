import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { kinds } from "@cairn/sdk";
import type { Wallet } from "ethers";
import { LearnerRegistry__factory } from "../../sdk/src/contracts/LearnerRegistry__factory.ts";
import type { Forwarder } from "./signRequest.ts";
import { signRequest } from "./signRequest.ts";
import type { World } from "./world.ts";

/** Gas that a consent is signed with. */
const CONSENT_GAS = 90_000n;
const DAY = 86_400;
const REGISTRY = LearnerRegistry__factory.createInterface();

/** A learner who consents again and again. */
export type Consenter = {
  readonly seed: string;
  /** Of the next request. */
  nonce: number;
  /** Requests that are signed already, by nonce. */
  readonly signed: Map<number, string>;
};

/** What all consents of a run have in common. Plain, so that it goes to another thread. */
export type Terms = Forwarder & {
  readonly registry: string;
  readonly hub: number;
  readonly until: number;
  readonly deadline: number;
};

/** What a thread signs: the requests of these learners with these nonces. */
export type Order = { readonly terms: Terms; readonly jobs: readonly Job[] };
export type Job = { readonly seed: string; readonly nonces: readonly number[] };
export type Signed = { readonly seed: string; readonly bodies: readonly string[] };

export function consenters(count: number): Consenter[] {
  return Array.from({ length: count }, (_none, place) => ({
    seed: `consenter ${place}`,
    nonce: 0,
    signed: new Map(),
  }));
}

export function termsOf({ school, deployment }: World): Terms {
  const { chainId, contracts } = deployment;
  return {
    chainId,
    forwarder: contracts.CairnForwarder.address,
    registry: contracts.LearnerRegistry.address,
    hub: school.hub,
    until: school.until,
    deadline: Math.floor(Date.now() / 1000) + DAY,
  };
}

/** Signs one consent. */
export function signConsent(terms: Terms, { wallet, nonce }: { wallet: Wallet; nonce: number }): string {
  const { registry: to, hub, until, deadline } = terms;
  const data = REGISTRY.encodeFunctionData("consent", [wallet.address, hub, kinds(["Course"]), until]);
  return signRequest(terms, { wallet, to, data, gas: CONSENT_GAS, nonce, until: deadline });
}

/** Signs the next consents of each learner before they are needed, on all processors. */
export async function signAhead(
  terms: Terms,
  {
    learners,
    each,
    onProgress,
  }: { learners: readonly Consenter[]; each: number; onProgress: (signed: number) => void },
): Promise<void> {
  const threads = availableParallelism();
  const bySeed = new Map(learners.map((learner) => [learner.seed, learner]));
  let signed = 0;
  const take = ({ seed, bodies }: Signed, nonces: readonly number[]): void => {
    for (const [place, body] of bodies.entries()) bySeed.get(seed)?.signed.set(nonces[place] ?? 0, body);
    signed += bodies.length;
    onProgress(signed);
  };
  await Promise.all(
    Array.from({ length: threads }, async (_none, thread) => {
      const jobs = learners
        .filter((_learner, place) => place % threads === thread)
        .map(({ seed, nonce }) => ({
          seed,
          nonces: Array.from({ length: each }, (_each, place) => nonce + place),
        }));
      await inThread({ terms, jobs }, (done, place) => take(done, jobs[place]?.nonces ?? []));
    }),
  );
}

async function inThread(order: Order, onSigned: (signed: Signed, place: number) => void): Promise<void> {
  const worker = new Worker(new URL("./signWorker.ts", import.meta.url), { workerData: order });
  let place = 0;
  await new Promise<void>((resolve, reject) => {
    worker.on("message", (signed: Signed) => {
      onSigned(signed, place);
      place += 1;
    });
    worker.once("error", reject);
    worker.once("exit", (status) => {
      if (status === 0) resolve();
      else reject(new Error(`a thread that signs ended with status ${status}`));
    });
  });
}
