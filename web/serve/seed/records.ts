// Records of every kind of verdict.
import type { deployments, UnixTime } from "@cairn/sdk";
import { bundles, unixTime } from "@cairn/sdk";
import type { CairnRecord } from "./attest.ts";
import { anchor, mint, revoke, sign, supersede } from "./attest.ts";
import type { Stage } from "./cast.ts";
import { openStage } from "./cast.ts";
import type { Example } from "./Example.ts";
import type { Hub } from "./hubs.ts";
import { appoint, consent, found } from "./hubs.ts";

const DAY = 86_400;
const YEAR = 365 * DAY;

/** The hubs of the seeded network. */
export interface Hubs {
  readonly school: Hub;
  readonly makerspace: Hub;
}

/** Two hubs, each accredited by another accreditor, since a year before now. */
export async function foundHubs(stage: Stage, { until }: { until: UnixTime }): Promise<Hubs> {
  const { council, guild, school, makerspace, amina } = stage.cast;
  await appoint(stage, { accreditor: council, kinds: ["Course"], until });
  await appoint(stage, { accreditor: guild, kinds: ["Competency"], until });
  const teaching = await found(stage, {
    of: school,
    by: council,
    kind: "Course",
    name: "Algebra I",
    narrative: "Linear equations, functions and their graphs; a written examination.",
    creditHundredths: 500,
    until,
  });
  const making = await found(stage, {
    of: makerspace,
    by: guild,
    kind: "Competency",
    name: "3D printing: from model to part",
    narrative: "Designs, prints and measures a part that fits.",
    until,
  });
  await consent(stage, { learner: amina, hub: teaching, kind: "Course", until });
  return { school: teaching, makerspace: making };
}

/** Records that the presentations show too. */
export interface GoodRecords {
  readonly minted: CairnRecord;
  readonly anchored: CairnRecord;
  readonly revoked: CairnRecord;
}

/** Attests to Amina what stays good, and what does not. */
export async function attestAll(
  stage: Stage,
  { school, makerspace }: Hubs,
  { now }: { now: UnixTime },
): Promise<GoodRecords & { readonly examples: readonly Example[] }> {
  const learner = stage.cast.amina.account;
  const algebra = (value: string) => ({ learner, document: courseOf(value) });
  const printing = { learner, document: competencyOf("Designed, printed and measured a gear of her own.") };
  const expired = await anchor(stage, makerspace, { ...printing, expiresAt: unixTime(now - 30 * DAY) });
  await stage.chain.passUntil(now - DAY);
  const minted = await mint(stage, school, algebra("A"));
  const anchored = await anchor(stage, makerspace, printing);
  const revoked = await anchor(stage, school, algebra("B"));
  await revoke(stage, school, revoked);
  const superseded = await anchor(stage, school, algebra("C"));
  await supersede(stage, school, { record: superseded, by: minted });
  const signed = await sign(stage, makerspace, printing);
  const unaccredited = await attestUnaccredited(stage, { until: unixTime(now + YEAR) });
  const examples = [
    recordOf("good-token", "A course as a public token", minted, "valid", "OK"),
    recordOf("good-private", "A competency attested in private", anchored, "valid", "OK"),
    recordOf("provisional", "A bare signature", signed, "unknown", "ISSUE_TIME_UNPROVEN"),
    recordOf("revoked", "A record that its hub revoked", revoked, "invalid", "REVOKED"),
    recordOf("expired", "A record that has expired", expired, "invalid", "EXPIRED"),
    recordOf("superseded", "A record that its hub replaced", superseded, "invalid", "SUPERSEDED"),
    recordOf(
      "not-accredited",
      "A record of a hub that nobody accredited",
      unaccredited,
      "invalid",
      "HUB_NOT_ACCREDITED_AT_ISSUE",
    ),
    recordOf("changed", "A record whose grade was changed", change(minted), "invalid", "DIGEST_MISMATCH"),
  ];
  return { minted, anchored, revoked, examples };
}

/** A network of an impostor's, on the same chain: all is in order there, for a hub of a well-known name. */
export async function imitate(
  stage: Stage,
  { until }: { until: UnixTime },
): Promise<{ example: Example; deployment: deployments.Deployment }> {
  const copy = await openStage(stage.chain, { owner: "impostor" });
  const { impostor, amina } = copy.cast;
  await appoint(copy, { operator: impostor, accreditor: impostor, kinds: ["Degree"], until });
  const oxford = await found(copy, {
    of: impostor,
    by: impostor,
    kind: "Degree",
    name: "Doctor of Philosophy",
    narrative: "A thesis.",
    until,
  });
  const record = await anchor(copy, oxford, {
    learner: amina.account,
    document: courseOf("summa cum laude"),
  });
  const title = "A degree of a look-alike network's Oxford";
  const example = recordOf("look-alike", title, record, "unknown", "UNTRUSTED_DEPLOYMENT");
  return { example, deployment: copy.deployment };
}

/** Anyone may register a hub; that alone allows to attest nothing. */
async function attestUnaccredited(stage: Stage, { until }: { until: UnixTime }): Promise<CairnRecord> {
  const mill = await found(stage, {
    of: stage.cast.mill,
    kind: "Diploma",
    name: "Diploma in anything",
    narrative: "Payment.",
    until,
  });
  return await sign(stage, mill, { learner: stage.cast.amina.account, document: courseOf("A+") });
}

function change(record: CairnRecord): CairnRecord {
  return { ...record, document: courseOf("A with honours") };
}

function courseOf(value: string) {
  return {
    name: "Amina Diallo",
    result: [{ type: ["Result"], value }],
    narrative: "Written examination and course work.",
  };
}

function competencyOf(narrative: string) {
  return { name: "Amina Diallo", hours: 24, narrative };
}

function recordOf(
  name: string,
  title: string,
  record: CairnRecord,
  verdict: "valid" | "invalid" | "unknown",
  code: NonNullable<Example["expected"]>["code"],
): Example {
  return { name, title, type: "record", text: bundles.serialize(record), expected: { verdict, code } };
}
