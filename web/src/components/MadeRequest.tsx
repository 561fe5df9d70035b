import type { requests as requestTypes } from "@cairn/sdk";
import { isCairnError, links, qr, requests } from "@cairn/sdk";
import { useEffect, useRef, useState } from "preact/hooks";
import { linkPage } from "../ask/requestOf.ts";
import { useWords } from "../state/words.ts";
import { CopyButton } from "./CopyButton.tsx";
import { RequestDetails } from "./RequestDetails.tsx";
import { saveFile } from "./saveFile.ts";

interface MadeRequestProps {
  readonly request: requestTypes.CairnRequest;
  /** Whether the browser keeps it. */
  readonly isKept: boolean;
  readonly onAnother: () => void;
}

/** A request that was made: as link, picture and file. */
export function MadeRequest({ request, isKept, onAnother }: MadeRequestProps) {
  const { t } = useWords();
  const say = t.ask;
  const heading = useRef<HTMLHeadingElement>(null);
  const [link, setLink] = useState("");
  useEffect(() => {
    links.toLink(linkPage(request), requests.serialize(request)).then(setLink, reportError);
    heading.current?.focus();
  }, [request]);
  // No picture of a link that is still made.
  const picture = link === "" ? "" : pictureOf(link);
  return (
    <section class="result" data-request-made aria-labelledby="made">
      <h2 id="made" ref={heading} tabIndex={-1}>
        {say.made}
      </h2>
      <p>{isKept ? say.madeHint : say.madeNotKept}</p>
      <h3>{say.link}</h3>
      {request.reply === undefined && <p class="hint">{say.noLink}</p>}
      <p class="long" data-request-link>
        {link}
      </p>
      <p class="actions">
        <CopyButton label={t.copy} text={() => link} />
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
        <button type="button" class="quiet" onClick={() => window.print()}>
          {t.verdict.print}
        </button>
        <button type="button" class="quiet" onClick={onAnother}>
          {say.another}
        </button>
      </p>
      <h3>{say.qr}</h3>
      {picture === undefined && <p>{say.qrTooLarge}</p>}
      {picture && <Picture svg={picture} label={say.qr} />}
      <RequestDetails request={request} />
    </section>
  );
}

/** The SDK draws it as text; it becomes elements here, so that nothing is ever read as HTML. */
function Picture({ svg, label }: { readonly svg: string; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
    documentElement.setAttribute("aria-label", label);
    place.current?.replaceChildren(documentElement);
  }, [svg, label]);
  return <div class="qr" data-request-qr ref={place} />;
}

function pictureOf(link: string): string | undefined {
  try {
    return qr.toSvg(link);
  } catch (error) {
    if (isCairnError(error, "QR_TOO_LARGE")) return undefined;
    throw error;
  }
}
