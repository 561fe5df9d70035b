// What wallets show of the messages that Cairn has people sign, in the form of ERC-7730 (version 1).
import path from "node:path";
import type { deployments } from "../../sdk/src/index.ts";
import { achievement, deployments as books, forward } from "../../sdk/src/index.ts";
import { CONSENT_TYPES } from "../../sdk/src/learners/signConsent.ts";
import { PRESENTATION_TYPES } from "../../sdk/src/presentations/typedData.ts";
import { WORD_TYPES } from "../../sdk/src/words/typedData.ts";

/** EIP-712 types by name, as wallets and ethers take them. */
export type Types = Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;

/** How a wallet shows a value; `hidden` is signed and says nothing to people. */
export type Field =
  | { readonly path: string; readonly label: string; readonly format: Format; readonly params?: object }
  | { readonly path: string; readonly hidden: true };

type Format = "raw" | "addressName" | "amount" | "calldata" | "date";

/** A message, and how each of its values is shown. */
export interface Message {
  readonly primaryType: string;
  readonly types: Types;
  readonly intent: string;
  readonly fields: readonly Field[];
}

/** The messages that one contract stands for. */
export interface Group {
  readonly contract: deployments.ContractName;
  readonly domain: { readonly name: string; readonly version: string };
  readonly messages: readonly Message[];
}

const time = { format: "date", params: { encoding: "timestamp" } } as const;
const wallet = { format: "addressName", params: { types: ["wallet", "contract"] } } as const;

const PRESENTATION: Message = {
  primaryType: "Presentation",
  types: PRESENTATION_TYPES,
  intent: "Show records to a verifier",
  fields: [
    { path: "audience", label: "To", format: "raw" },
    { path: "records.[].title", label: "Record", format: "raw" },
    { path: "records.[].paths.[]", label: "Shows", format: "raw" },
    { path: "expiresAt", label: "Good until", ...time },
    { path: "holder", label: "By", ...wallet },
    { path: "issuedAt", label: "Signed", ...time },
    { path: "records.[].achievement", hidden: true },
    { path: "nonce", hidden: true },
  ],
};

const ACHIEVEMENT: Message = {
  primaryType: "Achievement",
  types: achievement.ACHIEVEMENT_TYPES,
  intent: "Attest an achievement",
  fields: [
    { path: "learner", label: "Learner", ...wallet },
    { path: "definition", label: "Definition", format: "raw" },
    { path: "achievedAt", label: "Achieved", ...time },
    { path: "expiresAt", label: "Expires (1970: never)", ...time },
    { path: "experience", label: "Experience (0: none)", format: "raw" },
    { path: "content", hidden: true },
  ],
};

const CONSENT: Message = {
  primaryType: "Consent",
  types: CONSENT_TYPES,
  intent: "Allow public achievements",
  fields: [
    { path: "hubName", label: "By hub", format: "raw" },
    { path: "hub", label: "Hub number", format: "raw" },
    { path: "terms", label: "Terms", format: "raw" },
    { path: "kinds", label: "Kinds (a bit each)", format: "raw" },
    { path: "until", label: "Issued before", ...time },
    { path: "learner", label: "Learner", ...wallet },
    { path: "deadline", label: "Use by", ...time },
    { path: "nonce", hidden: true },
  ],
};

const identity = { path: "identity", label: "Identity", ...wallet } as const;
const deadline = { path: "deadline", label: "Use by", ...time } as const;
const hiddenNonce = { path: "nonce", hidden: true } as const;

/** What parties to an identity sign. */
const WORDS: readonly Message[] = [
  {
    primaryType: "Move",
    types: { Move: WORD_TYPES.Move },
    intent: "Move control of records",
    fields: [identity, { path: "controller", label: "To wallet", ...wallet }, deadline, hiddenNonce],
  },
  {
    primaryType: "Join",
    types: { Join: WORD_TYPES.Join },
    intent: "Join two addresses for good",
    fields: [
      { path: "learner", label: "Address that joins", ...wallet },
      identity,
      deadline,
      hiddenNonce,
      { path: "identityNonce", hidden: true },
    ],
  },
  {
    primaryType: "Guardians",
    types: { Guardians: WORD_TYPES.Guardians },
    intent: "Set guardians",
    fields: [
      identity,
      { path: "threshold", label: "Needed to recover", format: "raw" },
      { path: "count", label: "Of guardians", format: "raw" },
      { path: "delay", label: "Delay in seconds", format: "raw" },
      deadline,
      { path: "root", hidden: true },
      hiddenNonce,
    ],
  },
  {
    primaryType: "Custody",
    types: { Custody: WORD_TYPES.Custody },
    intent: "Speak for a learner",
    fields: [
      identity,
      { path: "custodian", label: "Custodian", ...wallet },
      { path: "until", label: "Ends", ...time },
      deadline,
      hiddenNonce,
    ],
  },
  {
    primaryType: "Recovery",
    types: { Recovery: WORD_TYPES.Recovery },
    intent: "Recover control of records",
    fields: [
      identity,
      { path: "from", label: "Taken from", ...wallet },
      { path: "controller", label: "Given to", ...wallet },
      deadline,
      hiddenNonce,
    ],
  },
  {
    primaryType: "CustodianRecovery",
    types: { CustodianRecovery: WORD_TYPES.CustodianRecovery },
    intent: "Replace a custodian",
    fields: [
      identity,
      { path: "custodian", label: "New custodian", ...wallet },
      { path: "until", label: "Ends", ...time },
      deadline,
      hiddenNonce,
    ],
  },
];

const FORWARD: Message = {
  primaryType: "ForwardRequest",
  types: forward.FORWARD_TYPES,
  intent: "Let somebody else pay",
  fields: [
    { path: "data", label: "Action", format: "calldata", params: { calleePath: "to" } },
    { path: "to", label: "Contract", format: "addressName", params: { types: ["contract"] } },
    { path: "from", label: "Learner", ...wallet },
    { path: "value", label: "Sends", format: "amount" },
    { path: "deadline", label: "Use by", ...time },
    { path: "gas", hidden: true },
    { path: "nonce", hidden: true },
  ],
};

/** Every message, by the contract of its domain. */
export const GROUPS: readonly Group[] = [
  {
    contract: "AchievementToken",
    domain: { name: "Cairn", version: "1" },
    messages: [PRESENTATION, ACHIEVEMENT],
  },
  { contract: "LearnerRegistry", domain: { name: "Cairn", version: "1" }, messages: [CONSENT, ...WORDS] },
  { contract: "CairnForwarder", domain: { name: "CairnForwarder", version: "1" }, messages: [FORWARD] },
];

/** `docs/erc7730/`: a descriptor for each contract that is the domain of messages. */
export function generateClearSigning(): ReadonlyMap<string, string> {
  return new Map(
    GROUPS.map((group) => [
      path.join("docs", "erc7730", `eip712-${group.contract}.json`),
      `${JSON.stringify(descriptorOf(group, books.known), undefined, 2)}\n`,
    ]),
  );
}

const DOMAIN_TYPE = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
  { name: "chainId", type: "uint256" },
  { name: "verifyingContract", type: "address" },
];

/** A descriptor. Refuses a message of which a value is neither shown nor hidden, or that has no such value. */
export function descriptorOf(
  { contract, domain, messages }: Group,
  networks: readonly deployments.Deployment[],
): object {
  for (const message of messages) requireWhole(message);
  const places = networks.map(({ chainId, contracts }) => ({
    chainId,
    address: contracts[contract].address,
  }));
  return {
    $schema: "https://eips.ethereum.org/assets/eip-7730/erc7730-v1.schema.json",
    context: {
      $id: `Cairn ${contract}`,
      eip712: {
        domain,
        ...(places.length > 0 && { deployments: places }),
        schemas: messages.map(({ primaryType, types }) => ({
          primaryType,
          types: { EIP712Domain: DOMAIN_TYPE, ...types },
        })),
      },
    },
    metadata: { owner: "Cairn" },
    display: {
      formats: Object.fromEntries(messages.map((message) => [message.primaryType, formatOf(message)])),
    },
  };
}

function formatOf({ intent, fields }: Message): object {
  const shown = fields.filter((field) => !("hidden" in field));
  return {
    intent,
    fields: shown,
    required: shown.map((field) => field.path),
    excluded: fields.filter((field) => "hidden" in field).map((field) => field.path),
  };
}

/** The paths of all values of a message, as ERC-7730 writes them. */
export function leavesOf(types: Types, type: string): string[] {
  return (types[type] ?? []).flatMap(({ name, type: fieldType }) => {
    const element = fieldType.replace(/\[\]$/, "");
    const at = element === fieldType ? name : `${name}.[]`;
    return types[element] === undefined ? [at] : leavesOf(types, element).map((leaf) => `${at}.${leaf}`);
  });
}

function requireWhole({ primaryType, types, fields }: Message): void {
  const leaves = leavesOf(types, primaryType).sort();
  const described = fields.map((field) => field.path).sort();
  if (JSON.stringify(leaves) === JSON.stringify(described)) return;
  throw new Error(
    `${primaryType} is described otherwise than it is signed\n  signed: ${leaves.join(", ")}\n  described: ${described.join(", ")}`,
  );
}
