import { keccak256, Signature, TypedDataEncoder } from "ethers";
import type { Bench } from "../Bench.ts";
import type { About, Contestant } from "../Contestant.ts";
import { keyOf, URI } from "../data.ts";
import { artifactIn, deployProxied } from "../packages.ts";

const PACKAGE = "@otterspace-xyz/contracts";

const ABOUT: About = {
  id: "otterspace",
  name: "Otterspace",
  source: `${PACKAGE} 2.7.3, behind the smallest proxies`,
  licence: "GPL-3.0",
  publicly: {
    does: "owner, balance, the specification's address (4 slots), its community; reads the community's admins and the learner's signature. No time, nothing of the learner's own",
    guarantees: ["authority", "consent", "binding", "revocation", "succession", "one call"],
  },
  privately: {
    does: "nothing on the chain until a claim, which checks the community's signature of a root over addresses. What is not claimed cannot be revoked or checked",
    guarantees: ["authority", "consent", "binding"],
  },
};

const REQUEST = {
  Request: [
    { name: "requester", type: "address" },
    { name: "tokenURI", type: "string" },
  ],
};
const MERKLE_AGREEMENT = {
  MerkleAgreement: [
    { name: "passive", type: "address" },
    { name: "tokenURI", type: "string" },
    { name: "root", type: "bytes32" },
  ],
};
const OTHER_REASON = 3;

/** Badges of Otterspace, issued to learners who signed for them. */
export async function otterspace(bench: Bench): Promise<Contestant> {
  const { accounts, chainId, send } = bench;
  const [owner = "", , school = ""] = accounts;
  const artifact = (name: string) => artifactIn(`${PACKAGE}/out/${name}.sol/${name}.json`);
  const raft = await deployProxied(bench, artifact("Raft"), { initial: [owner, "Raft", "RAFT"] });
  const holder = await deployProxied(bench, artifact("SpecDataHolder"), { initial: [raft.address, owner] });
  const badges = await deployProxied(bench, artifact("Badges"), {
    initial: ["Badges", "BADGES", "1", owner, holder.address],
  });
  await send(holder.call(owner, "setBadgesAddress", [badges.address]));
  await send(raft.call(owner, "mint", [owner, URI]));
  await send(raft.call(owner, "setAdmins", [1, [school], [true]]));

  const domain = { name: "Badges", version: "1", chainId, verifyingContract: badges.address };
  const requestOf = (learner: string, tokenURI: string): string => {
    const digest = TypedDataEncoder.hash(domain, REQUEST, { requester: learner, tokenURI });
    return Signature.from(keyOf(learner).sign(digest)).serialized;
  };
  // A learner has a specification once: every call is about a new one, whose creation is not counted.
  let specifications = 0;
  const specify = async (): Promise<string> => {
    specifications += 1;
    const serial = String(specifications).padStart(6, "0");
    const uri = `${URI.slice(0, -serial.length)}${serial}`;
    await send(badges.call(school, "createSpec", [uri, 1]));
    return uri;
  };
  const minted = badges.abi.getEvent("Transfer")?.topicHash;
  return {
    about: ABOUT,
    publicly: {
      issue: async ({ learner }) => {
        const uri = await specify();
        return badges.call(school, "giveRequestedBadge", [learner, uri, requestOf(learner, uri)]);
      },
      issueMany: async (items) => {
        const uri = await specify();
        const people = items.map(({ learner }) => learner);
        const signatures = people.map((learner) => requestOf(learner, uri));
        return badges.call(school, "giveRequestedBadgeToMany", [people, uri, signatures]);
      },
      idsOf: (_items, { logs }) =>
        logs.filter(({ topics }) => topics[0] === minted).map(({ topics }) => topics[3] ?? ""),
      revoke: (id) => badges.call(school, "revokeBadge", [1, id, OTHER_REASON]),
      check: (id) => ({
        calls: [badges.call(school, "isBadgeValid", [id])],
        isGood: ([answer = "0x"]) => answer !== "0x" && BigInt(answer) === 1n,
      }),
    },
    privately: {
      leafOf: ({ learner }) => keccak256(learner),
      claim: async ({ learner }, { root, proof }) => {
        const uri = await specify();
        const signature = await bench.sign(school, domain, MERKLE_AGREEMENT, {
          passive: school,
          tokenURI: uri,
          root,
        });
        return badges.call(learner, "merkleTake", [school, uri, signature, root, proof]);
      },
    },
  };
}
