import type { Artifact, Bench } from "../Bench.ts";
import type { About, Contestant } from "../Contestant.ts";
import { moduleOf } from "../packages.ts";

const PACKAGE = "@trustvc/document-store";

const ABOUT: About = {
  id: "documentStore",
  name: "TrustVC",
  source: `${PACKAGE} 1.0.3`,
  licence: "Apache-2.0",
  publicly: {
    does: "TransferableDocumentStore, locked: owner, balance, lock; reads the issuer's role. Whose the hub is, and when, a domain says",
    guarantees: ["authority", "binding", "revocation", "succession", "one call"],
  },
  privately: {
    does: "DocumentStore, as OpenCerts uses it: one slot for a root; reads the issuer's role",
    guarantees: ["authority", "revocation", "succession", "one call", "immutability"],
  },
};

/** The document stores of TrustVC and OpenCerts: one of roots, one of tokens. */
export async function documentStore(bench: Bench): Promise<Contestant> {
  const [, , school = ""] = bench.accounts;
  const compiled = moduleOf(PACKAGE) as Readonly<Record<string, Artifact>>;
  const deploy = async (name: string, args: readonly unknown[]) => {
    const artifact = compiled[`${name}__factory`];
    if (artifact === undefined) throw new Error(`${PACKAGE} has no ${name}`);
    return await bench.deploy(artifact, args);
  };
  const store = await deploy("DocumentStore", ["Riverside School", school]);
  const tokens = await deploy("TransferableDocumentStore", ["Riverside School", "RVS", school]);
  const isTrue = ([answer = "0x"]: readonly string[]): boolean => answer !== "0x" && BigInt(answer) === 1n;
  const revokeLeaf = "revoke(bytes32,bytes32,bytes32[])";
  const checkLeaf = "isActive(bytes32,bytes32,bytes32[])";
  return {
    about: ABOUT,
    publicly: {
      issue: ({ learner, content }) => tokens.call(school, "issue", [learner, content, true]),
      idsOf: (items) => items.map(({ content }) => content),
      revoke: (id) => tokens.call(school, "revoke", [id]),
      check: (id) => ({ calls: [tokens.call(school, "isActive", [id])], isGood: isTrue }),
    },
    privately: {
      leafOf: ({ content }) => content,
      anchor: ({ root }) => store.call(school, "issue", [root]),
      revoke: ({ root, leaf, proof }) => store.call(school, revokeLeaf, [root, leaf, proof]),
      revokeCohort: ({ root }) => store.call(school, "revoke(bytes32)", [root]),
      check: (_item, { root, leaf, proof }) => ({
        calls: [store.call(school, checkLeaf, [root, leaf, proof])],
        isGood: isTrue,
      }),
    },
  };
}
