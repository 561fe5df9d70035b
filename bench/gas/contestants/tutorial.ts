import path from "node:path";
import { compile } from "../../lib/compile.ts";
import type { Bench } from "../Bench.ts";
import { artifactOf, START } from "../Bench.ts";
import type { About, Contestant } from "../Contestant.ts";
import type { Item } from "../data.ts";
import { URI } from "../data.ts";
import { allBut } from "../guarantees.ts";

const FILE = path.join(import.meta.dirname, "..", "..", "contracts", "Tutorial.sol");

const ABOUT: About = {
  id: "tutorial",
  name: "Tutorial token",
  source: "bench/contracts/Tutorial.sol on OpenZeppelin 5, compiled like Cairn",
  licence: "MIT",
  publicly: {
    does: "owner, balance, a serial number, the metadata's address (4 slots), the certificate (2 slots); reads the issuer's role",
    guarantees: allBut("accreditation", "consent", "one call"),
  },
};

/** The soulbound token that tutorials build. */
export async function tutorial(bench: Bench): Promise<Contestant> {
  const [, , school = ""] = bench.accounts;
  const token = await bench.deploy(artifactOf(await compile(FILE), "Tutorial"), [school]);
  const certificateOf = ({ achievedAt, expiresAt, content }: Item) => ({
    definition: 1,
    experience: 7,
    achievedAt,
    expiresAt,
    content,
  });
  const issued = token.abi.getEvent("CertificateIssued")?.topicHash;
  return {
    about: ABOUT,
    publicly: {
      issue: (item) => token.call(school, "issue", [item.learner, certificateOf(item), URI]),
      issueMany: (items) =>
        token.call(school, "issueMany", [
          items.map(({ learner }) => learner),
          items.map(certificateOf),
          items.map(() => URI),
        ]),
      idsOf: (_items, { logs }) =>
        logs.filter(({ topics }) => topics[0] === issued).map(({ topics }) => topics[1] ?? ""),
      revoke: (id) => token.call(school, "revoke", [id]),
      check: (id) => ({
        calls: [token.call(school, "ownerOf", [id]), token.call(school, "certificates", [id])],
        isGood: ([owner = "0x", certificate = "0x"]) =>
          owner !== "0x" &&
          token.abi.decodeFunctionResult("certificates", certificate).expiresAt > BigInt(START),
      }),
    },
  };
}
