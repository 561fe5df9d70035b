import type { Verdict } from "@cairn/sdk";
import { useWords } from "../state/words.ts";
import type { Asked } from "../verify/judge.ts";
import { listWords, momentWords } from "../words/format.ts";
import { terms } from "../words/terms.ts";
import { visible } from "../words/visible.ts";
import { Facts } from "./Facts.tsx";
import { Heading } from "./Heading.tsx";

interface AsOfProps {
  readonly verdict: Pick<Verdict, "asOf" | "deployment">;
  readonly asked: Asked;
  readonly checkedAt: number;
}

/** Seconds after which a block is old enough to say so. A quiet network may have no newer one. */
const OLD = 24 * 3600;

/** Which network said so, as of which block, and when this page asked. */
export function AsOf({ verdict: { asOf, deployment }, asked, checkedAt }: AsOfProps) {
  const { language, t } = useWords();
  const { verdict } = t;
  return (
    <section class="as-of">
      <Heading level={3}>{verdict.asOf}</Heading>
      {asOf === null && <p>{verdict.notAsked}</p>}
      {asOf !== null && checkedAt - asOf.time > OLD && (
        <p class="note-box" data-old-block>
          {verdict.oldBlock(momentWords(asOf.time, language))}
        </p>
      )}
      <Facts
        facts={[
          [verdict.network, verdict.networkOf(visible(deployment.name), deployment.chainId)],
          asOf && [
            verdict.nodes,
            verdict.nodesOf(listWords(asked.hosts, language), asked.hosts.length, asked.quorum),
          ],
          asOf && [
            verdict.block,
            <>
              {String(asOf.block)} <code class="id">{asOf.hash}</code>
            </>,
          ],
          asOf && [verdict.blockTime, momentWords(asOf.time, language)],
          asOf && [verdict.finality, terms[language].finalities[asOf.finality]],
          [verdict.checkedAt, momentWords(checkedAt, language)],
          [
            verdict.page,
            <span key="page" class="id">
              {pageAddress()}
            </span>,
          ],
        ]}
      />
    </section>
  );
}

/** Without the fragment, which may hold what was checked. */
function pageAddress(): string {
  return location.href.split("#")[0] ?? "";
}
