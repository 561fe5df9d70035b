import { keccak256 } from "ethers";
import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { Said, Vote } from "./Vote.ts";

/** Characters of an answer that an error shows; of a longer one it shows the hash. */
const SHOWN_CHARACTERS = 120;

/**
 * Takes the answer that enough nodes give in the same words, as soon as they do.
 *
 * @throws {@link CairnError} `NODES_DISAGREE`; `CHAIN_UNREACHABLE` or `RATE_LIMITED` where too few answered.
 */
export async function agree(
  asked: readonly Promise<Said>[],
  { quorum, question }: { quorum: number; question: string },
): Promise<Vote> {
  return await new Promise((resolve, reject) => {
    // In the order of the nodes, whichever answers first.
    const said = new Map<number, Said>();
    for (const [place, one] of asked.entries()) {
      one.then((answer) => {
        said.set(place, answer);
        const all = [...said].sort(([a], [b]) => a - b).map(([, each]) => each);
        const agreed = agreedIn(all, quorum);
        if (agreed !== undefined) resolve(agreed);
        else if (all.length === asked.length) reject(disagreement(all, { quorum, question }));
      }, reject);
    }
  });
}

function agreedIn(all: readonly Said[], quorum: number): Vote | undefined {
  const votes = votesIn(all);
  return votes.find(({ text }) => votes.filter((other) => other.text === text).length >= quorum);
}

/** Says who answered what. */
function disagreement(
  all: readonly Said[],
  { quorum, question }: { quorum: number; question: string },
): CairnError {
  const votes = votesIn(all);
  if (votes.length < quorum) return tooFew(all, { quorum, question });
  const details = {
    ...{ question, quorum, nodes: all.map(shown) },
    refused: votes.some(({ answer }) => "refused" in answer),
  };
  return new CairnError("NODES_DISAGREE", {
    message: `The nodes contradict each other: no ${quorum} of ${all.length} agree (${sidesOf(all)}).`,
    details,
  });
}

/** Who stands with whom, the most first: `#1 a.example = #3 c.example ≠ #2 b.example`. */
function sidesOf(all: readonly Said[]): string {
  const sides = new Map<string, string[]>();
  for (const { node, said } of all) {
    const text = isCairnError(said) ? said.code : said.text;
    sides.set(text, [...(sides.get(text) ?? []), isCairnError(said) ? `${node}: ${said.code}` : node]);
  }
  const sorted = [...sides.values()].sort((a, b) => b.length - a.length);
  return sorted.map((names) => names.join(" = ")).join(" ≠ ");
}

/** Says which nodes did not answer. */
export function tooFew(
  all: readonly Said[],
  { quorum, question }: { quorum: number; question: string },
): CairnError {
  const faults = all.flatMap(({ said }) => (isCairnError(said) ? [said] : []));
  const areLimited = faults.length > 0 && faults.every(({ code }) => code === "RATE_LIMITED");
  const { length: answered } = votesIn(all);
  return new CairnError(areLimited ? "RATE_LIMITED" : "CHAIN_UNREACHABLE", {
    message: `Only ${answered} of ${all.length} nodes answered, and ${quorum} have to agree.`,
    details: { question, quorum, nodes: all.map(shown) },
    fix: "Check the connection and the RPC addresses, add nodes, or wait; this says nothing about the record.",
  });
}

function votesIn(all: readonly Said[]): Vote[] {
  return all.flatMap(({ said }) => (isCairnError(said) ? [] : [said]));
}

function shown({ node, said }: Said): { node: string; said: string } {
  if (isCairnError(said)) return { node, said: said.code };
  // Of a block: its number, hash and time.
  const [text = ""] = said.text.split(" {");
  const isLong = text.length > SHOWN_CHARACTERS;
  return { node, said: isLong ? `${keccak256(new TextEncoder().encode(text))} (hash)` : text };
}
