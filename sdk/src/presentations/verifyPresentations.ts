import { networkFault, unknown, verdictOf } from "../verify/checks.ts";
import type { Session } from "../verify/session.ts";
import { limitOf } from "../verify/session.ts";
import type { Check, Verdict } from "../verify/Verdict.ts";
import { verifyRecords } from "../verify/verifyRecords.ts";
import type { OfflinePresentation } from "./checkPresentation.ts";
import type { SignatureQuery } from "./checkSignatures.ts";
import { askWallets, isSignedByKey } from "./checkSignatures.ts";
import type { SignatureAnswer } from "./judgeHolder.ts";
import { judgeHolder } from "./judgeHolder.ts";
import type { PresentationVerdict } from "./PresentationVerdict.ts";
import { digestOf } from "./typedData.ts";
import type { PresentationOptions } from "./verifyMany.ts";

/** Asks for the records and signatures of presentations that were checked offline, and judges each. */
export async function verifyPresentations(
  session: Session,
  batch: readonly OfflinePresentation[],
  options: PresentationOptions,
): Promise<PresentationVerdict[]> {
  const verdicts = await verifyRecords(
    session,
    batch.flatMap(({ records }) => records),
    options,
  );
  const items: Item[] = [];
  let place = 0;
  for (const offline of batch) {
    items.push({ offline, records: verdicts.slice(place, place + offline.records.length) });
    place += offline.records.length;
  }
  const signatures = await checkSignatures(session, items, options);
  const now = options.now ?? Math.floor(Date.now() / 1000);
  const { audience, nonce, until } = options;
  const expected = { audience, nonce, until, now };
  return items.map((item, index) => judge(session, item, signatures[index] ?? "bad", expected));
}

interface Item {
  readonly offline: OfflinePresentation;
  readonly records: readonly Verdict[];
}

async function checkSignatures(
  session: Session,
  items: readonly Item[],
  options: PresentationOptions,
): Promise<SignatureAnswer[]> {
  const asked = new Map<number, SignatureQuery>();
  const answers = items.map((item, index): SignatureAnswer => {
    const query = queryOf(item.offline);
    if (query === undefined) return "bad";
    if (isSignedByKey(query)) return "good";
    const network = networkOf(item.records);
    if (network.outcome !== "pass") return network;
    asked.set(index, query);
    return "bad";
  });
  if ("fault" in session) return answers;
  const limit = { ...limitOf(options), block: session.asOf.block };
  const found = await askWallets(session.client, [...asked.values()], limit);
  for (const [place, index] of [...asked.keys()].entries()) {
    const answer = found[place];
    if (answer === undefined || answer === false) continue;
    answers[index] = answer === true ? "good" : networkFault(answer);
  }
  return answers;
}

function queryOf({ presentation }: OfflinePresentation): SignatureQuery | undefined {
  if (presentation === undefined) return undefined;
  const { holder, signature } = presentation;
  try {
    return { holder, signature, digest: digestOf(presentation) };
  } catch {
    // An achievement that has no id: its record's integrity says why.
    return undefined;
  }
}

function judge(
  { deployment }: Session,
  { offline, records }: Item,
  signature: SignatureAnswer,
  expected: Parameters<typeof judgeHolder>[0]["expected"],
): PresentationVerdict {
  const { presentation } = offline;
  const network = networkOf(records);
  const holder =
    presentation === undefined
      ? unknown("holder", "UNTRUSTED_DEPLOYMENT", "Nothing can be said of who presents it.")
      : judgeHolder({ presentation, expected, signature, records });
  const checks = [offline.check, network, holder];
  const { chainId, contracts, name } = deployment;
  return {
    verdict: verdictOf([...checks, ...records.flatMap((record) => record.checks)]),
    checks,
    records,
    asOf: records.find(({ asOf }) => asOf !== null)?.asOf ?? null,
    presented:
      presentation === undefined
        ? null
        : {
            holder: presentation.holder,
            audience: presentation.audience,
            issuedAt: presentation.issuedAt,
            expiresAt: presentation.expiresAt,
          },
    deployment: { name, chainId, token: contracts.AchievementToken.address },
  };
}

/** Whether the chain was asked: the first fault of the records, which are all of one deployment. */
function networkOf(records: readonly Verdict[]): Check {
  const networks = records.flatMap(({ checks }) => checks.filter(({ name }) => name === "network"));
  return (
    networks.find(({ outcome }) => outcome !== "pass") ??
    networks[0] ??
    unknown("network", "UNTRUSTED_DEPLOYMENT", "The file cannot be read, so no deployment was asked.")
  );
}
