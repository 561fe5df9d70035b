import type { requests as requestTypes } from "@cairn/sdk";
import type { KeptRequest } from "../state/KeptRequest.ts";
import { useWords } from "../state/words.ts";
import { dayWords, momentWords } from "../words/format.ts";
import { visible } from "../words/visible.ts";

interface KeptRequestsProps {
  readonly kept: readonly KeptRequest[];
  readonly onShow: (request: requestTypes.CairnRequest) => void;
  readonly onRemove: (nonce: string) => void;
}

/** The requests that were made on this page, and what became of them. */
export function KeptRequests({ kept, onShow, onRemove }: KeptRequestsProps) {
  const { language, t } = useWords();
  const say = t.ask;
  const stateOf = ({ request, answers: [answer] }: KeptRequest): string => {
    if (answer !== undefined) return say.keptAnswered(dayWords(answer.checkedAt, language));
    const end = momentWords(request.expiresAt, language);
    return Date.now() / 1000 < request.expiresAt ? say.keptUntil(end) : say.keptExpired(end);
  };
  return (
    <section class="kept" aria-labelledby="kept-requests">
      <h2 id="kept-requests">{say.kept}</h2>
      {kept.length === 0 && <p>{say.keptNone}</p>}
      <ul class="items">
        {kept.map((one) => {
          const title = visible(one.request.items[0]?.title ?? "");
          return (
            <li key={one.request.nonce} data-kept-request={one.request.nonce}>
              <strong>{title}</strong> <span class="small">{stateOf(one)}</span>
              <span class="actions">
                <button type="button" class="quiet" onClick={() => onShow(one.request)}>
                  {say.show}
                </button>
                <button
                  type="button"
                  class="quiet"
                  aria-label={say.removeRequest(title)}
                  onClick={() => onRemove(one.request.nonce)}
                >
                  {t.remove}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
