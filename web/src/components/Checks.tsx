import type { Check } from "@cairn/sdk";
import { useWords } from "../state/words.ts";
import type { Subject } from "../words/checks.ts";
import { checkQuestion, checkSentence, reasonOf } from "../words/checks.ts";
import type { SaidCheck } from "../words/credentialChecks.ts";
import { credentialQuestion, credentialReason } from "../words/credentialChecks.ts";
import { detailText } from "../words/details.ts";
import { terms } from "../words/terms.ts";
import { visible } from "../words/visible.ts";
import { Icon } from "./Icon.tsx";

const ICONS = { pass: "valid", fail: "invalid", unknown: "unknown" } as const;

/** A check, and what it says in the reader's language. */
interface Said {
  readonly check: SaidCheck | Check;
  readonly question: string;
  readonly sentence: string;
  /** What to do; empty where there is nothing. */
  readonly next: string;
}

/** Each check of a record or a presentation with its result and reason; code and values on demand. */
export function Checks({ checks, of }: { readonly checks: readonly Check[]; readonly of: Subject }) {
  const { language } = useWords();
  const said = checks.map((check) => ({
    check,
    question: checkQuestion(check, of, language),
    sentence: checkSentence(check, of, language),
    next: reasonOf(check, language).next,
  }));
  return <SaidChecks said={said} />;
}

/** The same for a credential, or a presentation of credentials. */
export function CredentialChecks({ checks }: { readonly checks: readonly SaidCheck[] }) {
  const { language } = useWords();
  const said = checks.map((check) => {
    const { reason, next } = credentialReason(check, language);
    return { check, question: credentialQuestion(check, language), sentence: reason, next };
  });
  return <SaidChecks said={said} />;
}

function SaidChecks({ said }: { readonly said: readonly Said[] }) {
  return (
    <ul class="checks">
      {said.map((one) => (
        <CheckItem key={one.check.name} {...one} />
      ))}
    </ul>
  );
}

function CheckItem({ check, question, sentence, next }: Said) {
  const { language, t } = useWords();
  const { name, outcome, code, message, details } = check;
  const { outcomes } = terms[language];
  return (
    <li data-check={name} data-outcome={outcome} data-code={code}>
      <details>
        <summary>
          <span class={`badge ${outcome}`}>
            <Icon name={ICONS[outcome]} />
            {outcomes[outcome]}
          </span>
          <span class="check">
            <strong>{question}</strong> {sentence}
          </span>
          <Icon name="chevron" />
        </summary>
        <div class="check-details">
          {next !== "" && (
            <p>
              <strong>{t.whatToDo}:</strong> {next}
            </p>
          )}
          <p>
            {t.code}: <code>{code}</code>
          </p>
          <p>
            {t.verdict.sdkSays}: <q lang="en">{visible(message)}</q>
          </p>
          <dl class="values">
            {Object.entries(details).map(([key, value]) => (
              <div key={key}>
                <dt>
                  <code>{key}</code>
                </dt>
                <dd>
                  <code>{visible(detailText(value))}</code>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </details>
    </li>
  );
}
