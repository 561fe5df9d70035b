import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import fc from "fast-check";
import { documents, json, proofNode, root, salt } from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";
import { anyDocument, anyRecordDocument, PROPERTY } from "../utils/properties.ts";
import { DOCUMENT, leafOf } from "../utils/records.ts";
import { vectors } from "../utils/vectors.ts";

const ENCODING = ["bytes32", "string", "string"];

/** A document and the choice of some of its paths. */
const anyChoice = anyRecordDocument.chain((document) =>
  fc.record({
    document: fc.constant(document),
    paths: fc.shuffledSubarray(documents.fieldsOf(document).map(({ path }) => path)),
  }),
);

function rooted(fields: readonly documents.DisclosedField[]) {
  const tree = StandardMerkleTree.of(
    fields.map(({ salt: hidden, path, value }): string[] => [hidden, path, value]),
    ENCODING,
  );
  const { leaves, proof, proofFlags } = tree.getMultiProof([...fields.keys()]);
  return {
    content: root(tree.root),
    disclosed: leaves.map(([hidden = "", path = "", value = ""]) => ({ salt: salt(hidden), path, value })),
    proof: { proof: proof.map(proofNode), proofFlags },
  };
}

describe("documents", () => {
  it("fields, leaves, roots and disclosures equal the shared vectors", () => {
    const { documents: all, fields, disclosures } = vectors.documents;
    for (const { name, json: text, content } of all) {
      const document = json.parse(text);
      const expected = fields.filter((field) => field.document === name);
      expect(documents.fieldsOf(document)).to.have.deep.members(
        expected.map(({ path, value }) => ({ path, value })),
      );
      for (const field of expected) {
        expect(documents.leafHash({ ...field, salt: salt(field.salt) })).to.equal(field.leaf);
      }
      const salts = Object.fromEntries(expected.map((field) => [field.path, salt(field.salt)]));
      expect(documents.contentOf(document, salts)).to.equal(content);
      for (const vector of disclosures.filter((disclosure) => disclosure.document === name)) {
        const disclosure = documents.disclose({ document, salts, paths: vector.paths });
        expect(disclosure.disclosed).to.deep.equal(
          vector.paths.map((path, index) => ({
            salt: vector.salts[index],
            path,
            value: vector.values[index],
          })),
        );
        expect(disclosure.proof).to.deep.equal({ proof: vector.proof, proofFlags: vector.proofFlags });
        documents.verifyDisclosure({ content: root(content), ...disclosure });
      }
    }
  });

  it("leaf values are fields, also {} and [] and the whole document", () => {
    expect(documents.fieldsOf({ a: { b: [1, {}], "c/d~e": [] }, n: null })).to.deep.equal([
      { path: "/a/b/0", value: "1" },
      { path: "/a/b/1", value: "{}" },
      { path: "/a/c~1d~0e", value: "[]" },
      { path: "/n", value: "null" },
    ]);
    for (const leaf of [{}, [], "text", 0, null]) {
      expect(documents.fieldsOf(leaf)).to.deep.equal([{ path: "", value: JSON.stringify(leaf) }]);
    }
  });

  it("paths are distinct, lead to their value, and the root equals OpenZeppelin's", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { content, fields, salts } = documents.prepare(document);
        expect(new Set(fields.map(({ path }) => path)).size).to.equal(fields.length);
        for (const { path, value } of fields)
          expect(json.canonicalize(valueAt(document, path))).to.equal(value);
        expect(rooted(fields).content).to.equal(content);
        expect(documents.contentOf(document, salts)).to.equal(content);
      }),
      PROPERTY,
    );
  });

  it("any disclosure verifies, in any order of the paths, and equals OpenZeppelin's proof", () => {
    fc.assert(
      fc.property(anyChoice, ({ document, paths }) => {
        const { content, fields, salts } = documents.prepare(document);
        const disclosure = documents.disclose({ document, salts, paths });
        documents.verifyDisclosure({ content, ...disclosure });
        expect(disclosure.disclosed.map(({ path }) => path)).to.have.members(paths);
        if (paths.length === 0) return;
        const theirs = StandardMerkleTree.of(
          fields.map((field): string[] => [field.salt, field.path, field.value]),
          ENCODING,
        ).getMultiProof(paths.map((path) => fields.findIndex((field) => field.path === path)));
        expect(disclosure.proof).to.deep.equal({ proof: theirs.proof, proofFlags: theirs.proofFlags });
      }),
      PROPERTY,
    );
  });

  it("a disclosure with any part changed is refused", () => {
    fc.assert(
      fc.property(anyChoice, fc.nat(), fc.nat(), ({ document, paths }, at, change) => {
        fc.pre(paths.length > 0);
        const { content, salts } = documents.prepare(document);
        const { disclosed, proof } = documents.disclose({ document, salts, paths });
        const index = at % disclosed.length;
        const field = disclosed[index];
        if (field === undefined || proof === null) return expect.fail("a field and a proof are expected");
        const forged = [
          { ...field, value: field.value === '"forged"' ? "0" : '"forged"' },
          { ...field, path: `${field.path}/forged` },
          { ...field, salt: salt(leafOf(change)) },
        ][change % 3];
        if (forged === undefined) return expect.fail("a forged field is expected");
        errorOf("DISCLOSURE_MISMATCH", () =>
          documents.verifyDisclosure({ content, disclosed: disclosed.with(index, forged), proof }),
        );
      }),
      PROPERTY,
    );
  });

  it("a field that the document never had cannot be added to a disclosure", () => {
    const { content, salts } = documents.prepare(DOCUMENT);
    const { disclosed, proof } = documents.disclose({ document: DOCUMENT, salts, paths: ["/name"] });
    const added = { salt: salt(leafOf(1)), path: "/grade", value: '"A"' };
    for (const proofFlags of [proof?.proofFlags ?? [], [true, ...(proof?.proofFlags ?? [])], []]) {
      for (const fields of [[added, ...disclosed], [...disclosed, added], [added]]) {
        errorOf("DISCLOSURE_MISMATCH", () =>
          documents.verifyDisclosure({
            content,
            disclosed: fields,
            proof: { proof: proof?.proof ?? [], proofFlags },
          }),
        );
      }
    }
  });

  it("what is not disclosed is not in the disclosure: no path, value or salt", () => {
    fc.assert(
      fc.property(anyChoice, ({ document, paths }) => {
        const secretive = { ...document, secret: "undisclosed-5f2a" };
        const { fields, salts } = documents.prepare(secretive);
        const chosen = paths.filter((path) => path !== "/secret");
        const disclosure = documents.disclose({
          document: secretive,
          salts,
          paths: chosen.filter((path) => Object.hasOwn(salts, path)),
        });
        const shown = JSON.stringify(disclosure);
        const hidden = fields.filter(
          ({ path }) => !disclosure.disclosed.some((field) => field.path === path),
        );
        expect(hidden).to.not.be.empty;
        expect(shown).to.not.include("undisclosed-5f2a").and.to.not.include('"/secret"');
        for (const field of hidden) {
          expect(shown).to.not.include(field.salt.slice(2));
          const isShown = disclosure.disclosed.some(({ path }) => path.startsWith(field.path));
          if (!isShown && field.path !== "") expect(shown).to.not.include(JSON.stringify(field.path));
        }
      }),
      PROPERTY,
    );
  });

  it("salts are never reused: not in a document, not when it is prepared again", () => {
    const seen = new Set<string>();
    let drawn = 0;
    for (let round = 0; round < 500; round++) {
      for (const value of Object.values(documents.prepare(DOCUMENT).salts)) {
        expect(value).to.match(/^0x[0-9a-f]{64}$/);
        seen.add(value);
        drawn += 1;
      }
    }
    expect(seen.size).to.equal(drawn).and.to.be.greaterThan(500);
  });

  it("a source of salts that repeats itself is refused", () => {
    errorOf("DUPLICATE_SALT", () => documents.prepare(DOCUMENT, { drawSalt: () => salt(leafOf(1)) }));
  });

  it("disclosing nothing carries no proof", () => {
    const { content, salts } = documents.prepare(DOCUMENT);
    const nothing = documents.disclose({ document: DOCUMENT, salts, paths: [] });
    expect(nothing).to.deep.equal({ disclosed: [], proof: null });
    documents.verifyDisclosure({ content, ...nothing });
    errorOf("DISCLOSURE_MISMATCH", () =>
      documents.verifyDisclosure({
        content,
        disclosed: [],
        proof: { proof: [proofNode(content)], proofFlags: [] },
      }),
    );
    const { disclosed } = documents.disclose({ document: DOCUMENT, salts, paths: ["/name"] });
    errorOf("DISCLOSURE_MISMATCH", () => documents.verifyDisclosure({ content, disclosed, proof: null }));
  });

  it("only the paths of leaves can be disclosed, each once", () => {
    const { salts } = documents.prepare(DOCUMENT);
    for (const path of ["/nothing", "/result", "", "name"]) {
      const { details } = errorOf("UNKNOWN_PATH", () =>
        documents.disclose({ document: DOCUMENT, salts, paths: [path] }),
      );
      expect(details).to.deep.equal({ path });
    }
    errorOf("DUPLICATE_PATH", () =>
      documents.disclose({ document: DOCUMENT, salts, paths: ["/name", "/name"] }),
    );
  });

  it("salts must be those of the fields, no fewer and no more", () => {
    const { salts } = documents.prepare(DOCUMENT);
    const { "/name": _name, ...fewer } = salts;
    expect(errorOf("MALFORMED_DOCUMENT", () => documents.contentOf(DOCUMENT, fewer)).details).to.deep.equal({
      path: "/name",
    });
    const more = { ...salts, "/grade": salt(leafOf(1)) };
    expect(errorOf("MALFORMED_DOCUMENT", () => documents.contentOf(DOCUMENT, more)).details).to.deep.equal({
      path: "/grade",
    });
  });

  it("trap 43: two fields with one path are refused in a disclosure, though both are in the tree", () => {
    const forged = rooted([
      { salt: salt(leafOf(1)), path: "/grade", value: '"A"' },
      { salt: salt(leafOf(2)), path: "/grade", value: '"F"' },
    ]);
    expect(errorOf("DUPLICATE_PATH", () => documents.verifyDisclosure(forged)).details).to.deep.equal({
      path: "/grade",
    });
  });

  it("trap 43: a path inside another leaf, or an object that looks like an array, has two readings", () => {
    const inside = rooted([
      { salt: salt(leafOf(1)), path: "/grade", value: '"A"' },
      { salt: salt(leafOf(2)), path: "/grade/value/0", value: '"F"' },
    ]);
    errorOf("AMBIGUOUS_PATH", () => documents.verifyDisclosure(inside));
    const { details } = errorOf("AMBIGUOUS_PATH", () => documents.prepare({ list: { "0": "a", "1": "b" } }));
    expect(details.path).to.equal("/list");
    expect(documents.fieldsOf({ list: { "0": "a", x: "b" } })).to.have.length(2);
    expect(documents.fieldsOf({ years: { "2024": 1 } })).to.have.length(1);
  });

  it("trap 43: lone surrogates are refused in a document, and in a disclosed path or value", () => {
    errorOf("LONE_SURROGATE", () => documents.prepare({ name: "\ud83c" }));
    errorOf("LONE_SURROGATE", () => documents.prepare({ "\udfd4": 1 }));
    const hidden = salt(leafOf(1));
    const proof = { proof: [], proofFlags: [] };
    const content = root(leafOf(2));
    errorOf("LONE_SURROGATE", () =>
      documents.verifyDisclosure({
        content,
        disclosed: [{ salt: hidden, path: "/\ud83c", value: "1" }],
        proof,
      }),
    );
    errorOf("MALFORMED_DOCUMENT", () =>
      documents.verifyDisclosure({
        content,
        disclosed: [{ salt: hidden, path: "/a", value: '"\\ud83c"' }],
        proof,
      }),
    );
  });

  it("trap 43: big integers are refused in a document and in a disclosed value", () => {
    errorOf("UNSAFE_INTEGER", () => documents.prepare({ n: 2 ** 53 }));
    const forged = rooted([{ salt: salt(leafOf(1)), path: "/n", value: "9007199254740993" }]);
    errorOf("MALFORMED_DOCUMENT", () => documents.verifyDisclosure(forged));
  });

  it("trap 43: __proto__ is refused in a document and in a disclosed path", () => {
    const document = JSON.parse('{"__proto__":{"grade":"A"}}') as json.JsonValue;
    errorOf("FORBIDDEN_KEY", () => documents.prepare(document));
    const forged = rooted([{ salt: salt(leafOf(1)), path: "/__proto__/grade", value: '"A"' }]);
    errorOf("FORBIDDEN_KEY", () => documents.verifyDisclosure(forged));
  });

  it("a disclosed value is a leaf in canonical form, and a path is a pointer", () => {
    for (const value of ["1.0", '{"a":1}', "[1]", ' "A"', "A", "", '"\\u0041"']) {
      errorOf("MALFORMED_DOCUMENT", () =>
        documents.verifyDisclosure(rooted([{ salt: salt(leafOf(1)), path: "/a", value }])),
      );
    }
    for (const path of ["a", "/~", "/~2"]) {
      errorOf("MALFORMED_DOCUMENT", () =>
        documents.verifyDisclosure(rooted([{ salt: salt(leafOf(1)), path, value: "1" }])),
      );
    }
  });
});

function valueAt(document: json.JsonValue, path: string): json.JsonValue {
  return (json.splitPointer(path) ?? []).reduce<json.JsonValue>(
    (value, step) => (value as json.JsonObject)[step] ?? null,
    document,
  );
}
