import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import type { Address, Client } from "../../src/index.ts";
import {
  address,
  chainId,
  hex,
  json,
  proofNode,
  recovery,
  root,
  salt,
  unixTime,
  words,
} from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";

const addressOf = (number: number): Address => address(`0x${number.toString(16).padStart(40, "0")}`);
const bytes = (number: number): string => `0x${number.toString(16).padStart(64, "0")}`;
const [IDENTITY, CONTROLLER, REGISTRY, GUARDIAN] = [0xa1, 0xc0, 0xe9, 0x60].map(addressOf) as [
  Address,
  Address,
  Address,
  Address,
];
const deadline = unixTime(1_900_000_000);
const CLIENT = {
  deployment: { chainId: chainId(31337), contracts: { LearnerRegistry: { address: REGISTRY } } },
} as unknown as Pick<Client, "deployment">;

const MESSAGES: words.WordMessages = {
  Move: { identity: IDENTITY, controller: CONTROLLER, nonce: 3, deadline },
  Join: { learner: CONTROLLER, identity: IDENTITY, nonce: 0, identityNonce: 7, deadline },
  Guardians: {
    identity: IDENTITY,
    root: root(bytes(5)),
    threshold: 2,
    count: 3,
    delay: 86_400,
    nonce: 1,
    deadline,
  },
  Custody: { identity: IDENTITY, custodian: CONTROLLER, until: unixTime(1_893_456_000), nonce: 1, deadline },
  Recovery: { identity: IDENTITY, from: IDENTITY, controller: CONTROLLER, nonce: 0, deadline },
  CustodianRecovery: { identity: IDENTITY, custodian: CONTROLLER, until: deadline, nonce: 0, deadline },
};

function wordAbout<Kind extends words.WordKind>(about: Kind): words.WordAbout<Kind> {
  return {
    type: "CairnWord",
    version: 1,
    chainId: chainId(31337),
    learnerRegistry: REGISTRY,
    about,
    message: MESSAGES[about],
    signer: CONTROLLER,
    signature: hex("0x0102"),
  };
}

const RECOVERY = {
  ...wordAbout("Recovery"),
  guardian: { salt: salt(bytes(9)), proof: [proofNode(bytes(10))] },
};

/** A file in which one value is another one. */
function changed(text: string, pointer: string, value: unknown): string {
  const file = JSON.parse(text) as Record<string, unknown>;
  const steps = json.splitPointer(pointer) ?? [];
  const last = steps.pop() ?? "";
  const holder = steps.reduce((at, step) => at[step] as Record<string, unknown>, file);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(file);
}

describe("words: the file", () => {
  for (const about of Object.keys(MESSAGES) as words.WordKind[]) {
    it(`${about} comes back from its text and bytes`, () => {
      const text = words.serialize(wordAbout(about));
      expect(words.parse(text)).to.deep.equal(wordAbout(about));
      expect(words.parse(new TextEncoder().encode(text))).to.deep.equal(wordAbout(about));
      expect(Object.keys(MESSAGES[about])).to.deep.equal(words.WORD_TYPES[about].map(({ name }) => name));
    });
  }

  it("a guardian's comes back with salt and proof", () => {
    expect(words.parse(words.serialize(RECOVERY))).to.deep.equal(RECOVERY);
  });

  const REFUSALS: Readonly<Record<string, readonly unknown[]>> = {
    "/type": ["CairnRecord", undefined],
    "/chainId": [0, "31337", undefined],
    "/learnerRegistry": ["0x12", undefined],
    "/about": ["Theft", "toString", 1, undefined],
    "/message": [[], "x", undefined],
    "/message/controller": ["0x12", undefined],
    "/message/nonce": [-1, 1.5, "0", undefined],
    "/message/deadline": [2 ** 41, undefined],
    "/message/more": [1],
    "/signer": [1, undefined],
    "/signature": ["0x1", "12", undefined],
    "/guardian": ["x", [], null],
    "/guardian/salt": ["0x12", undefined],
    "/guardian/proof": ["x", undefined, Array.from({ length: 9 }, () => bytes(1))],
    "/guardian/proof/0": ["0x12"],
    "/guardian/more": [1],
    "/more": [1],
  };
  for (const [pointer, values] of Object.entries(REFUSALS)) {
    it(`is refused with another ${pointer}`, () => {
      for (const value of values) {
        const text = changed(words.serialize(RECOVERY), pointer, value);
        const error = errorOf("MALFORMED_WORD", () => words.parse(text));
        expect(error.details.path, JSON.stringify(value)).to.equal(pointer);
      }
    });
  }

  it("refuses a byte out of range, another version, what is no JSON, and what is too large", () => {
    for (const value of [256, -1, 1.5]) {
      const text = changed(words.serialize(wordAbout("Guardians")), "/message/threshold", value);
      expect(errorOf("MALFORMED_WORD", () => words.parse(text)).details.path).to.equal("/message/threshold");
    }
    const next = changed(words.serialize(RECOVERY), "/version", 2);
    expect(errorOf("UNSUPPORTED_VERSION", () => words.parse(next)).details.version).to.equal(2);
    expect(errorOf("MALFORMED_WORD", () => words.parse("{")).details.reason).to.equal("MALFORMED_JSON");
    expect(errorOf("MALFORMED_WORD", () => words.parse(" ".repeat(64 * 1024 + 1))).details.limit).to.equal(
      65_536,
    );
  });
});

describe("recovery: guardians", () => {
  const made = (guardians: readonly Address[], threshold = 1, delay?: number) =>
    recovery.createGuardians(CLIENT, {
      identity: IDENTITY,
      guardians,
      threshold,
      ...(delay === undefined ? {} : { delay }),
    });

  it("their tree is OpenZeppelin's, and every file comes back and leads to the root", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (count) => {
        const guardians = Array.from({ length: count }, (_, place) => addressOf(0x1000 + place));
        const set = made(guardians);
        const tree = StandardMerkleTree.of(
          set.guardians.map(({ guardian, salt: drawn }) => [guardian, drawn]),
          ["address", "bytes32"],
        );
        expect(set.root).to.equal(tree.root);
        expect(recovery.parseSet(recovery.serialize(set))).to.deep.equal(set);
        for (const [place, guardian] of guardians.entries()) {
          const file = recovery.fileFor(set, guardian);
          expect(recovery.parseFile(recovery.serialize(file))).to.deep.equal(file);
          expect(file.proof).to.deep.equal(tree.getProof(place));
        }
      }),
      PROPERTY,
    );
  });

  it("salts are drawn anew, so that the same guardians have another root", () => {
    expect(made([GUARDIAN]).root).not.to.equal(made([GUARDIAN]).root);
  });

  it("what the contract would refuse is refused", () => {
    const messageOf = (run: () => unknown) => errorOf("INVALID_ARGUMENT", run).message;
    expect(messageOf(() => made([]))).to.contain("1 to 255");
    expect(messageOf(() => made(Array.from({ length: 256 }, (_, place) => addressOf(place + 1))))).to.contain(
      "255",
    );
    expect(messageOf(() => made([GUARDIAN, GUARDIAN]))).to.contain("twice");
    expect(messageOf(() => made([GUARDIAN, IDENTITY]))).to.contain("own guardian");
    for (const threshold of [0, 2, 0.5])
      expect(messageOf(() => made([GUARDIAN], threshold))).to.contain("threshold");
    for (const delay of [86_399, 90 * 86_400 + 1, 86_400.5]) {
      expect(messageOf(() => made([GUARDIAN], 1, delay))).to.contain("1 to 90 days");
    }
    expect(made([GUARDIAN], 1, 86_400).delay).to.equal(86_400);
    expect(made([GUARDIAN], 1, 90 * 86_400).delay).to.equal(90 * 86_400);
    expect(messageOf(() => recovery.fileFor(made([GUARDIAN]), CONTROLLER))).to.contain("no guardian");
  });

  it("a changed file is refused", () => {
    const set = made([GUARDIAN, CONTROLLER]);
    const [text, own] = [recovery.serialize(set), recovery.serialize(recovery.fileFor(set, GUARDIAN))];
    const refused = (parse: (source: string) => unknown, source: string) =>
      errorOf("MALFORMED_GUARDIANS", () => parse(source)).details.path;
    expect(refused(recovery.parseSet, own)).to.equal("/guardian");
    expect(refused(recovery.parseFile, text)).to.equal("/guardians");
    expect(refused(recovery.parseSet, changed(text, "/type", "CairnGuardian"))).to.equal("/type");
    expect(refused(recovery.parseSet, changed(text, "/count", 3))).to.equal("/guardians");
    expect(refused(recovery.parseSet, changed(text, "/guardians", []))).to.equal("/guardians");
    expect(refused(recovery.parseSet, changed(text, "/guardians/0/salt", bytes(1)))).to.equal("/root");
    expect(refused(recovery.parseSet, changed(text, "/guardians/0/name", "Ana"))).to.equal(
      "/guardians/0/name",
    );
    expect(refused(recovery.parseFile, changed(own, "/salt", bytes(1)))).to.equal("/proof");
    expect(refused(recovery.parseFile, changed(own, "/guardian", CONTROLLER))).to.equal("/proof");
    expect(refused(recovery.parseFile, changed(own, "/threshold", 256))).to.equal("/threshold");
    for (const parse of [recovery.parseSet, recovery.parseFile]) {
      const next = changed(parse === recovery.parseSet ? text : own, "/version", 2);
      expect(errorOf("UNSUPPORTED_VERSION", () => parse(next)).details.version).to.equal(2);
      const large = " ".repeat(256 * 1024 + 1);
      expect(errorOf("MALFORMED_GUARDIANS", () => parse(large)).details.limit).to.equal(256 * 1024);
    }
  });
});
