import { expect } from "chai";
import type { json } from "../../src/index.ts";
import {
  achievementId,
  address,
  bundles,
  chainId,
  content,
  proofNode,
  root,
  salt,
  unixTime,
} from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";
import { anchoredRecord, DOMAIN, leafOf, recordsOfEveryMode } from "../utils/records.ts";

/** A bundle's JSON with the value at the path replaced; undefined removes it. */
function edited(path: string, value: unknown): string {
  const whole = JSON.parse(bundles.serialize(anchoredRecord())) as Record<string, unknown>;
  const steps = stepsOf(path);
  const last = steps.pop() ?? "";
  const container = steps.reduce<Record<string, unknown>>(
    (part, step) => part[step] as Record<string, unknown>,
    whole,
  );
  if (value === undefined) delete container[last];
  else container[last] = value;
  return JSON.stringify(whole);
}

function stepsOf(path: string): string[] {
  return path
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/"));
}

describe("bundles.parse and serialize", () => {
  it("a record of each mode makes a round trip, with and without what is optional", () => {
    for (const record of recordsOfEveryMode()) {
      const text = bundles.serialize(record);
      expect(text.endsWith("}\n")).to.equal(true);
      expect(bundles.parse(text)).to.deep.equal(record);
      expect(bundles.parse(new TextEncoder().encode(text))).to.deep.equal(record);
      expect(bundles.serialize(bundles.parse(text))).to.equal(text);
    }
  });

  it("another type or version is refused by its code", () => {
    expect(
      errorOf("MALFORMED_BUNDLE", () => bundles.parse(edited("/type", "CairnPresentation"))).details,
    ).to.include({ path: "/type" });
    errorOf("MALFORMED_BUNDLE", () => bundles.parse(edited("/type", undefined)));
    for (const version of [0, 2, "1", undefined]) {
      expect(
        errorOf("UNSUPPORTED_VERSION", () => bundles.parse(edited("/version", version))).details.version,
      ).to.equal(version);
    }
  });

  const faults: readonly (readonly [path: string, value: unknown])[] = [
    ["/chainId", 0],
    ["/chainId", "31337"],
    ["/token", "0x12"],
    ["/token", undefined],
    ["/achievement", []],
    ["/achievement/definition", 0],
    ["/achievement/definition", "3"],
    ["/achievement/experience", -1],
    ["/achievement/learner", "vitalik.eth"],
    ["/achievement/achievedAt", 1_700_000_000_000],
    ["/achievement/expiresAt", null],
    ["/achievement/content", "0x"],
    ["/achievement/grade", "A"],
    ["/inclusion", null],
    ["/inclusion/mode", "promised"],
    ["/inclusion/root", "0x12"],
    ["/inclusion/proof", {}],
    ["/inclusion/proof", Array.from({ length: 33 }, (_, index) => leafOf(index))],
    ["/inclusion/proof/0", 1],
    ["/inclusion/signature", "0x"],
    ["/statusIndex", 2 ** 32],
    ["/statusIndex", "7"],
    ["/document", undefined],
    ["/salts", []],
    ["/salts/~1name", "0x12"],
    ["/definition", "Course"],
    ["/hub", undefined],
    ["/credential", []],
    ["/trust", { deployment: "mine" }],
  ];
  for (const [path, value] of faults) {
    it(`a fault at ${path} (${JSON.stringify(value)?.slice(0, 20)}) names that path`, () => {
      const { details } = errorOf("MALFORMED_BUNDLE", () => bundles.parse(edited(path, value)));
      expect(details.path).to.equal(path);
    });
  }

  it("fields of another mode are refused", () => {
    for (const inclusion of [
      { mode: "minted", root: leafOf(1) },
      { mode: "signed", attester: DOMAIN.token, signature: "0x", proof: [] },
    ]) {
      errorOf("MALFORMED_BUNDLE", () => bundles.parse(edited("/inclusion", inclusion)));
    }
    const unsigned = { mode: "signed", attester: DOMAIN.token, signature: "0x1" };
    expect(
      errorOf("MALFORMED_BUNDLE", () => bundles.parse(edited("/inclusion", unsigned))).details.path,
    ).to.equal("/inclusion/signature");
  });

  it("trap 43: the file itself is read strictly, and the reason is told", () => {
    const text = bundles.serialize(anchoredRecord());
    const cases = {
      DUPLICATE_KEY: text.replace('"version":1', '"version":1,"version":1'),
      FORBIDDEN_KEY: text.replace('"name":"Ada Lovelace"', '"__proto__":{},"name":"Ada Lovelace"'),
      LONE_SURROGATE: text.replace("Ada Lovelace", "\\ud83c"),
      UNSAFE_INTEGER: text.replace('"credits":12.5', '"credits":9007199254740993'),
      MALFORMED_JSON: text.slice(1),
    };
    for (const [reason, damaged] of Object.entries(cases)) {
      expect(errorOf("MALFORMED_BUNDLE", () => bundles.parse(damaged)).details.reason).to.equal(reason);
    }
  });
});

describe("bundles.check", () => {
  it("gives the id and the hashes of the embedded documents", () => {
    for (const record of recordsOfEveryMode()) {
      const checked = bundles.check(record);
      expect(checked.definition).to.equal(content.encode(record.definition).hash);
      expect(checked.hub).to.equal(content.encode(record.hub).hash);
      expect(bundles.check(record, { ...checked, domain: DOMAIN })).to.deep.equal(checked);
    }
  });

  it("a changed document, salt or achievement does not fit any more", () => {
    const record = anchoredRecord();
    const document = { ...(record.document as json.JsonObject), name: "Eve" };
    expect(errorOf("DIGEST_MISMATCH", () => bundles.check({ ...record, document })).details.part).to.equal(
      "content",
    );
    const salts = { ...record.salts, "/name": salt(leafOf(9)) };
    errorOf("DIGEST_MISMATCH", () => bundles.check({ ...record, salts }));
    const achievement = { ...record.achievement, achievedAt: unixTime(1_600_000_000) };
    errorOf("NOT_IN_ANCHOR", () => bundles.check({ ...record, achievement }));
    const other = { ...record.achievement, content: root(leafOf(9)) };
    errorOf("DIGEST_MISMATCH", () => bundles.check({ ...record, achievement: other }));
    errorOf("MALFORMED_DOCUMENT", () => bundles.check({ ...record, salts: {} }));
    const expired = { ...record.achievement, expiresAt: unixTime(1) };
    errorOf("INVALID_ACHIEVEMENT", () => bundles.check({ ...record, achievement: expired }));
  });

  it("a credential of another record is refused; one of another system says nothing of it", () => {
    const record = anchoredRecord();
    const { id } = bundles.check(record);
    const urn = `urn:cairn:${DOMAIN.chainId}:${DOMAIN.token.toLowerCase()}:achievement:`;
    const withId = (name: string) => ({ ...record, credential: { ...record.credential, id: name } });
    expect(bundles.check(withId(`${urn}${id}`)).id).to.equal(id);
    expect(bundles.check(withId("https://school.example/credentials/7")).id).to.equal(id);
    for (const other of [`${urn}${leafOf(1)}`, `urn:cairn:1:${DOMAIN.token}:achievement:${id}`]) {
      const { details } = errorOf("DIGEST_MISMATCH", () => bundles.check(withId(other)));
      expect(details.part).to.equal("credential");
    }
  });

  it("a proof that does not lead to the root is refused", () => {
    const record = anchoredRecord();
    const { inclusion } = record;
    const wrong: bundles.Inclusion[] = [
      { mode: "anchored", root: root(leafOf(9)), proof: [] },
      { ...inclusion, mode: "anchored", root: root(leafOf(9)), proof: [proofNode(leafOf(1))] },
    ];
    for (const changed of wrong)
      errorOf("NOT_IN_ANCHOR", () => bundles.check({ ...record, inclusion: changed }));
  });

  it("trap 13: a record of another chain or token is not the expected one", () => {
    const record = anchoredRecord();
    const { id } = bundles.check(record);
    const minted: bundles.CairnRecord = { ...record, inclusion: { mode: "minted" } };
    const copies = {
      chainId: { ...minted, chainId: chainId(1) },
      token: { ...minted, token: address(`0x${"11".repeat(20)}`) },
    };
    for (const [part, copy] of Object.entries(copies)) {
      expect(errorOf("DIGEST_MISMATCH", () => bundles.check(copy, { domain: DOMAIN })).details.part).to.equal(
        part,
      );
      expect(errorOf("DIGEST_MISMATCH", () => bundles.check(copy, { id })).details.part).to.equal("id");
    }
  });

  it("embedded documents are compared with the hashes that the chain holds", () => {
    const record = anchoredRecord();
    const { definition, hub } = bundles.check(record);
    const renamed = { ...record, hub: { ...record.hub, name: "Oxford" } };
    expect(
      errorOf("CONTENT_HASH_MISMATCH", () => bundles.check(renamed, { definition, hub })).details.part,
    ).to.equal("hub");
    const easier = { ...record, definition: { ...record.definition, name: "Course BBB" } };
    expect(
      errorOf("CONTENT_HASH_MISMATCH", () => bundles.check(easier, { definition, hub })).details.part,
    ).to.equal("definition");
    const huge = { ...record, hub: { text: "x".repeat(content.MAX_CONTENT_BYTES) } };
    errorOf("DOCUMENT_TOO_LARGE", () => bundles.check(huge));
    errorOf("DIGEST_MISMATCH", () => bundles.check(record, { id: achievementId(1n) }));
  });
});
