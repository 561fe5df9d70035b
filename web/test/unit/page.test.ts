import { createHash } from "node:crypto";
import { CairnError, ERRORS } from "@cairn/sdk";
import { expect } from "chai";
import { withPolicy } from "../../build/contentSecurityPolicy.ts";
import { withoutWebAssembly } from "../../build/withoutWebAssembly.ts";
import { languageOf } from "../../src/Language.ts";
import { texts } from "../../src/texts.ts";
import { detailText } from "../../src/words/details.ts";
import { faultWords } from "../../src/words/faults.ts";
import { creditWords, dayWords, listWords, momentWords } from "../../src/words/format.ts";
import { kindWords } from "../../src/words/terms.ts";

const PLACE = '<meta http-equiv="Content-Security-Policy" content="" />';
const SCRIPT = 'console.log("a")';
const STYLE = "a{color:red}";
const HTML = `<head>${PLACE}<script type="application/json">{}</script><script type="module" crossorigin>${SCRIPT}</script><style rel="stylesheet">${STYLE}</style></head>`;

describe("the page's policy", () => {
  const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

  it("lets script and style run by their hashes, and nothing else", () => {
    const [, policy = ""] = /content="([^"]+)"/u.exec(withPolicy(HTML)) ?? [];
    const rules = policy.split("; ");
    expect(rules[0]).to.equal("default-src 'none'");
    expect(rules)
      .to.include(`script-src ${hash(SCRIPT)}`)
      .and.include(`style-src ${hash(STYLE)}`);
    expect(rules).to.include("base-uri 'none'").and.include("form-action 'none'");
    expect(policy).not.to.match(/unsafe|\*(?![;' ]|$)/u);
  });

  it("a page without a place for it, or with nothing to hash, is not built", () => {
    expect(() => withPolicy("<head></head>")).to.throw("no place");
    expect(() => withPolicy(`<head>${PLACE}</head>`)).to.throw("has nothing for");
    expect(() => withPolicy(HTML.replace(SCRIPT, ""))).to.throw("has nothing for");
  });
});

describe("the page without WebAssembly", () => {
  const { resolveId, load } = withoutWebAssembly();

  it("has a keccak that refuses in place of the faster one, and leaves all else alone", async () => {
    const stub = resolveId("hash-wasm") ?? "";
    const code = encodeURIComponent(load(stub) ?? "");
    const { createKeccak } = (await import(`data:text/javascript,${code}`)) as {
      createKeccak: () => Promise<never>;
    };
    const refusal = await createKeccak().then(
      () => "none",
      (error: Error) => error.message,
    );
    expect(refusal).to.equal("no WebAssembly in this page");
    expect([resolveId("ethers"), load("ethers")]).to.deep.equal([null, null]);
  });
});

describe("languages", () => {
  it("the reader's first language that the page has, else English", () => {
    expect(languageOf(["es-MX", "en"])).to.equal("es");
    expect(languageOf(["fr", "en-US", "es"])).to.equal("en");
    expect(languageOf(["ca", "ES-es"])).to.equal("es");
    expect(languageOf(["de"])).to.equal("en");
    expect(languageOf([])).to.equal("en");
  });

  it("no text is empty, and none is told the same way that should not be", () => {
    const leaves = (value: unknown, path = ""): [string, string][] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}/${key}`))
        : [[path, typeof value === "string" ? value : String(value)]];
    const same = new Set(["/brand"]);
    const spanish = new Map(leaves(texts.es));
    for (const [path, text] of leaves(texts.en)) {
      expect(text, path).not.to.equal("");
      if (text.includes("=>") || same.has(path)) continue;
      expect(spanish.get(path), path).not.to.equal(text);
    }
  });

  it("days and moments are those of UTC", () => {
    expect(dayWords(1_795_391_999, "en")).to.equal("22 November 2026");
    expect(dayWords(1_795_391_999, "es")).to.equal("22 de noviembre de 2026");
    expect(momentWords(1_795_391_999, "en")).to.equal("22 November 2026 at 23:59 UTC");
    expect(dayWords(Number.MAX_SAFE_INTEGER, "en")).to.equal(String(Number.MAX_SAFE_INTEGER));
  });

  it("credit, lists and kinds", () => {
    expect([creditWords(650, "en"), creditWords(650, "es")]).to.deep.equal(["6.5", "6,5"]);
    expect(listWords(["a", "b", "c"], "es")).to.equal("a, b y c");
    expect(kindWords("Diploma", "en")).to.equal("Diploma");
    expect(kindWords("BachelorDegree", "es")).to.equal("Título de grado");
    expect(kindWords("ext:ForestSchool", "es")).to.equal("ForestSchool");
  });
});

describe("faults in words", () => {
  it("in English as the software says them", () => {
    const error = new CairnError("MALFORMED_LINK");
    expect(faultWords(error, "en")).to.deep.equal({
      message: ERRORS.MALFORMED_LINK.summary,
      fix: ERRORS.MALFORMED_LINK.fix,
      language: "en",
    });
  });

  it("in Spanish by code and part; English, and said to be so, where the page has no words", () => {
    expect(faultWords(new CairnError("MALFORMED_LINK"), "es").message).to.include("dañados");
    const empty = new CairnError("MALFORMED_LINK", { details: { part: "empty" } });
    expect(faultWords(empty, "es").message).to.include("no lleva nada");
    const other = new CairnError("MALFORMED_LINK", { details: { part: "other" } });
    expect(faultWords(other, "es").message).to.include("dañados");
    expect(faultWords(new CairnError("GAS_CAP_EXCEEDED"), "es").language).to.equal("en");
  });

  it("values are shown whole up to a length, also those that JSON does not know", () => {
    expect(detailText("a")).to.equal("a");
    expect(detailText({ a: 1n, b: [null] })).to.equal('{"a":"1","b":[null]}');
    expect(detailText(undefined)).to.equal("undefined");
    expect(detailText("a".repeat(5_000))).to.have.lengthOf(2_001);
  });
});
