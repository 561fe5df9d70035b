import type { requests } from "@cairn/sdk";
import { useWords } from "../state/words.ts";
import { listWords } from "../words/format.ts";
import { pointerWords } from "../words/pointer.ts";
import { visible } from "../words/visible.ts";
import { Icon } from "./Icon.tsx";

const ICONS = { given: "valid", partly: "unknown", missing: "invalid", unknown: "unknown" } as const;
const LOOKS = { given: "pass", partly: "unknown", missing: "fail", unknown: "unknown" } as const;

/** What was asked for, and what came of it. */
export function ItemAnswers({ items }: { readonly items: readonly requests.ItemAnswer[] }) {
  const { language, t } = useWords();
  return (
    <>
      <h3>{t.verdict.asked}</h3>
      <ul class="items">
        {items.map(({ item, outcome, missing }) => (
          <li key={item.title} data-item={outcome}>
            <span class={`badge ${item.optional && outcome === "missing" ? "unknown" : LOOKS[outcome]}`}>
              <Icon name={ICONS[outcome]} />
              {t.verdict.came[outcome]}
            </span>{" "}
            <strong>{visible(item.title)}</strong>
            {item.optional && ` (${t.verdict.optional})`}
            {outcome === "partly" && (
              <p class="small">
                {t.verdict.leftOut(
                  listWords(
                    missing.map((path) => pointerWords(path, language)),
                    language,
                  ),
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
