import type { requests } from "@cairn/sdk";
import { useWords } from "../state/words.ts";
import { listWords, momentWords } from "../words/format.ts";
import { pointerWords } from "../words/pointer.ts";
import { kindWords } from "../words/terms.ts";
import { visible } from "../words/visible.ts";
import { Facts } from "./Facts.tsx";

/** Who asks for what, why and until when. */
export function RequestDetails({ request }: { readonly request: requests.CairnRequest }) {
  const { language, t } = useWords();
  const say = t.request;
  return (
    <>
      <Facts
        facts={[
          [say.from, <strong key="from">{visible(request.verifier)}</strong>],
          [say.audience, <strong key="audience">{request.audience}</strong>],
          [say.until, momentWords(request.expiresAt, language)],
        ]}
      />
      <h3>{say.items}</h3>
      <ol class="items">
        {request.items.map((item, place) => (
          <li key={String(place)}>
            <strong>{visible(item.title)}</strong>
            {item.optional && ` (${t.verdict.optional})`}
            <Facts
              facts={[
                [say.why, visible(item.why)],
                [
                  say.kinds,
                  item.kinds === undefined
                    ? say.anyKind
                    : listWords(
                        item.kinds.map((kind) => kindWords(kind, language)),
                        language,
                      ),
                ],
                [
                  say.shows,
                  item.paths.length === 0
                    ? say.showsNothing
                    : listWords(
                        item.paths.map((path) => pointerWords(path, language)),
                        language,
                      ),
                ],
              ]}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
