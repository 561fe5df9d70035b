// The story of a small network, from its deployment to a look-alike of it.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Client, DefinitionId, HubId, KindName, UnixTime, Verdict } from "@cairn/sdk";
import {
  accreditation,
  achievements,
  bundles,
  cohorts,
  definitions,
  forward,
  hubs,
  isCairnError,
  kindOf,
  kinds,
  learners,
  unixTime,
  verify,
} from "@cairn/sdk";
import { achievement } from "@cairn/sdk/credentials";
import { cohortFolder } from "@cairn/sdk/node";
import type { NetworkConnection } from "hardhat/types/network";
import type { EmbeddedNetwork } from "../lib/embeddedNetwork.ts";
import { deployEmbedded } from "../lib/embeddedNetwork.ts";
import { issueBadge } from "./badge.ts";
import type { Actor, Cast } from "./cast.ts";
import { castOf, classmate } from "./cast.ts";
import { askForGrade, showGrade } from "./present.ts";
import { recoverWallet } from "./recover.ts";
import { claimByRelay } from "./relay.ts";
import type { Story, Telling } from "./Story.ts";

const DAY = 86_400;
const YEAR = 365 * DAY;
const VOLUNTEERS = 12;

type Hub = { readonly id: HubId; readonly of: Actor };
type Record = bundles.CairnRecord;
type World = {
  readonly network: EmbeddedNetwork;
  readonly cast: Cast;
  /** Asks the chain and owns nothing: an employer, the next school. */
  readonly verifier: Client;
  readonly now: UnixTime;
  readonly until: UnixTime;
  readonly folder: string;
};

/** Tells the whole story. Files go to `folder`: the learners' bundles, the hubs' cohorts, a picture of a token. */
export async function tell(story: Story, chain: NetworkConnection, folder: string): Promise<void> {
  const world = await deploy(story, chain, folder);
  const { cast } = world;
  await story.step("The operator appoints an accreditor, for four kinds of achievement", (telling) =>
    appoint(world, telling),
  );
  const [school, makerspace, charity] = await story.step(
    "Three places of learning register as hubs",
    (telling) => register(world, telling),
  );
  await story.step("The council accredits each hub for what it teaches, and for nothing else", (telling) =>
    accreditAll(world, telling, { school, makerspace, charity }),
  );
  const defined = await story.step("The hubs define what they attest", (telling) =>
    defineAll(world, telling, { school, makerspace, charity }),
  );
  const algebra = await story.step("Amina consents, and the school issues her a public token", (telling) =>
    issue(world, telling, { school, definition: defined.course }),
  );
  const volunteers = await story.step(
    `The charity attests ${VOLUNTEERS} volunteers at once, in private`,
    (telling) => anchor(world, telling, { charity, definition: defined.service }),
  );
  const ben = volunteers.records[0] as Record;
  await story.step("Ben claims his record as a token, and the charity's relay pays", (telling) =>
    claimByRelay(world, telling, { record: ben, learner: cast.ben, hub: charity }),
  );
  const printing = await story.step(
    "The makerspace signs a competency off the chain, and Amina redeems it",
    (telling) => redeem(world, telling, { makerspace, definition: defined.competency }),
  );
  await story.step(
    "An employer verifies three records, with the files and a node alone",
    async ({ tell: say, fact }) => {
      const records = { "Amina's course": algebra, "Ben's service": ben, "Amina's competency": printing };
      for (const [what, record] of Object.entries(records)) {
        const verdict = await verify(record, { client: world.verifier });
        say(`${what}: ${verdict.verdict}. ${attestation(verdict)}`);
        fact(what, verdict.verdict);
      }
    },
  );
  await story.step("The school signs Amina's course as an Open Badge, for the rest of the world", (telling) =>
    issueBadge(world, telling, { record: algebra, learner: cast.amina, hub: school, name: "amina-algebra" }),
  );
  const asked = await story.step("An employer asks Amina for a course and its grade", (telling) =>
    askForGrade(world, telling),
  );
  await story.step("Amina shows the grade and nothing else, to this employer and once", (telling) =>
    showGrade(world, telling, { request: asked, learner: cast.amina, record: algebra }),
  );
  await story.step("The charity revokes one volunteer's record: an error in the list", async (telling) => {
    const wrong = volunteers.records[3] as Record;
    const { id } = bundles.check(wrong);
    const { statusIndex } = wrong;
    const revocation = statusIndex === undefined ? { id } : { id, statusIndex };
    const revocations = [revocation];
    await achievements.revoke(charity.of.client, { hub: charity.id, revocations }).send();
    await sayVerdict(world, telling, "that record", wrong);
    await sayVerdict(world, telling, "the others", volunteers.records[4] as Record);
  });
  await story.step("The charity revokes a whole cohort: it was the wrong class list", (telling) =>
    revokeCohort(world, telling, { charity, definition: defined.fieldwork }),
  );
  await story.step("The council ends the makerspace's accreditation", (telling) =>
    endAccreditation(world, telling, { makerspace, definition: defined.competency, earlier: printing }),
  );
  await story.step(
    "An impostor deploys a look-alike network, with a hub called Riverside School",
    (telling) => imitate(world, telling),
  );
  await story.step(
    "Amina loses her phone, and two of three guardians bring her records to a new one",
    (telling) => recoverWallet(world, telling, algebra),
  );
}

async function deploy(story: Story, chain: NetworkConnection, folder: string): Promise<World> {
  return await story.step("The operator deploys the network", async ({ tell: say, fact }) => {
    const network = await deployEmbedded(chain);
    const contracts = Object.keys(network.deployment.contracts).length;
    say(`${contracts} contracts. Nobody can change, pause or stop them from now on, nor edit a record.`);
    fact("contracts", contracts);
    const cast = await castOf(network);
    const verifier = await network.as();
    const block = await verifier.provider.getBlock("latest");
    const now = unixTime(block?.timestamp ?? 0);
    return { network, cast, verifier, now, until: unixTime(now + 5 * YEAR), folder };
  });
}

async function appoint({ cast, until }: World, { tell: say }: Telling): Promise<void> {
  const { operator, council } = cast;
  const scope = kinds(["Course", "CommunityService", "Fieldwork", "Competency"]);
  const profile = { type: ["Profile"], name: "Regional Learning Council" };
  await accreditation
    .appoint(operator.client, { account: council.account, kinds: scope, until, profile })
    .send();
  say(
    "The Regional Learning Council may accredit for courses, community service, fieldwork and competencies.",
  );
}

async function register({ cast }: World, { tell: say }: Telling): Promise<[Hub, Hub, Hub]> {
  const found = async (of: Actor): Promise<Hub> => {
    const profile = { type: ["Profile"], name: of.name };
    return { id: (await hubs.register(of.client, { name: of.name, profile }).send()).result, of };
  };
  const all: [Hub, Hub, Hub] = [
    await found(cast.school),
    await found(cast.makerspace),
    await found(cast.charity),
  ];
  say(
    `${all.map(({ of }) => of.name).join(", ")}. Anyone may register; that alone allows to attest nothing.`,
  );
  return all;
}

async function accreditAll(
  { cast, until }: World,
  { tell: say, fact }: Telling,
  all: { school: Hub; makerspace: Hub; charity: Hub },
): Promise<void> {
  const accredit = (hub: Hub, names: readonly KindName[]) =>
    accreditation.accredit(cast.council.client, { hub: hub.id, kinds: kinds(names), until }).send();
  await accredit(all.school, ["Course"]);
  await accredit(all.makerspace, ["Competency"]);
  await accredit(all.charity, ["CommunityService", "Fieldwork"]);
  say(
    "The school for courses, the makerspace for competencies, the charity for community service and fieldwork.",
  );
  const refusal = await refusalOf(() => accredit(all.makerspace, ["MasterDegree"]));
  say(`Master's degrees are beyond the council's own scope: refused with ${refusal}.`);
  fact("beyondScope", refusal);
}

async function defineAll(
  { now, until }: World,
  { tell: say }: Telling,
  { school, makerspace, charity }: { school: Hub; makerspace: Hub; charity: Hub },
): Promise<{ [Name in "course" | "service" | "fieldwork" | "competency"]: DefinitionId }> {
  for (const { id: hub, of } of [school, makerspace, charity]) {
    const roles = ["ISSUE", "REVOKE", "CATALOG"] as const;
    await hubs.setStaff(of.client, { hub, account: of.account, roles, from: now, until }).send();
  }
  const define = async (
    hub: Hub,
    kind: KindName,
    name: string,
    creditHundredths = 0,
  ): Promise<DefinitionId> => {
    const criteria = { narrative: `${name}.` };
    const document = achievement({ name, description: `${name}.`, achievementType: kind, criteria });
    const args = { hub: hub.id, kind: kindOf(kind), name, document, creditHundredths };
    return (await definitions.define(hub.of.client, args).send()).result;
  };
  const defined = {
    course: await define(school, "Course", "Algebra I", 500),
    service: await define(charity, "CommunityService", "Forty hours for the river", 100),
    fieldwork: await define(charity, "Fieldwork", "Water survey of the lower river"),
    competency: await define(makerspace, "Competency", "3D printing: from model to part"),
  };
  say("A course, community service, fieldwork and a competency; what each asks for is a public document.");
  return defined;
}

async function issue(
  world: World,
  { tell: say, fact }: Telling,
  { school, definition }: { school: Hub; definition: DefinitionId },
): Promise<Record> {
  const { cast, now, until, network } = world;
  const { amina } = cast;
  const deadline = unixTime(now + DAY);
  const consent = await learners.signConsent(amina.client, {
    learner: amina.account,
    hub: school.id,
    kinds: kinds(["Course"]),
    until,
    deadline,
  });
  await learners.consentWithSignature(school.of.client, consent).send();
  say(
    "Amina signed: this hub, courses only, public. She owns no ether; the school brings her signature to the chain.",
  );
  const document = {
    result: [{ type: ["Result"], value: "A" }],
    narrative: "Top of the class in linear equations.",
  };
  const drafted = draft(world, { definition, learner: amina, document });
  const id = (await achievements.issue(school.of.client, drafted).send()).result;
  const record = await achievements.bundle(school.of.client, {
    draft: drafted,
    inclusion: { mode: "minted" },
  });
  say(
    "The token shows course, hub, credit and date. The grade is in her private document, not on the chain.",
  );
  const token = await network.connection.ethers.getContractAt(
    "AchievementToken",
    network.deployment.contracts.AchievementToken.address,
  );
  const picture = path.join(world.folder, "algebra.svg");
  await writeFile(picture, imageOf(await token.getFunction("tokenURI")(id)));
  say(`Its picture, drawn by the contract: ${relative(picture)}`);
  fact("picture", relative(picture));
  await keep(world, "amina-algebra", record);
  return record;
}

async function anchor(
  world: World,
  { tell: say, fact }: Telling,
  { charity, definition }: { charity: Hub; definition: DefinitionId },
): Promise<{ cohort: cohorts.Cohort; records: readonly Record[] }> {
  const made = await makeCohort(world, { hub: charity, definition, name: "volunteers", size: VOLUNTEERS });
  say(
    "One root on the chain, whatever the size; no name, no address, no result. Each volunteer gets a file.",
  );
  fact("achievements", made.records.length);
  for (const [place, record] of made.records.entries()) await keep(world, `volunteer-${place + 1}`, record);
  return made;
}

async function redeem(
  world: World,
  telling: Telling,
  { makerspace, definition }: { makerspace: Hub; definition: DefinitionId },
): Promise<Record> {
  const { cast, now } = world;
  const { amina } = cast;
  const document = { narrative: "Designed, printed and measured a gear of her own." };
  const drafted = draft(world, { definition, learner: amina, document });
  const inclusion = await achievements.sign(makerspace.of.client, drafted);
  const record = await achievements.bundle(makerspace.of.client, { draft: drafted, inclusion });
  await sayVerdict(world, telling, "signed only", record);
  const action = achievements.redeem(amina.client, { achievement: record.achievement, inclusion });
  const request = await forward.sign(amina.client, { action, deadline: unixTime(now + DAY) });
  await forward.execute(makerspace.of.client, { request }).send();
  await sayVerdict(world, telling, "redeemed", record);
  await keep(world, "amina-3d-printing", record);
  return record;
}

async function revokeCohort(
  world: World,
  telling: Telling,
  { charity, definition }: { charity: Hub; definition: DefinitionId },
): Promise<void> {
  const made = await makeCohort(world, { hub: charity, definition, name: "wrong-list", size: VOLUNTEERS });
  const [first] = made.records;
  if (first === undefined) throw new Error("the cohort is empty");
  await sayVerdict(world, telling, "before", first);
  await cohorts.revokeCohort(charity.of.client, { cohort: made.cohort }).send();
  await sayVerdict(world, telling, "after", first);
}

async function endAccreditation(
  world: World,
  telling: Telling,
  { makerspace, definition, earlier }: { makerspace: Hub; definition: DefinitionId; earlier: Record },
): Promise<void> {
  const { cast } = world;
  await accreditation.end(cast.council.client, { hub: makerspace.id }).send();
  await sayVerdict(world, telling, "what it attested before", earlier);
  const document = { narrative: "After the end." };
  const late = draft(world, { definition, learner: cast.ben, document });
  const refusal = await refusalOf(() => achievements.issue(makerspace.of.client, late).send());
  telling.tell(`something new: refused with ${refusal}`);
  telling.fact("refused", refusal);
}

async function imitate(world: World, telling: Telling): Promise<void> {
  const { cast, now, until, network } = world;
  const { impostor, ben } = cast;
  const fake = await deployEmbedded(network.connection, { owner: impostor.account });
  const [, , , , , signer] = fake.signers;
  if (signer === undefined) throw new Error("the chain has no account for the impostor");
  const client = await fake.as(signer);
  const course = kinds(["Course"]);
  const profile = { type: ["Profile"], name: cast.council.name };
  const of: Actor = { ...impostor, client };
  await accreditation.appoint(client, { account: impostor.account, kinds: course, until, profile }).send();
  const { result: hub } = await hubs.register(client, { name: cast.school.name, profile }).send();
  await accreditation.accredit(client, { hub, kinds: course, until }).send();
  const roles = ["ISSUE", "CATALOG"] as const;
  await hubs.setStaff(client, { hub, account: impostor.account, roles, from: now, until }).send();
  const document = { type: ["Achievement"], name: "Algebra I" };
  const { result: definition } = await definitions
    .define(client, { hub, kind: kindOf("Course"), name: "Algebra I", document })
    .send();
  const copy = { ...world, network: fake };
  const made = await makeCohort(copy, { hub: { id: hub, of }, definition, name: "fake", size: 1 });
  const [record] = made.records;
  if (record === undefined) throw new Error("the cohort is empty");
  telling.tell(`On the impostor's own network ${ben.name}'s file of it passes every check.`);
  await sayVerdict({ ...world, verifier: client }, telling, "asked there", record);
  await sayVerdict(world, telling, "asked by the employer, who chose whom to trust", record);
}

/** What a hub is about to say of a learner. */
function draft(
  { now }: World,
  args: { definition: DefinitionId; learner: Actor; document: Record["document"] },
): achievements.Draft {
  const { definition, learner, document } = args;
  return achievements.draft({
    definition,
    learner: learner.account,
    achievedAt: unixTime(now - 30 * DAY),
    document,
  });
}

/** Prepares and anchors a cohort of made-up learners, the first of whom is Ben. */
async function makeCohort(
  { cast, now, folder }: World,
  args: { hub: Hub; definition: DefinitionId; name: string; size: number },
): Promise<{ cohort: cohorts.Cohort; records: readonly Record[] }> {
  const { hub, definition, name, size } = args;
  const { client } = hub.of;
  const cohort = await cohorts.prepare(client, {
    hub: hub.id,
    records: Array.from({ length: size }, (_, place) => ({
      definition,
      learner: place === 0 ? cast.ben.account : classmate(place),
      achievedAt: unixTime(now - 30 * DAY),
      document: { hours: 40 + place, result: [{ type: ["Result"], value: "Completed" }] },
    })),
    store: cohortFolder({ directory: path.join(folder, "cohorts", name) }),
  });
  await cohorts.anchor(client, { cohort }).send();
  const records: Record[] = [];
  for await (const record of cohorts.bundles(client, { cohort })) records.push(record);
  return { cohort, records };
}

async function keep({ folder }: World, name: string, record: Record): Promise<void> {
  await mkdir(path.join(folder, "bundles"), { recursive: true });
  await writeFile(path.join(folder, "bundles", `${name}.cairn.json`), bundles.serialize(record));
}

async function sayVerdict(
  { verifier }: World,
  telling: Telling,
  what: string,
  record: Record,
): Promise<void> {
  const verdict = await verify(record, { client: verifier });
  telling.tell(`${what}: ${verdict.verdict}. ${reasonOf(verdict)}`);
  telling.fact(what, { verdict: verdict.verdict, codes: codesOf(verdict) });
}

function codesOf({ checks }: Verdict): readonly string[] {
  return checks.filter(({ outcome }) => outcome !== "pass").map(({ name, code }) => `${name}: ${code}`);
}

/** The first thing that speaks against a record; who attested it, where nothing does. */
function reasonOf(verdict: Verdict): string {
  const [against] = verdict.checks.filter(({ outcome }) => outcome !== "pass");
  return against?.message ?? attestation(verdict);
}

function attestation({ hub, record }: Verdict): string {
  const what = record?.definition?.name ?? "?";
  const when = new Date((record?.issuedAt ?? 0) * 1_000).toISOString().slice(0, 10);
  return `${what}, attested by ${hub?.name} on ${when}.`;
}

/** Does what must be refused, and says with which error of the contract. */
async function refusalOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (isCairnError(error, "CONTRACT_REVERTED")) return String(error.details.contractError);
    throw error;
  }
  throw new Error("The network allowed what it must refuse.");
}

/** The SVG in a token's metadata. */
function imageOf(tokenUri: string): string {
  const metadata = JSON.parse(decodeDataUri(tokenUri)) as { image: string };
  return decodeDataUri(metadata.image);
}

function decodeDataUri(uri: string): string {
  return Buffer.from(uri.slice(uri.indexOf(",") + 1), "base64").toString("utf8");
}

function relative(file: string): string {
  return path.relative(process.cwd(), file);
}
