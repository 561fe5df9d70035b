import type { CairnError } from "@cairn/sdk";
import { useWords } from "../state/words.ts";
import { faultWords } from "../words/faults.ts";
import { visible } from "../words/visible.ts";

/** Why something could not be done, with its code and what to do. */
export function FaultNote({ error, id }: { readonly error: CairnError; readonly id?: string }) {
  const { language, t } = useWords();
  const said = faultWords(error, language);
  const { path } = error.details;
  return (
    <div class="fault" role="alert" data-code={error.code} {...(id === undefined ? {} : { id })}>
      <p lang={said.language}>
        <strong>{visible(said.message)}</strong> {visible(said.fix)}
      </p>
      <p class="small">
        {t.code}: <code>{error.code}</code>{" "}
        {typeof path === "string" && path !== "" && <code>{visible(path)}</code>}
      </p>
    </div>
  );
}
