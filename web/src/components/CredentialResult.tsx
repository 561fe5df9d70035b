import type { CredentialVerdict } from "@cairn/sdk/credentials";
import type { Ref } from "preact";
import { useWords } from "../state/words.ts";
import type { Asked, CredentialOutcome } from "../verify/judge.ts";
import { credentialReasonOf } from "../words/verdict.ts";
import { visible } from "../words/visible.ts";
import { AsOf } from "./AsOf.tsx";
import { Banner } from "./Banner.tsx";
import { CredentialChecks } from "./Checks.tsx";
import { Facts } from "./Facts.tsx";
import { Heading } from "./Heading.tsx";
import { OpenButton } from "./OpenButton.tsx";
import { UnknownNote } from "./UnknownNote.tsx";

interface CredentialResultProps {
  readonly outcome: CredentialOutcome;
  readonly checkedAt: number;
  readonly headingId: string;
  readonly focusRef: Ref<HTMLHeadingElement> | undefined;
  /** Shows the rest; undefined where all is shown. */
  readonly onOpen: (() => void) | undefined;
  /** Checks again, and asks the hosts of issuers too. */
  readonly onAskWeb: () => Promise<void>;
}

/** The verdict on a credential of whoever, or on a presentation of several. */
export function CredentialResult(props: CredentialResultProps) {
  const { outcome, headingId, focusRef, onOpen, onAskWeb } = props;
  const { language, t } = useWords();
  const { verdict } = outcome.verdict;
  const { reason, next } = credentialReasonOf(outcome, language);
  const headings = outcome.type === "presented" ? t.verdict.presentation : t.verdict.credential;
  return (
    <>
      <Banner
        verdict={verdict}
        heading={headings[verdict]}
        headingId={headingId}
        level={2}
        focusRef={focusRef}
      >
        <p class="reason">{reason}</p>
        {next !== "" && <p class="next">{next}</p>}
        {wantsWeb(outcome) && (
          <p class="next">
            {t.verdict.askWebHint}{" "}
            <button type="button" class="link" data-ask-web onClick={onAskWeb}>
              {t.verdict.askWeb}
            </button>
          </p>
        )}
      </Banner>
      {onOpen === undefined ? <Rest {...props} /> : <OpenButton onOpen={onOpen} />}
    </>
  );
}

/** The credential that a record's file carries, with a verdict of its own. */
export function CarriedCredential({ verdict }: { readonly verdict: CredentialVerdict }) {
  const { language, t } = useWords();
  const outcome = { type: "credential", verdict, asked: undefined } as const;
  const { reason } = credentialReasonOf(outcome, language);
  return (
    <section data-credential-verdict={verdict.verdict}>
      <h3>{t.verdict.carried}</h3>
      <p>
        <strong>{t.verdict.credential[verdict.verdict]}.</strong> {reason}
      </p>
      <CredentialChecks checks={verdict.checks} />
    </section>
  );
}

function Rest({ outcome, checkedAt }: CredentialResultProps) {
  const { t } = useWords();
  const { verdict, asked } = outcome;
  const isUnknown = verdict.verdict === "unknown";
  if (outcome.type === "credential") {
    return (
      <>
        {isUnknown && <UnknownNote />}
        <h3>{t.verdict.what}</h3>
        <ClaimFacts verdict={outcome.verdict} />
        <h3>{t.verdict.checks}</h3>
        <CredentialChecks checks={outcome.verdict.checks} />
        <Network verdict={outcome.verdict} asked={asked} checkedAt={checkedAt} />
      </>
    );
  }
  const { holder, credentials, checks } = outcome.verdict;
  const [first] = credentials;
  return (
    <>
      {isUnknown && <UnknownNote />}
      {holder !== null && <Facts facts={[[t.verdict.facts.holder, <Id key="holder" text={holder} />]]} />}
      {credentials.map((each, place) => (
        <article key={String(place)} data-credential-verdict={each.verdict}>
          <Heading level={3}>{t.verdict.credentialOf(place + 1, credentials.length)}</Heading>
          <ClaimFacts verdict={each} />
          <CredentialChecks checks={each.checks} />
        </article>
      ))}
      <h3>{t.verdict.checksOfPresentation}</h3>
      <CredentialChecks checks={checks} />
      {first !== undefined && <Network verdict={first} asked={asked} checkedAt={checkedAt} />}
    </>
  );
}

function ClaimFacts({ verdict }: { readonly verdict: CredentialVerdict }) {
  const { t } = useWords();
  const { facts } = t.verdict;
  const { credential, hub, record } = verdict;
  return (
    <Facts
      facts={[
        credential?.name == null ? null : [facts.title, visible(credential.name)],
        credential && [facts.types, visible(credential.types.join(", "))],
        credential && [facts.issuer, <Id key="issuer" text={credential.issuer} />],
        hub && [facts.hub, visible(hub.name)],
        record && [facts.learner, <Id key="learner" text={record.learner} />],
      ]}
    />
  );
}

function Network(props: {
  readonly verdict: CredentialVerdict;
  readonly asked: Asked | undefined;
  readonly checkedAt: number;
}) {
  const { verdict, asked, checkedAt } = props;
  const { asOf, deployment } = verdict;
  if (deployment === null || asked === undefined) return null;
  return <AsOf verdict={{ asOf, deployment }} asked={asked} checkedAt={checkedAt} />;
}

function Id({ text }: { readonly text: string }) {
  return <code class="id">{visible(text)}</code>;
}

/** Whether what is missing may be found at the issuer's own web address, which was not asked. */
function wantsWeb({ type, verdict }: CredentialOutcome): boolean {
  if (verdict.mode.startsWith("web")) return false;
  const verdicts = type === "presented" ? verdict.credentials : [verdict];
  return verdicts.some(
    ({ credential, checks }) =>
      credential?.issuer.startsWith("did:web:") === true ||
      checks.some(({ code }) => code === "STATUS_LIST_UNAVAILABLE" || code === "DID_UNRESOLVED"),
  );
}
