import type { Results } from "../../bench/relay/results.ts";
import { markdown, whole } from "./markdown.ts";

/** What a relay does with many claims when it dies, and at twice what it can do. */
export function relayTables(results: Results): Readonly<Record<string, string>> {
  const { batched, single, overload } = results;
  const runs = [
    { name: `up to ${results.batch} in a transaction`, run: batched },
    { name: "one in a transaction", run: single },
  ].map(({ name, run }) => [
    name,
    ...[run.claims, run.lost, run.doubled].map(whole),
    run.perSecond.toFixed(1),
    whole(run.transactions),
    whole(run.gasEach),
  ]);
  const claims = markdown(
    [
      "claims of learners without ether",
      "on the chain",
      "lost",
      "doubled",
      "a second",
      "transactions",
      "gas each",
    ],
    runs,
  );
  if (overload === null) return { relay: claims, relayClaims: claims, relayOverload: "Not measured." };
  const { seconds, offered, capacity, accepted, refused, other, done, answerMs, memory } = overload;
  const rows = [
    ["requests that it can do in a second", capacity.toFixed(1)],
    ["requests that it is offered in a second", offered.toFixed(1)],
    ["seconds of that", whole(seconds)],
    ["accepted", whole(accepted)],
    ["done", whole(done)],
    ["refused, with the time to come back", whole(refused)],
    ["answered otherwise, or not at all", whole(other)],
    [
      "milliseconds to an answer: the median, and of 99 in 100",
      `${whole(answerMs.median)}, ${whole(answerMs.p99)}`,
    ],
    [
      "MiB of memory: the second quarter of the time, and the last",
      `${whole(memory.before)}, ${whole(memory.after)}`,
    ],
  ];
  return {
    relay: claims,
    relayClaims: claims,
    relayOverload: ["| | |", "| --- | ---: |", ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n"),
  };
}
