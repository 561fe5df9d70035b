// Presentations of made-up learners, each of one record with two of its fields: signed by keys, and by a smart wallet.
import type { Address, cohorts as cohortTypes, Hex, presentations as presentationTypes } from "@cairn/sdk";
import { address, audience, cohorts, nonce, presentations, unixTime } from "@cairn/sdk";
import { id, TypedDataEncoder, Wallet } from "ethers";
import { toJson } from "../../scripts/lib/output.ts";
import { now } from "../../test/scenario/network.ts";
import { makeSafe } from "../../test/scenario/safe.ts";
import type { School } from "../../test/scenario/school.ts";
import { inputsOf } from "../prepare/inputs.ts";
import { DISCLOSED } from "./ours.ts";
import { COHORT, FIELDS } from "./world.ts";

/** Who signs: each learner's own key, or a Safe, which is asked by ERC-1271. */
export type Holder = "key" | "wallet";

/** The same number of presentations by each kind of holder, and what their verifier asked for. */
export type Presented = {
  readonly files: Readonly<Record<Holder, readonly string[]>>;
  readonly asked: Pick<presentationTypes.PresentationOptions, "audience" | "nonce" | "now">;
};

type Asked = { readonly audience: ReturnType<typeof audience>; readonly nonce: ReturnType<typeof nonce> };
/** The learner of a record, and how it signs a digest. */
type Learner = { readonly address: Address; readonly sign: (digest: string) => Promise<Hex> };

const MINUTES = 60;

/** Attests a cohort for learners with keys and one for a Safe, and lets them present. */
export async function present(school: School, count: number): Promise<Presented> {
  const asked = {
    audience: audience("https://employer.example"),
    nonce: nonce(id("the verifier's request")),
  };
  const [deployer, , , , , , owner] = school.signers;
  if (deployer === undefined || owner === undefined) throw new Error("the chain has too few accounts");
  const safe = await makeSafe(deployer, owner);
  await safe.deploy();
  const keys = Array.from({ length: COHORT }, (_key, place) => learnerOf(new Wallet(id(`learner ${place}`))));
  const wallets = keys.map((): Learner => ({ address: safe.address, sign: safe.sign }));
  const files = {
    key: await presentAll(school, { learners: keys, count, asked }),
    wallet: await presentAll(school, { learners: wallets, count, asked }),
  };
  return { files, asked: { ...asked, now: await now(school) } };
}

function learnerOf(wallet: Wallet): Learner {
  return {
    address: address(wallet.address),
    sign: async (digest) => wallet.signingKey.sign(digest).serialized as Hex,
  };
}

async function presentAll(
  school: School,
  { learners, count, asked }: { learners: readonly Learner[]; count: number; asked: Asked },
): Promise<string[]> {
  const { attester, course: definition, hub, reader } = school;
  const achievedAt = await now(school);
  const records: cohortTypes.CohortInput[] = [];
  for await (const input of inputsOf({ learners: learners.length, fields: FIELDS })) {
    const { address: learner } = learners[records.length] ?? {};
    records.push({ ...input, ...(learner === undefined ? {} : { learner }), definition, achievedAt });
  }
  const cohort = await cohorts.prepare(attester, { hub, records });
  await cohorts.anchor(attester, { cohort }).send();
  const issuedAt = await now(school);
  const expiresAt = unixTime(issuedAt + 30 * MINUTES);
  const files: string[] = [];
  for await (const bundle of cohorts.bundles(reader, { cohort })) {
    const learner = learners[files.length];
    if (learner === undefined || files.length === count) break;
    const args = { bundles: [bundle], disclose: [DISCLOSED], ...asked, issuedAt, expiresAt };
    const { typedData, finish } = presentations.prepare(args, learner.address);
    const digest = TypedDataEncoder.hash(typedData.domain, typedData.types, typedData.message);
    files.push(presentations.serialize(finish(await learner.sign(digest))));
  }
  return files;
}

/** Verifies these presentations as fast as the SDK does, and throws where one is not valid. */
export async function verifyPresented(
  client: School["reader"],
  files: readonly string[],
  asked: Presented["asked"],
): Promise<void> {
  let valid = 0;
  for await (const { verdict, checks } of presentations.verifyMany(files, { client, ...asked })) {
    if (verdict !== "valid") throw new Error(`a presentation is ${verdict}: ${toJson(checks)}`);
    valid += 1;
  }
  if (valid !== files.length) throw new Error(`${valid} of ${files.length} presentations were verified`);
}
