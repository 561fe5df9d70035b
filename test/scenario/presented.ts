import type {
  Address,
  Audience,
  bundles,
  Check,
  Hex,
  Nonce,
  presentations as presentationTypes,
  UnixTime,
} from "@cairn/sdk";
import { audience, cohorts, nonce, presentations, unixTime } from "@cairn/sdk";
import type { Signer } from "ethers";
import { hexlify, randomBytes, TypedDataEncoder } from "ethers";
import { now, signerAt } from "./network.ts";
import type { School } from "./school.ts";

type CairnPresentation = presentationTypes.CairnPresentation;

/** The verifier of these tests. */
export const EMPLOYER = audience("https://employer.example");

/** A record of the learner's, anchored by the school; the input may say otherwise. */
export async function attestOne(
  school: School,
  input: Partial<cohorts.CohortInput> = {},
): Promise<bundles.CairnRecord> {
  const achievedAt = await now(school);
  const record = { definition: school.course, learner: school.learnerAddress, achievedAt };
  const document = { name: "Amina Diallo", result: "Distinction" };
  const cohort = await cohorts.prepare(school.attester, {
    hub: school.hub,
    records: [{ ...record, document, ...input }],
  });
  await cohorts.anchor(school.attester, { cohort }).send();
  for await (const file of cohorts.bundles(school.reader, { cohort })) return file;
  throw new Error("the cohort has no record");
}

/** What is presented, and what its verifier asked for. */
export interface Presented {
  readonly presentation: CairnPresentation;
  readonly asked: { readonly audience: Audience; readonly nonce: Nonce; readonly now: UnixTime };
}

/** A holder presents by key: the school's learner, where no other is named. */
export async function presentByKey(
  school: School,
  records: readonly bundles.CairnRecord[],
  disclose: readonly (readonly string[])[] = records.map(() => ["/result"]),
  holder: Signer = signerAt(school.signers, 4),
): Promise<Presented> {
  const { args, asked } = await argumentsFor(school, records, disclose);
  return { presentation: await presentations.create(args, holder), asked };
}

/** A smart wallet presents by what it signs of a digest. */
export async function presentByWallet(
  school: School,
  {
    records,
    holder,
    sign,
  }: {
    records: readonly bundles.CairnRecord[];
    holder: Address;
    sign: (digest: string) => Promise<Hex>;
  },
): Promise<Presented> {
  const { args, asked } = await argumentsFor(
    school,
    records,
    records.map(() => ["/result"]),
  );
  const { typedData, finish } = presentations.prepare(args, holder);
  const digest = TypedDataEncoder.hash(typedData.domain, typedData.types, typedData.message);
  return { presentation: finish(await sign(digest)), asked };
}

async function argumentsFor(
  school: School,
  records: readonly bundles.CairnRecord[],
  disclose: readonly (readonly string[])[],
): Promise<{ args: presentationTypes.PresentationArguments; asked: Presented["asked"] }> {
  const issuedAt = unixTime(await now(school));
  const asked = { audience: EMPLOYER, nonce: nonce(hexlify(randomBytes(32))), now: issuedAt };
  const { audience: to, nonce: drawn } = asked;
  const expiresAt = unixTime(issuedAt + 600);
  return { args: { bundles: records, disclose, audience: to, nonce: drawn, issuedAt, expiresAt }, asked };
}

/** A check by its name; fails where the verdict has none. */
export function checkOf({ checks }: { readonly checks: readonly Check[] }, name: Check["name"]): Check {
  const check = checks.find((candidate) => candidate.name === name);
  if (check === undefined) throw new Error(`there is no check of ${name}: ${JSON.stringify(checks)}`);
  return check;
}
