import type { CairnError as CairnErrorType } from "@cairn/sdk";
import { CairnError } from "@cairn/sdk";
import { useState } from "preact/hooks";
import type { KeptRequest } from "../state/KeptRequest.ts";
import { useWords } from "../state/words.ts";
import type { Source } from "../verify/source.ts";
import { fromFile, fromText } from "../verify/source.ts";
import type { Asked } from "./ExpectedForm.tsx";
import { ExpectedForm } from "./ExpectedForm.tsx";
import { FaultNote } from "./FaultNote.tsx";

interface VerifyViewProps {
  /** What was given before: it is checked again where nothing new is, such as with another audience. */
  readonly before: readonly Source[];
  readonly hasNetwork: boolean;
  readonly kept: readonly KeptRequest[];
  readonly asked: Asked;
  readonly onAsked: (asked: Asked) => void;
  /** Why what was given could not be taken. */
  readonly error: CairnErrorType | undefined;
  readonly onGiven: (read: () => Promise<readonly Source[]>) => Promise<void>;
  readonly onSettings: () => void;
}

/** Where files, links and texts are given. */
export function VerifyView(props: VerifyViewProps) {
  const { before, hasNetwork, kept, asked, onAsked, error, onGiven, onSettings } = props;
  const { t } = useWords();
  const say = t.verify;
  const [text, setText] = useState("");
  const read = async (): Promise<readonly Source[]> => {
    if (text.trim() !== "") return [await fromText(text, "pasted")];
    if (before.length > 0) return before;
    const { nothing: message, nothingFix: fix } = say;
    throw new CairnError("INVALID_ARGUMENT", { message, details: { part: "nothing" }, fix });
  };
  return (
    <>
      {!hasNetwork && (
        <p class="note-box">
          {say.noNetwork}{" "}
          <button type="button" class="link" onClick={onSettings}>
            {say.toSettings}
          </button>
        </p>
      )}
      <div class="give">
        {before.length > 0 && <h2>{say.another}</h2>}
        <p class="drop">
          {say.drop}{" "}
          <label class="button" for="files">
            {say.choose}
          </label>
          <input
            id="files"
            class="unseen"
            type="file"
            multiple
            onChange={async ({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              await onGiven(async () => await Promise.all(files.map(fromFile)));
              currentTarget.value = "";
            }}
          />
        </p>
        <form
          onSubmit={async (event) => {
            event.preventDefault();
            await onGiven(read);
          }}
        >
          <label for="paste">{say.paste}</label>
          <textarea
            id="paste"
            rows={3}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <ExpectedForm asked={asked} kept={kept} onChange={onAsked} />
          {error !== undefined && <FaultNote error={error} />}
          <p class="actions">
            <button type="submit" id="verify" class="main">
              {say.button}
            </button>
          </p>
        </form>
      </div>
    </>
  );
}
