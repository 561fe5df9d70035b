import { readFileSync } from "node:fs";
import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import type { deployments } from "../../sdk/src/index.ts";
import { address, chainId } from "../../sdk/src/index.ts";
import type { Group, Message } from "./clearSigning.ts";
import { descriptorOf, GROUPS, generateClearSigning, leavesOf } from "./clearSigning.ts";

/** Where each message is fixed besides the SDK: in a contract, or in the specification for what no contract reads. */
const SOURCES: Readonly<Record<string, string>> = {
  Presentation: "docs/specification.md",
  Achievement: "contracts/AchievementToken.sol",
  Consent: "contracts/LearnerRegistry.sol",
  Move: "contracts/learner/Changes.sol",
  Join: "contracts/learner/Changes.sol",
  Guardians: "contracts/learner/Changes.sol",
  Custody: "contracts/learner/Changes.sol",
  Recovery: "contracts/learner/Recoveries.sol",
  CustodianRecovery: "contracts/learner/Recoveries.sol",
  ForwardRequest: "node_modules/@openzeppelin/contracts/metatx/ERC2771Forwarder.sol",
};
/** Where each contract names its domain. */
const DOMAINS: Readonly<Record<string, readonly [file: string, text: string]>> = {
  AchievementToken: ["contracts/AchievementToken.sol", 'EIP712("Cairn", "1")'],
  LearnerRegistry: ["contracts/LearnerRegistry.sol", 'EIP712("Cairn", "1")'],
  CairnForwarder: ["contracts/periphery/CairnForwarder.sol", 'ERC2771Forwarder("CairnForwarder")'],
};

const messages: readonly Message[] = GROUPS.flatMap((group) => group.messages);
const typesOf = ({ types }: Message) =>
  Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, [...fields]]));

function groupOf(message: Partial<Message>): Group {
  const [first] = messages;
  const [group] = GROUPS;
  if (first === undefined || group === undefined) throw new Error("there is no message");
  return { ...group, messages: [{ ...first, ...message }] };
}

describe("clear signing (ERC-7730)", () => {
  for (const message of messages) {
    const { primaryType } = message;
    it(`${primaryType}: the descriptor's types are those that are signed and checked`, () => {
      const source = SOURCES[primaryType] ?? "";
      const encoded = TypedDataEncoder.from(typesOf(message)).encodeType(primaryType);
      for (const type of encoded.match(/\w+\([^)]*\)/g) ?? []) {
        expect(readFileSync(source, "utf8"), source).to.contain(type);
      }
    });

    it(`${primaryType}: each value is shown or said to be hidden, once, in a form that fits its type`, () => {
      const paths = message.fields.map((field) => field.path);
      expect([...paths].sort()).to.deep.equal(leavesOf(message.types, primaryType).sort());
      for (const field of message.fields) {
        if ("hidden" in field) continue;
        expect(field.label, field.path).to.match(/^[A-Z].{1,24}$/);
        const { type = "" } =
          Object.values(message.types)
            .flat()
            .find(({ name }) => name === nameAt(field.path)) ?? {};
        if (field.format === "date") expect(type, field.path).to.match(/^uint/);
        if (field.format === "addressName") expect(type, field.path).to.equal("address");
        if (field.format === "calldata") expect(type, field.path).to.equal("bytes");
      }
    });

    it(`${primaryType}: what hides is a number, a hash or a limit, never a name, a time or an account`, () => {
      const hidden = message.fields.filter((field) => "hidden" in field).map((field) => nameAt(field.path));
      const mayHide = ["achievement", "content", "root", "gas", "nonce", "identityNonce"];
      for (const name of hidden) expect(mayHide).to.include(name);
    });
  }

  it("the domains are the contracts' own", () => {
    for (const { contract, domain } of GROUPS) {
      const [file, text] = DOMAINS[contract] ?? ["", ""];
      expect(readFileSync(file, "utf8"), contract).to.contain(text);
      expect(text).to.contain(`"${domain.name}"`);
      expect(domain.version).to.equal("1");
    }
  });

  it("a message that gets a value, loses one or renames one is not described any more", () => {
    const [message] = messages;
    if (message === undefined) throw new Error("there is no message");
    const types = (fields: Message["types"][string]) => ({ ...message.types, Presentation: fields });
    const signed = message.types.Presentation ?? [];
    const changes = [
      types([...signed, { name: "extra", type: "uint256" }]),
      types(signed.slice(1)),
      types(signed.map((field) => (field.name === "audience" ? { ...field, name: "origin" } : field))),
      {
        ...message.types,
        Disclosure: [...(message.types.Disclosure ?? []), { name: "extra", type: "bytes" }],
      },
    ];
    for (const changed of changes) {
      expect(() => descriptorOf(groupOf({ types: changed }), [])).to.throw("otherwise than it is signed");
    }
  });

  it("names the networks of the address book, with the contract that is the domain there", () => {
    const contracts = { AchievementToken: { address: address(`0x${"11".repeat(20)}`) } };
    const network = { chainId: chainId(10), contracts } as unknown as deployments.Deployment;
    expect(descriptorOf(groupOf({}), [network])).to.have.deep.nested.property("context.eip712.deployments", [
      { chainId: 10, address: `0x${"11".repeat(20)}` },
    ]);
    expect(descriptorOf(groupOf({}), [])).not.to.have.nested.property("context.eip712.deployments");
  });

  it("the committed files are these", () => {
    for (const [file, text] of generateClearSigning()) {
      expect(readFileSync(file, "utf8"), file).to.equal(text);
    }
  });
});

/** The name of the value at a path. */
function nameAt(path: string): string {
  return path.split(".").findLast((step) => step !== "[]") ?? "";
}
