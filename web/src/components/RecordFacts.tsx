import type { achievement as achievementTypes, json, Verdict } from "@cairn/sdk";
import { nameOfKind } from "@cairn/sdk";
import { useWords } from "../state/words.ts";
import { creditWords, dayWords } from "../words/format.ts";
import { kindWords, terms } from "../words/terms.ts";
import { visible } from "../words/visible.ts";
import { Facts } from "./Facts.tsx";

interface RecordFactsProps {
  readonly verdict: Verdict;
  /** What the file says; undefined where it cannot be read. */
  readonly file:
    | {
        readonly achievement: achievementTypes.Achievement;
        readonly definition: json.JsonObject;
        readonly hub: json.JsonObject;
      }
    | undefined;
}

/** What a record is, who attested it, who stands behind that, and whose it is. */
export function RecordFacts({ verdict, file }: RecordFactsProps) {
  const { language, t } = useWords();
  const { facts } = t.verdict;
  const { record, hub, accreditor } = verdict;
  const definition = record?.definition ?? null;
  const achievement = isUnchanged(verdict) ? file?.achievement : undefined;
  const day = (time: number) => dayWords(time, language);
  const claimed = (document: json.JsonObject | undefined) =>
    typeof document?.name === "string" ? facts.unproven(visible(document.name)) : t.verdict.hubUnknown;
  return (
    <Facts
      facts={[
        [
          facts.title,
          <strong key="title">
            {definition === null ? claimed(file?.definition) : visible(definition.name)}
          </strong>,
        ],
        definition && [facts.kind, kindWords(kindName(definition.kind, file, verdict), language)],
        definition && definition.creditHundredths > 0
          ? [facts.credit, creditWords(definition.creditHundredths, language)]
          : null,
        criteriaOf(verdict, file) === undefined ? null : [facts.criteria, criteriaOf(verdict, file)],
        [facts.hub, hub === null ? claimed(file?.hub) : <Hub key="hub" hub={hub} />],
        accreditor && [
          facts.accreditor,
          <>
            <code class="id">{accreditor.account}</code>
            <br />
            {facts.accreditedUntil(day(accreditor.period.from), day(accreditor.period.end))}
          </>,
        ],
        achievement ? [facts.achievedAt, day(achievement.achievedAt)] : null,
        record?.issuedAt != null ? [facts.issuedAt, day(record.issuedAt)] : null,
        achievement
          ? [facts.expiresAt, achievement.expiresAt === 0 ? facts.never : day(achievement.expiresAt)]
          : null,
        record && [
          facts.learner,
          <code key="learner" class="id">
            {record.learner}
          </code>,
        ],
        record && [facts.mode, terms[language].modes[record.mode]],
      ]}
    />
  );
}

function Hub({ hub }: { readonly hub: NonNullable<Verdict["hub"]> }) {
  const { language, t } = useWords();
  const { facts } = t.verdict;
  const website = hub.profileDocument?.url;
  return (
    <>
      <strong>{visible(hub.name)}</strong>
      <br />
      <span class="small">{facts.hubId(hub.id)}</span>
      {typeof website === "string" && /^https:\/\//u.test(website) && URL.canParse(website) && (
        <>
          <br />
          <a href={new URL(website).href} rel="noopener noreferrer external">
            {visible(website)}
          </a>
        </>
      )}
      {hub.closedAt !== null && (
        <>
          <br />
          {facts.hubClosed(dayWords(hub.closedAt, language))}
        </>
      )}
    </>
  );
}

/** An extension has a name of its own in its document, which is checked with the rest. */
function kindName(kind: Parameters<typeof nameOfKind>[0], file: RecordFactsProps["file"], verdict: Verdict) {
  const name = nameOfKind(kind);
  const type = file?.definition.achievementType;
  if (name !== "ext:" || !isUnchanged(verdict) || typeof type !== "string" || !type.startsWith("ext:"))
    return name;
  return visible(type) as typeof name;
}

function criteriaOf(verdict: Verdict, file: RecordFactsProps["file"]): string | undefined {
  const criteria = file?.definition.criteria;
  if (!isUnchanged(verdict) || verdict.record?.definition == null) return undefined;
  if (typeof criteria !== "object" || criteria === null || Array.isArray(criteria)) return undefined;
  const { narrative } = criteria as json.JsonObject;
  return typeof narrative === "string" ? visible(narrative) : undefined;
}

/** Only then what the file says is what was attested. */
function isUnchanged({ checks }: Verdict): boolean {
  return checks.some(({ name, outcome }) => name === "integrity" && outcome === "pass");
}
