import { id as hashText } from "ethers";
import type { bundles, json, presentations, requests } from "../../src/index.ts";
import {
  achievement,
  achievementId,
  address,
  audience,
  chainId,
  definitionId,
  documents,
  hex,
  nonce,
  statusIndex,
  trees,
  unixTime,
} from "../../src/index.ts";

/** A chain and a token to make ids for. */
export const DOMAIN = {
  chainId: chainId(31337),
  token: address("0x5FbDB2315678afecb367f032d93F642f64180aa3"),
};

/** A private document with four fields. */
export const DOCUMENT = {
  name: "Ada Lovelace",
  result: [{ value: "Distinction" }],
  credits: 12.5,
  evidence: {},
} as const satisfies json.JsonValue;

/** An achievement id for trees, distinct for each number. */
export function leafOf(number: number) {
  return achievementId(hashText(`leaf ${number}`));
}

/** A record in a cohort of five. */
export function anchoredRecord(): bundles.CairnRecord & { inclusion: { mode: "anchored" } } {
  const { content, salts } = documents.prepare(DOCUMENT);
  const value: achievement.Achievement = {
    definition: definitionId(3),
    experience: 0,
    learner: address("0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045"),
    achievedAt: unixTime(1_700_000_000),
    expiresAt: 0,
    content,
  };
  const id = achievement.idOf(value, DOMAIN);
  const tree = trees.build([leafOf(1), leafOf(2), id, leafOf(3), leafOf(4)]);
  return {
    type: "CairnRecord",
    version: 1,
    ...DOMAIN,
    achievement: value,
    inclusion: { mode: "anchored", root: tree.root, proof: trees.proofOf(tree, id) },
    statusIndex: statusIndex(131_071),
    document: DOCUMENT,
    salts,
    definition: { type: "Achievement", name: "Course AAA" },
    hub: { type: "Profile", name: "Open University" },
    credential: { type: ["VerifiableCredential"] },
  };
}

/** The same record, attested in each way. */
export function recordsOfEveryMode(): bundles.CairnRecord[] {
  const { statusIndex: _index, credential: _credential, ...record } = anchoredRecord();
  return [
    anchoredRecord(),
    { ...record, inclusion: { mode: "minted" } },
    { ...record, inclusion: { mode: "signed", attester: DOMAIN.token, signature: hex("0x1234") } },
  ];
}

/** A presentation of a record in a cohort, with two of its fields; signed by nobody. */
export function unsignedPresentation(): presentations.CairnPresentation {
  const { achievement: value, inclusion, document, salts, definition, hub } = anchoredRecord();
  const shown = documents.disclose({ document, salts, paths: ["/name", "/credits"] });
  return {
    type: "CairnPresentation",
    version: 1,
    ...DOMAIN,
    records: [{ achievement: value, inclusion, ...shown, definition, hub }],
    holder: value.learner,
    audience: audience("https://employer.example"),
    nonce: nonce(leafOf(9)),
    issuedAt: unixTime(1_700_000_100),
    expiresAt: unixTime(1_700_000_200),
    signature: hex(`0x${"12".repeat(65)}`),
  };
}

/** What an employer asks for, in two items. */
export function requestSample(): requests.CairnRequest {
  return {
    type: "CairnRequest",
    version: 1,
    ...DOMAIN,
    verifier: "Employer Ltd",
    audience: audience("https://employer.example"),
    nonce: nonce(leafOf(9)),
    items: [
      {
        title: "Your diploma or course",
        why: "The post asks for one.",
        kinds: ["Diploma", "Course"],
        paths: ["/result", "/credits"],
        optional: false,
      },
      {
        title: "A language",
        why: "You may work abroad.",
        definitions: [definitionId(4)],
        paths: [],
        optional: true,
      },
    ],
    reply: "https://employer.example/applications",
    issuedAt: unixTime(1_700_000_100),
    expiresAt: unixTime(1_700_000_700),
  };
}
