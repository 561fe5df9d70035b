import { barChart } from "../../bench/lib/plot.ts";
import type { Results } from "../../bench/verify/results.ts";
import { markdown, whole } from "./markdown.ts";

const PICTURE = "![Records verified in a second: Cairn, EAS and Open Badges](../docs/images/verify.svg)";

/** Results that were measured before presentations were. */
type MaybeOlder = Omit<Results, "presented"> & Partial<Pick<Results, "presented">>;

/** How fast each way verifies, what it asks of a node, and what it checks. */
export function verifyTables({
  speeds,
  sizes,
  presented,
  easOnChain,
  checked,
}: MaybeOlder): Readonly<Record<string, string>> {
  const asked = sizes.map(({ records, requests, bytes, perSecond }) => [
    `Cairn, ${whole(records)} in one go`,
    whole(perSecond),
    whole(requests),
    whole(bytes / 1024),
  ]);
  const eas =
    easOnChain === null
      ? []
      : [
          [
            `EAS on chain, ${whole(easOnChain.records)}`,
            "",
            whole(easOnChain.requests),
            whole(easOnChain.bytes / 1024),
          ],
        ];
  const rates = markdown(
    ["", "records a second", "slowest round", "fastest round"],
    speeds.map(({ label, perSecond, slowest, fastest }) => [
      label,
      ...[perSecond, slowest, fastest].map(whole),
    ]),
  );
  const byHolder = (presented ?? []).map(({ holder, presentations, requests, bytes, perSecond }) => [
    `${whole(presentations)} in one go, by ${holder === "key" ? "keys" : "smart wallets"}`,
    whole(perSecond),
    whole(requests),
    whole(bytes / 1024),
  ]);
  const ways = Object.keys(checked[0]?.answers ?? {});
  const labels = ways.map((way) => speeds.find(({ name }) => name === way)?.label ?? way);
  return {
    verifySpeeds: `${PICTURE}\n\n${rates}`,
    verifyAsked: markdown(["", "records a second", "requests", "KiB"], [...asked, ...eas]),
    verifyPresented:
      byHolder.length === 0
        ? "Not measured yet: the next `npm run bench:verify` does."
        : markdown(["", "presentations a second", "requests", "KiB"], byHolder),
    verifyChecked: markdown(
      ["", ...labels],
      checked.map(({ question, answers }) => [
        question,
        ...ways.map((way) => answers[way as keyof typeof answers]),
      ]),
    ),
  };
}

/** The picture of the README. */
export function verifyChart({ speeds }: Results): string {
  const bars = speeds.map(({ name, label, perSecond }) => ({
    label,
    value: perSecond,
    text: whole(perSecond),
    tone: name.startsWith("cairn") ? ("ours" as const) : ("other" as const),
  }));
  return barChart({
    title: "Records verified in a second",
    note: "The same learners, on the same machine. What each way checks differs: see bench/README.md.",
    groups: [{ title: "more is better", bars: bars.sort((a, b) => b.value - a.value) }],
  });
}
