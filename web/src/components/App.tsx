import { useEffect, useState } from "preact/hooks";
import type { Settings } from "../settings/Settings.ts";
import type { Outcome } from "../verify/judge.ts";
import { judge } from "../verify/judge.ts";
import type { Source } from "../verify/source.ts";
import { fromHash, fromPasted } from "../verify/source.ts";

/** The whole page. */
export function App({ shipped }: { readonly shipped: Settings }) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [text, setText] = useState("");
  const run = async (sources: readonly Source[]) => {
    const options = { settings: shipped, requests: [], expected: {}, signal: new AbortController().signal };
    setOutcomes(await Promise.all(sources.map((source) => judge(source, options))));
  };
  useEffect(() => {
    fromHash(location.hash)
      .then((source) => (source ? run([source]) : undefined))
      .catch(console.error);
  }, []);
  return (
    <main id="view-verify">
      <h1>Cairn</h1>
      <input
        type="file"
        id="files"
        multiple
        aria-label="Files"
        onChange={async (event) => {
          const files = [...(event.currentTarget.files ?? [])];
          await run(
            await Promise.all(
              files.map(async (file) => ({
                name: file.name,
                content: new Uint8Array(await file.arrayBuffer()),
              })),
            ),
          );
        }}
      />
      <textarea
        id="paste"
        aria-label="Text or link"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="button" id="verify" onClick={async () => await run([await fromPasted(text)])}>
        Verify
      </button>
      <section aria-label="Verdict">
        {outcomes.map((outcome, index) => (
          <Result key={String(index)} outcome={outcome} />
        ))}
      </section>
    </main>
  );
}

function Result({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.type === "fault") return <section data-verdict="unknown">{outcome.error.message}</section>;
  if (outcome.type === "request") return <section>{outcome.request.verifier}</section>;
  const { verdict, checks } = outcome.verdict;
  return (
    <section data-verdict={verdict}>
      <h2>{verdict}</h2>
      <ul>
        {checks.map(({ name, outcome: result, code, message }) => (
          <li key={name} data-check={name} data-outcome={result} data-code={code}>
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
