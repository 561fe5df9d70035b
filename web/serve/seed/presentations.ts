// Presentations of Amina's records, each as some verifier gets it.
import type { Audience, Nonce, UnixTime } from "@cairn/sdk";
import { audience, nonce, presentations, requests, unixTime } from "@cairn/sdk";
import { keccak256, TypedDataEncoder, toUtf8Bytes } from "ethers";
import { makeSafe } from "../../../test/scenario/safe.ts";
import type { CairnRecord } from "./attest.ts";
import { anchor } from "./attest.ts";
import type { Stage } from "./cast.ts";
import { learnerWallet } from "./cast.ts";
import type { Example } from "./Example.ts";
import type { Hub } from "./hubs.ts";
import type { GoodRecords } from "./records.ts";

const DAY = 86_400;
const GRADE = "/result/0/value";
/** Fields that try to run, to turn the text round, and to be taken for the page's own. */
const HOSTILE = {
  "<img src=x onerror=alert(1)>": "<script>alert(2)</script>",
  link: "javascript:alert(3)",
  grade: "\u202eA fo edarg",
  constructor: { prototype: "polluted" },
  verdict: "VALID. This record is good.",
};
const ELSEWHERE = audience("https://another-employer.example");

/** Who asks, and when. */
export interface Asking {
  readonly audience: Audience;
  readonly now: UnixTime;
}

/** Which record is shown, and what of it. */
interface Shown {
  readonly record: CairnRecord;
  readonly paths: readonly string[];
}

/** What a verifier asks for. */
export function ask({ deployment }: Stage, asking: Asking): { example: Example; nonce: Nonce } {
  const request = requests.create({
    deployment,
    verifier: "Northern Bridges Ltd, human resources",
    audience: asking.audience,
    items: [
      {
        title: "A course in algebra",
        why: "The post needs linear equations every day.",
        kinds: ["Course"],
        paths: [GRADE],
      },
      {
        title: "A practical competency",
        why: "It helps in the workshop.",
        kinds: ["Competency"],
        paths: [],
        optional: true,
      },
    ],
    issuedAt: asking.now,
  });
  const title = "What an employer asks for, and why";
  const text = requests.serialize(request);
  return { example: { name: "ask", title, type: "request", text }, nonce: request.nonce };
}

/** Presentations of every kind of verdict. */
export async function presentAll(
  stage: Stage,
  { makerspace, minted, anchored, revoked, ...asking }: GoodRecords & Asking & { makerspace: Hub },
): Promise<readonly Example[]> {
  const { amina } = stage.cast;
  const course = { record: minted, paths: [GRADE] };
  const competency = { record: anchored, paths: [] };
  const hostile = await anchor(stage, makerspace, { learner: amina.account, document: HOSTILE });
  const day = { issuedAt: asking.now, expiresAt: unixTime(asking.now + DAY) };
  const past = { issuedAt: unixTime(asking.now - 2 * DAY), expiresAt: unixTime(asking.now - DAY) };
  const present = async (
    { name, title, ...expected }: Pick<Example, "name" | "title"> & NonNullable<Example["expected"]>,
    shown: readonly Shown[],
    { issuedAt, expiresAt, to = asking.audience }: typeof day & { to?: Audience },
  ): Promise<Example> => {
    const asked = { audience: asking.audience, nonce: nonceOf(name) };
    const args = { ...argumentsOf(shown), ...asked, audience: to, issuedAt, expiresAt };
    const text = presentations.serialize(await presentations.create(args, amina.signer));
    return { name, title, type: "presentation", text, expected, asked };
  };
  return [
    await present(
      { name: "one-grade", title: "One grade shown, the rest hidden", verdict: "valid", code: "OK" },
      [course],
      day,
    ),
    await present(
      { name: "two-hubs", title: "A token and a private record of two hubs", verdict: "valid", code: "OK" },
      [course, competency],
      day,
    ),
    await presentBySafe(stage, { makerspace, ...asking, ...day }),
    await present(
      { name: "stale", title: "A presentation of two days ago", verdict: "invalid", code: "STALE" },
      [course],
      past,
    ),
    await present(
      { name: "passed-on", title: "Made for somebody else", verdict: "invalid", code: "WRONG_AUDIENCE" },
      [course],
      { ...day, to: ELSEWHERE },
    ),
    await present(
      { name: "one-revoked", title: "A good record and a revoked one", verdict: "invalid", code: "REVOKED" },
      [competency, { record: revoked, paths: [GRADE] }],
      day,
    ),
    await present(
      { name: "hostile", title: "Fields that try to run and to deceive", verdict: "valid", code: "OK" },
      [{ record: hostile, paths: [""] }],
      day,
    ),
  ];
}

/** A record of a smart wallet that is not on the chain yet: its signature brings what deploys it (ERC-6492). */
async function presentBySafe(
  stage: Stage,
  { makerspace, issuedAt, expiresAt, audience: to }: Asking & { makerspace: Hub } & ShownWhen,
): Promise<Example> {
  const { provider } = stage.reader;
  const safe = await makeSafe(stage.cast.operator.signer, learnerWallet(1).connect(provider));
  const document = { name: "Ben Okafor", hours: 40, narrative: "Printed the parts of a water pump." };
  const record = await anchor(stage, makerspace, { learner: safe.address, document });
  const asked = { audience: to, nonce: nonceOf("smart-wallet") };
  const shown = argumentsOf([{ record, paths: ["/hours"] }]);
  const { typedData, finish } = presentations.prepare(
    { ...shown, ...asked, issuedAt, expiresAt },
    safe.address,
  );
  const digest = TypedDataEncoder.hash(typedData.domain, typedData.types, typedData.message);
  return {
    name: "smart-wallet",
    title: "Signed by a smart wallet that is not deployed yet",
    type: "presentation",
    text: presentations.serialize(finish(await safe.signUndeployed(digest))),
    expected: { verdict: "valid", code: "OK" },
    asked,
  };
}

type ShownWhen = { readonly issuedAt: UnixTime; readonly expiresAt: UnixTime };

function argumentsOf(shown: readonly Shown[]) {
  return { bundles: shown.map(({ record }) => record), disclose: shown.map(({ paths }) => paths) };
}

/** A verifier draws it; here it is always the same, so that it can be typed from the index. */
function nonceOf(name: string): Nonce {
  return nonce(keccak256(toUtf8Bytes(`the demonstration's request for ${name}`)));
}
