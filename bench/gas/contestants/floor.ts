import path from "node:path";
import { compile } from "../../lib/compile.ts";
import type { Bench } from "../Bench.ts";
import { artifactOf, FAR, START } from "../Bench.ts";
import type { About, Contestant } from "../Contestant.ts";
import type { Item } from "../data.ts";

const FILE = path.join(import.meta.dirname, "..", "..", "contracts", "Floor.sol");
const ALL_KINDS = 0xffffffff;
const COURSE = 13n;

const ABOUT: About = {
  id: "floor",
  name: "Floor",
  source: "bench/contracts/Floor.sol, compiled like Cairn",
  licence: "MIT",
  publicly: {
    does: "one slot for owner, definition and times, one for the balance; reads one slot of authority and one of consent",
    guarantees: ["authority", "consent", "binding"],
  },
};

/** The executable floor: what Floor.sol says. */
export async function floor(bench: Bench): Promise<Contestant> {
  const [owner = "", , school = ""] = bench.accounts;
  const compiled = await compile(FILE);
  const authority = await bench.deploy(artifactOf(compiled, "FloorAuthority"));
  const consents = await bench.deploy(artifactOf(compiled, "FloorConsent"));
  const token = await bench.deploy(artifactOf(compiled, "FloorToken"), [authority.address, consents.address]);
  const grant = 1n | (COURSE << 32n) | (BigInt(START) << 40n) | (BigInt(FAR) << 80n);
  await bench.send(authority.call(owner, "grant", [1, school, grant]));
  const achievementOf = (item: Item) => ({ definition: 1, experience: 7, ...item });
  const issued = token.abi.getEvent("AchievementIssued")?.topicHash;
  return {
    about: ABOUT,
    publicly: {
      welcome: (learner) => consents.call(learner, "consent", [1, ALL_KINDS, FAR]),
      issue: (item) => token.call(school, "issue", [achievementOf(item)]),
      issueMany: (items) => token.call(school, "issueBatch", [items.map(achievementOf)]),
      idsOf: (_items, { logs }) =>
        logs.filter(({ topics }) => topics[0] === issued).map(({ topics }) => topics[1] ?? ""),
    },
  };
}
