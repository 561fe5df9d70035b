/**
 * Writes the vectors that the Solidity and TypeScript tests share, or checks them with `--check`.
 * Every figure comes from OpenZeppelin's tree library, ethers and the platform's JSON, never from the SDK under test.
 */
import { readFile, writeFile } from "node:fs/promises";
import { SimpleMerkleTree, StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, getAddress, keccak256, TypedDataEncoder, toUtf8Bytes } from "ethers";

const CHAIN_IDS = [1, 31337, Number.MAX_SAFE_INTEGER];
const TOKENS = [wallet("token 1"), wallet("token 2")];
const MAX_UINT32 = 2 ** 32 - 1;
const MAX_UINT40 = 2 ** 40 - 1;

const TYPES = {
  Achievement: [
    { name: "definition", type: "uint32" },
    { name: "experience", type: "uint32" },
    { name: "learner", type: "address" },
    { name: "achievedAt", type: "uint40" },
    { name: "expiresAt", type: "uint40" },
    { name: "content", type: "bytes32" },
  ],
};

function achievementVectors() {
  const values = [
    { definition: 1, experience: 0, achievedAt: 1_700_000_000, expiresAt: 0 },
    { definition: 1, experience: 7, achievedAt: 1_700_000_000, expiresAt: 1_700_000_001 },
    { definition: MAX_UINT32, experience: MAX_UINT32, achievedAt: 0, expiresAt: MAX_UINT32 },
    { definition: 2, experience: 0, achievedAt: MAX_UINT40, expiresAt: 0 },
  ].map((fields, index) => ({
    ...fields,
    learner: wallet(`learner ${index}`),
    content: hash(`content ${index}`),
  }));
  const achievements = CHAIN_IDS.flatMap((chainId) =>
    TOKENS.flatMap((token) =>
      values.map((value) => {
        const domain = { name: "Cairn", version: "1", chainId, verifyingContract: token };
        return {
          chainId,
          token,
          ...value,
          domainSeparator: TypedDataEncoder.hashDomain(domain),
          structHash: TypedDataEncoder.from(TYPES).hash(value),
          id: TypedDataEncoder.hash(domain, TYPES, value),
        };
      }),
    ),
  );
  const type = TypedDataEncoder.from(TYPES).encodeType("Achievement");
  return { type, typeHash: keccak256(toUtf8Bytes(type)), achievements };
}

/** Leaf number `i` of every cohort is keccak256(abi.encode(uint256(i))), so that Solidity can make the large ones. */
function cohortVectors() {
  const trees = [1, 2, 3, 7, 1000].map((size) => {
    const leaves = Array.from({ length: size }, (_, index) =>
      keccak256(AbiCoder.defaultAbiCoder().encode(["uint256"], [index])),
    );
    return { size, leaves, tree: SimpleMerkleTree.of(leaves) };
  });
  const proofs = trees.flatMap(({ size, leaves, tree }) =>
    leaves
      .map((leaf, index) => ({ size, index, leaf, root: tree.root, proof: tree.getProof(index) }))
      .filter(({ index }) => size <= 7 || PROVEN_OF_LARGE.includes(index)),
  );
  return { cohorts: trees.map(({ size, tree }) => ({ size, root: tree.root })), proofs };
}

const PROVEN_OF_LARGE = [0, 1, 499, 998, 999];

const DOCUMENTS: Record<string, string> = {
  result:
    '{"type":["AchievementSubject"],"result":[{"type":["Result"],"value":"Distinction"}],"creditsEarned":12.5}',
  text: '"a document that is one leaf"',
  emptyObject: "{}",
  emptyParts: '{"list":[],"object":{},"nothing":null,"text":""}',
  oneField: '{"result":"Pass"}',
  numbers: '{"zero":0,"negative":-1,"half":0.5,"small":1e-7,"large":9007199254740991,"long":0.1234567890123}',
  keys: '{"":1,"a/b":2,"m~n":3,"~1":4,"/":{"":5}," ":6}',
  text32: `{"a":"${"x".repeat(30)}","b":"${"x".repeat(31)}"}`,
  nasty: JSON.stringify({
    quotes: "\"'`\\",
    control: "\u0000\u0001\u0008\t\n\u000b\u000c\r\u001f\u007f\u0080",
    separators: "\u2028\u2029\u00a0\ufeff",
    direction: "\u202eabc\u202c\u2066x\u2069",
    "emoji \u{1f469}\u200d\u{1f393}": "\u{1f3d4}\ufe0f",
    "composed \u00e9": "decomposed e\u0301",
    markup: "</script><svg onload=alert(1)>&amp;{{x}}",
    constructor: "prototype",
  }),
};

const PRIVATE_LEAF = ["bytes32", "string", "string"];

function documentVectors() {
  const trees = Object.entries(DOCUMENTS).map(([document, json]) => {
    const leaves = walk(JSON.parse(json), "").map(({ path, value }): [string, string, string] => [
      hash(`salt of ${document} ${path}`),
      path,
      value,
    ]);
    return { document, json, leaves, tree: StandardMerkleTree.of(leaves, PRIVATE_LEAF) };
  });
  const documents = trees.map(({ document, json, leaves, tree }) => ({
    name: document,
    json,
    content: tree.root,
    fields: leaves.length,
  }));
  const fields = trees.flatMap(({ document, leaves, tree }) =>
    leaves.map((leaf) => {
      const [salt, path, value] = leaf;
      return { document, salt, path, value, leaf: tree.leafHash(leaf), content: tree.root };
    }),
  );
  const disclosures = trees.flatMap(({ document, leaves, tree }) =>
    [...new Set([1, Math.ceil(leaves.length / 2), leaves.length])].map((count) => {
      const { leaves: disclosed, proof, proofFlags } = tree.getMultiProof(leaves.slice(0, count));
      return {
        document,
        content: tree.root,
        salts: disclosed.map(([salt]) => salt),
        paths: disclosed.map(([, path]) => path),
        values: disclosed.map(([, , value]) => value),
        leaves: disclosed.map((leaf) => tree.leafHash(leaf)),
        proof,
        proofFlags,
      };
    }),
  );
  return { leafEncoding: PRIVATE_LEAF, documents, fields, disclosures };
}

function walk(value: unknown, path: string): { path: string; value: string }[] {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return [{ path, value: JSON.stringify(value) }];
  return entries.flatMap(([key, item]) =>
    walk(item, `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}

function hash(seed: string): string {
  return keccak256(toUtf8Bytes(`cairn vector: ${seed}`));
}

function wallet(seed: string): string {
  return getAddress(hash(seed).slice(0, 42));
}

const files = {
  "achievements.json": achievementVectors(),
  "cohorts.json": cohortVectors(),
  "documents.json": documentVectors(),
};
const isCheck = process.argv.includes("--check");
const stale: string[] = [];
for (const [name, value] of Object.entries(files)) {
  const url = new URL(name, import.meta.url);
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (!isCheck) {
    await writeFile(url, text);
  } else if ((await readFile(url, "utf8").catch(() => "")) !== text) {
    stale.push(name);
  }
}
if (stale.length > 0) {
  console.error(`Stale vectors: ${stale.join(", ")}. Run: npm run generate:vectors`);
  process.exitCode = 1;
}
