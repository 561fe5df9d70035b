import type { Check } from "@cairn/sdk";
import { useWords } from "../state/words.ts";
import type { Subject } from "../words/checks.ts";
import { checkQuestion, checkSentence, reasonOf } from "../words/checks.ts";
import { detailText } from "../words/details.ts";
import { terms } from "../words/terms.ts";
import { visible } from "../words/visible.ts";
import { Icon } from "./Icon.tsx";

const ICONS = { pass: "valid", fail: "invalid", unknown: "unknown" } as const;

/** Each check with its result and reason; code and values on demand. */
export function Checks({ checks, of }: { readonly checks: readonly Check[]; readonly of: Subject }) {
  return (
    <ul class="checks">
      {checks.map((check) => (
        <CheckItem key={check.name} check={check} subject={of} />
      ))}
    </ul>
  );
}

function CheckItem({ check, subject }: { readonly check: Check; readonly subject: Subject }) {
  const { language, t } = useWords();
  const { name, outcome, code, message, details } = check;
  const { outcomes } = terms[language];
  const { next } = reasonOf(check, language);
  return (
    <li data-check={name} data-outcome={outcome} data-code={code}>
      <details>
        <summary>
          <span class={`badge ${outcome}`}>
            <Icon name={ICONS[outcome]} />
            {outcomes[outcome]}
          </span>
          <span class="check">
            <strong>{checkQuestion(check, subject, language)}</strong>{" "}
            {checkSentence(check, subject, language)}
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
