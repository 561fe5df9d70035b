import { readFileSync } from "node:fs";
import { expect } from "chai";
import fc from "fast-check";
import type {
  documents as documentTypes,
  json as jsonTypes,
  Root,
  trees as treeTypes,
} from "../../src/index.ts";
import {
  achievementId,
  address,
  audience,
  bundles,
  chainId,
  claimCodes,
  cohorts,
  content,
  contentHash,
  definitionId,
  deployments,
  documents,
  experienceId,
  hex,
  hubId,
  json,
  nonce,
  pathwayId,
  presentations,
  proofNode,
  records,
  requests,
  root,
  salt,
  statusIndex,
  trees,
  unixTime,
} from "../../src/index.ts";
import { HUB, inputsOf, OFFLINE, textOf } from "../utils/cohorts.ts";
import {
  DEEP_JSON,
  FUZZ,
  HOSTILE_JSON,
  hostileBytes,
  hostileTexts,
  hostileValues,
  objectsIn,
  outcomeOf,
} from "../utils/hostile.ts";
import { anyRecordDocument } from "../utils/properties.ts";
import { leafOf, recordsOfEveryMode, requestSample } from "../utils/records.ts";

const BUNDLES = recordsOfEveryMode().map(bundles.serialize);
const DEPLOYMENT = JSON.stringify({
  name: "test",
  chainId: 31337,
  version: "0.1.0",
  startBlock: 1,
  contracts: Object.fromEntries(
    deployments.CONTRACT_NAMES.map((name) => [
      name,
      { address: `0x${"11".repeat(20)}`, block: 1, args: ["a", 1, []], codeHash: `0x${"22".repeat(32)}` },
    ]),
  ),
});
const PRESENTATION = presentations.serialize(
  presentations
    .prepare(
      {
        bundles: recordsOfEveryMode().slice(0, 2),
        disclose: [[""], []],
        audience: audience("https://employer.example"),
        nonce: nonce(`0x${"5e".repeat(32)}`),
        issuedAt: unixTime(1_700_000_000),
        expiresAt: unixTime(1_700_000_600),
      },
      address(`0x${"11".repeat(20)}`),
    )
    .finish(hex(`0x${"22".repeat(65)}`)),
);
const REQUEST = requests.serialize(requestSample());
const COHORT = await textOf(
  cohorts.serialize(await cohorts.prepare(OFFLINE, { hub: HUB, records: inputsOf(3) })),
);
const TREE = JSON.stringify(trees.dump(trees.build([1, 2, 3].map(leafOf))));
const DOCUMENTS = [
  readFileSync("docs/guides/algebra.json", "utf8"),
  readFileSync("docs/guides/council.json", "utf8"),
];
const PRIVATE = { name: "Ada", result: [{ value: "Pass" }], credits: 12.5 };
const PREPARED = documents.prepare(PRIVATE);
const DISCLOSURE = JSON.stringify({
  content: PREPARED.content,
  ...documents.disclose({ document: PRIVATE, salts: PREPARED.salts, paths: ["/name", "/credits"] }),
});

/** What reads a text, with texts that it takes. */
const TEXT_PARSERS: Readonly<
  Record<string, readonly [samples: readonly string[], (text: string) => unknown]>
> = {
  "json.parse": [[...DOCUMENTS, ...BUNDLES], json.parse],
  "bundles.parse": [BUNDLES, bundles.parse],
  "bundles.check": [BUNDLES, (text) => bundles.check(bundles.parse(text))],
  "presentations.parse": [[PRESENTATION], presentations.parse],
  "requests.parse": [[REQUEST], requests.parse],
  "cohorts.parse": [[COHORT], cohorts.parse],
  "deployments.parse": [[DEPLOYMENT], deployments.parse],
  "claimCodes.parse": [[claimCodes.format(claimCodes.draw())], claimCodes.parse],
  "records.cursor": [["12-3"], records.cursor],
  "content.hashOfCid": [[content.encode({ name: "A" }).cid], content.hashOfCid],
  "documents.fieldsOf of a parsed text": [DOCUMENTS, (text) => documents.fieldsOf(json.parse(text))],
  "json.splitPointer": [["/result/0", "/a~1b"], json.splitPointer],
};

/** What reads a value that may come from `JSON.parse`. */
const VALUE_PARSERS: Readonly<Record<string, readonly [sample: string, (value: never) => unknown]>> = {
  "json.canonicalize": [DOCUMENTS[0] ?? "", json.canonicalize],
  "documents.prepare": [DOCUMENTS[1] ?? "", (value) => documents.prepare(value)],
  "documents.fieldsOf": [DOCUMENTS[1] ?? "", documents.fieldsOf],
  "content.encode": [DOCUMENTS[0] ?? "", content.encode],
  "deployments.parse": [DEPLOYMENT, deployments.parse],
  "trees.load": [TREE, (value: treeTypes.CohortTreeDump) => trees.load(value)],
};
/** Prototypes of what a parser gives: maps come from trees. */
const PLAIN: readonly unknown[] = [Object.prototype, Array.prototype, Map.prototype];
const ID_PARSERS: Readonly<Record<string, (value: never) => unknown>> = {
  ...{ achievementId, address, chainId, contentHash, definitionId, experienceId, hex, hubId, pathwayId },
  ...{ audience, nonce, proofNode, root, salt, statusIndex, unixTime },
};

describe("fuzz: parsers of texts", function () {
  this.timeout(FUZZ.timeoutMs);

  for (const [name, [samples, parse]] of Object.entries(TEXT_PARSERS)) {
    it(`${name} gives a value or a coded error, and what it gives inherits nothing`, async () => {
      for (const sample of samples) await outcomeOf(() => parse(sample));
      for (const text of [...HOSTILE_JSON, ...DEEP_JSON, ""]) await outcomeOf(() => parse(text));
      await fc.assert(
        fc.asyncProperty(hostileTexts(samples), async (text) => {
          const outcome = await outcomeOf(() => parse(text));
          if (!("value" in outcome)) return;
          for (const object of objectsIn(outcome.value)) {
            expect(PLAIN.includes(Object.getPrototypeOf(object)), "inherits nothing of its own").to.equal(
              true,
            );
            expect(Object.keys(object)).to.not.include("__proto__");
          }
        }),
        FUZZ,
      );
    });
  }

  for (const [name, parse] of Object.entries({
    bundles: bundles.parse,
    cohorts: cohorts.parse,
    json: json.parse,
    requests: requests.parse,
  })) {
    it(`${name}.parse of bytes gives a value or a coded error`, async () => {
      const samples = { cohorts: [COHORT], requests: [REQUEST] }[name] ?? BUNDLES;
      await fc.assert(
        fc.asyncProperty(hostileBytes(samples), async (bytes) => {
          await outcomeOf(() => parse(bytes));
        }),
        FUZZ,
      );
    });
  }

  it("what json.parse gives, it reads again from its canonical text", async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts([...DOCUMENTS, ...BUNDLES]), async (text) => {
        const outcome = await outcomeOf(() => json.parse(text));
        if (!("value" in outcome)) return;
        const canonical = json.canonicalize(outcome.value as jsonTypes.JsonValue);
        expect(json.canonicalize(json.parse(canonical))).to.equal(canonical);
      }),
      FUZZ,
    );
  });

  it("what requests.parse gives can be shown: no line, no control or bidirectional character", async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts([REQUEST]), async (text) => {
        const outcome = await outcomeOf(() => requests.parse(text));
        if (!("value" in outcome)) return;
        const { verifier, items, reply, audience: origin } = requests.parse(text);
        const shown = [verifier, reply ?? "", ...items.flatMap(({ title, why }) => [title, why])];
        expect(shown.join("")).not.to.match(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        if (reply !== undefined) expect(new URL(reply).origin).to.equal(origin);
        expect(requests.parse(requests.serialize(requests.parse(text)))).to.deep.equal(requests.parse(text));
      }),
      { ...FUZZ, numRuns: 4 * FUZZ.numRuns },
    );
  });

  it("an error says where: a path in a bundle, a line in a cohort", async () => {
    const noPath = BUNDLES.map((text) => text.replace('"experience":0', '"experience":-1'));
    for (const text of noPath) {
      const outcome = await outcomeOf(() => bundles.parse(text));
      expect(outcome).to.have.nested.property("error.details.path", "/achievement/experience");
    }
    const outcome = await outcomeOf(() =>
      cohorts.parse(COHORT.replaceAll('"statusIndex":', '"statusIndex":-')),
    );
    expect(outcome).to.have.nested.property("error.details.line", 2);
  });
});

describe("fuzz: parsers of values", function () {
  this.timeout(FUZZ.timeoutMs);

  for (const [name, [sample, parse]] of Object.entries(VALUE_PARSERS)) {
    it(`${name} gives a value or a coded error`, async () => {
      await fc.assert(
        fc.asyncProperty(hostileValues([sample]), async (value) => {
          await outcomeOf(() => parse(value as never));
        }),
        FUZZ,
      );
    });
  }

  it("ids take what they stand for, and refuse the rest by a code", async () => {
    const digits = fc.stringMatching(/^0x[0-9a-fA-F]{38,66}$/);
    const number = fc.oneof(fc.double(), fc.bigInt(), fc.maxSafeInteger());
    const values = fc.oneof(digits, number, hostileValues([TREE]));
    await fc.assert(
      fc.asyncProperty(values, fc.constantFrom(...Object.values(ID_PARSERS)), async (value, make) => {
        await outcomeOf(() => make(value as never));
      }),
      { ...FUZZ, numRuns: 4 * FUZZ.numRuns },
    );
  });

  it("a disclosure holds only unchanged, and is refused by a code otherwise", async () => {
    const whole = JSON.parse(DISCLOSURE) as { content: Root } & documentTypes.Disclosure;
    documents.verifyDisclosure(whole);
    await fc.assert(
      fc.asyncProperty(hostileTexts([DISCLOSURE]), async (text) => {
        const parsed = await outcomeOf(() => json.parse(text));
        if (!("value" in parsed) || !isDisclosure(parsed.value)) return;
        const given = parsed.value;
        const outcome = await outcomeOf(() => documents.verifyDisclosure(given));
        if ("value" in outcome && given.disclosed.length > 0) {
          expect(given.content).to.equal(whole.content);
          const pairs = ({ disclosed }: documentTypes.Disclosure) =>
            disclosed.map(({ path, value }) => [path, value]);
          expect(pairs(given)).to.deep.equal(pairs(whole));
        }
      }),
      FUZZ,
    );
  });

  it("salts of any form are refused by a code, or are the document's", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRecordDocument,
        hostileValues([JSON.stringify(PREPARED.salts)]),
        async (document, salts) => {
          if (typeof salts !== "object" || salts === null) return;
          await outcomeOf(() => documents.contentOf(document, salts as documentTypes.Salts));
        },
      ),
      FUZZ,
    );
  });
});

/** Whether a value has the lists that the type promises; what is in them may be anything. */
function isDisclosure(value: unknown): value is { content: Root } & documentTypes.Disclosure {
  const { disclosed, proof } = (value ?? {}) as Partial<documentTypes.Disclosure>;
  const isListed = Array.isArray(disclosed) && disclosed.every((field) => typeof field?.path === "string");
  return isListed && (proof === null || (Array.isArray(proof?.proof) && Array.isArray(proof?.proofFlags)));
}
