// A learner loses her wallet; those whom she chose bring her records to a new one.
import type { Action, bundles, Client } from "@cairn/sdk";
import {
  achievements,
  audience,
  forward,
  learners,
  nonce,
  presentations,
  recovery,
  unixTime,
} from "@cairn/sdk";
import { id } from "ethers";
import type { EmbeddedNetwork } from "../lib/embeddedNetwork.ts";
import type { Actor, Cast } from "./cast.ts";
import type { Telling } from "./Story.ts";

const DAY = 86_400;
const SCHOOL = audience("https://next-school.example");

/** What the step needs of the world. */
export type Loss = {
  readonly network: EmbeddedNetwork;
  readonly cast: Cast;
  /** The next school, which asks the chain and owns nothing. */
  readonly verifier: Client;
};

/** Guardians are chosen, the phone is lost, two of the three speak, the records follow. */
export async function recoverWallet(
  { network, cast, verifier }: Loss,
  telling: Telling,
  record: bundles.CairnRecord,
): Promise<void> {
  const { amina, ben, mother, teacher, newPhone, charity } = cast;
  const guardians = recovery.createGuardians(verifier, {
    identity: amina.account,
    guardians: [ben.account, mother.account, teacher.account],
    threshold: 2,
  });
  await sponsor(network, { learner: amina, by: charity }, (client) =>
    recovery.setGuardians(client, { identity: amina.account, guardians }),
  );
  const days = guardians.delay / DAY;
  telling.tell(`Before: two of ${ben.name}, ${mother.name} and ${teacher.name}, and ${days} days.`);
  telling.tell("The chain holds one hash of them, so nobody can tell who they are.");

  const deadline = unixTime((await timeOf(network)) + DAY);
  const request = await recovery.request(newPhone.client, { identity: amina.account, deadline });
  const words = [request];
  for (const guardian of [mother, teacher]) {
    const file = recovery.fileFor(guardians, guardian.account);
    words.push(await recovery.sign(guardian.client, { request, file }));
  }
  await recovery.recover(charity.client, { words }).send();
  telling.tell(
    `The phone is lost. ${mother.name} and ${teacher.name} sign for the new one, and ${days} days run.`,
  );
  telling.tell(
    "Meanwhile the old phone speaks for nobody. Its finder could cancel, but not if all three sign.",
  );

  await network.connection.provider.request({ method: "evm_increaseTime", params: [guardians.delay] });
  await learners.execute(charity.client, { identity: amina.account }).send();
  const { result: moved } = await achievements
    .rebind(charity.client, { achievements: [record.achievement] })
    .send();
  telling.tell(
    "Her record follows, with its id and its date. No school was asked, and nothing was issued again.",
  );
  telling.fact("moved", moved.length);
  for (const holder of [amina, newPhone]) {
    const verdict = await shown(verifier, holder, record);
    const who = holder === amina ? "shown from the lost phone" : "shown from the new one";
    const reason = verdict.checks.find(({ name }) => name === "holder");
    telling.tell(`${who}: ${verdict.verdict}. ${reason?.message ?? ""}`);
    telling.fact(who, { verdict: verdict.verdict, code: reason?.code });
  }
}

async function shown(verifier: Client, { client: { signer } }: Actor, record: bundles.CairnRecord) {
  if (signer === undefined) throw new Error("the holder has no wallet");
  const asked = { audience: SCHOOL, nonce: nonce(id("moving to the next school")) };
  // By the clock of those who meet, which the chain of this demo has left behind.
  const expiresAt = unixTime(Math.floor(Date.now() / 1000) + DAY);
  const presentation = await presentations.create(
    { ...asked, bundles: [record], disclose: [[]], expiresAt },
    signer,
  );
  return await presentations.verify(presentations.serialize(presentation), { client: verifier, ...asked });
}

/** The learner signs, and somebody else pays. */
async function sponsor<Result>(
  network: EmbeddedNetwork,
  { learner, by }: { learner: Actor; by: Actor },
  act: (client: Client) => Action<Result>,
): Promise<void> {
  const deadline = unixTime((await timeOf(network)) + DAY);
  const request = await forward.sign(learner.client, { action: act(learner.client), deadline });
  await forward.execute(by.client, { request }).send();
}

async function timeOf({ connection }: EmbeddedNetwork): Promise<number> {
  const block = await connection.ethers.provider.getBlock("latest");
  return block?.timestamp ?? 0;
}
