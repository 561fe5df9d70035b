import type { requests as requestTypes } from "@cairn/sdk";
import { requests } from "@cairn/sdk";
import type { Ref } from "preact";
import { useWords } from "../state/words.ts";
import { visible } from "../words/visible.ts";
import { Heading } from "./Heading.tsx";
import { RequestDetails } from "./RequestDetails.tsx";
import { saveFile } from "./saveFile.ts";

interface RequestResultProps {
  readonly request: requestTypes.CairnRequest;
  readonly isOwn: boolean;
  readonly headingId: string;
  readonly focusRef: Ref<HTMLHeadingElement> | undefined;
}

/** A request that was opened: what a learner should know before answering it. */
export function RequestResult({ request, isOwn, headingId, focusRef }: RequestResultProps) {
  const { t } = useWords();
  const say = t.request;
  const isExpired = Date.now() / 1000 >= request.expiresAt;
  return (
    <>
      <Heading level={2} id={headingId} focusRef={focusRef}>
        {say.heading(visible(request.verifier))}
      </Heading>
      {isOwn && <p>{say.yours}</p>}
      {isExpired && (
        <p class="fault" role="alert" data-code="REQUEST_EXPIRED">
          <strong>{say.expired}</strong>
        </p>
      )}
      <RequestDetails request={request} />
      <p>{say.audienceHint}</p>
      <p>
        {say.answer} <code>cairn present</code>. {say.nothingSent}
      </p>
      <p class="actions">
        <button
          type="button"
          class="quiet"
          onClick={() =>
            saveFile({
              name: "request.cairn-request.json",
              type: "application/json",
              text: requests.serialize(request),
            })
          }
        >
          {t.save}
        </button>
      </p>
    </>
  );
}
