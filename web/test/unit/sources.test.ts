import { links } from "@cairn/sdk";
import { expect } from "chai";
import type { Source } from "../../src/verify/source.ts";
import { fromAddress, fromFile, fromText, typeOf } from "../../src/verify/source.ts";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
const file = (text: string, name = "x.json") => {
  const content = bytes(text);
  return { name, size: content.length, arrayBuffer: async () => content.buffer };
};
const textOf = (source: Source | undefined): string => {
  if (source === undefined || !("content" in source)) throw new Error("the source has no content");
  return typeof source.content === "string" ? source.content : new TextDecoder().decode(source.content);
};
const codeOf = (source: Source | undefined): unknown => {
  if (source === undefined || !("error" in source)) throw new Error("the source has no error");
  return [source.error.code, source.error.details.part];
};

describe("what is given to the page", () => {
  it("is of the type that it says, as text or bytes; anything else is none", () => {
    expect(typeOf('{"type":"CairnRecord"}')).to.equal("record");
    expect(typeOf(bytes('{"type":"CairnPresentation"}'))).to.equal("presentation");
    expect(typeOf('{"type":"CairnRequest"}')).to.equal("request");
    expect(typeOf('{"contracts":{},"chainId":1}')).to.equal("addressBook");
    for (const other of ["", "{", "null", "[]", '"CairnRecord"', '{"type":["CairnRecord"]}', "%PDF-1.7"]) {
      expect(typeOf(other), other).to.equal("other");
    }
  });

  it("credentials are known by their forms: JSON-LD, a token, a picture", () => {
    for (const credential of [
      '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]}',
      " eyJhbGciOiJFUzI1NiJ9.e30.c2ln\n",
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '\uFEFF<?xml version="1.0"?><svg/>',
    ]) {
      expect(typeOf(credential), credential).to.equal("credential");
      expect(typeOf(bytes(credential)), credential).to.equal("credential");
    }
    expect(typeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]))).to.equal("credential");
    const bundle = '{"type":"CairnRecord","credential":{"@context":[]}}';
    expect(typeOf(bundle)).to.equal("record");
    expect(typeOf("ey.not a token.at all")).to.equal("other");
  });

  it("a link is what it carries, wherever it is pasted", async () => {
    const link = await links.toLink("https://verify.example/", '{"a":1}');
    expect(textOf(await fromText(` ${link}\n`, "pasted"))).to.equal('{"a":1}');
    expect(textOf(await fromText(new URL(link).hash, "pasted"))).to.equal('{"a":1}');
    expect(textOf(await fromFile(file(link, "link.txt")))).to.equal('{"a":1}');
    expect(textOf(await fromAddress(new URL(link).hash))).to.equal('{"a":1}');
  });

  it("text is taken as it stands", async () => {
    expect(await fromText(' {"a":1}', "pasted")).to.deep.equal({ origin: "pasted", content: ' {"a":1}' });
    const { origin, ...rest } = await fromFile(file('{"u":"https://a.example/#x"}'));
    expect([origin, textOf({ origin, ...rest } as Source)]).to.deep.equal([
      { file: "x.json" },
      '{"u":"https://a.example/#x"}',
    ]);
  });

  it("a link that carries nothing, or is cut short, has a code", async () => {
    expect(codeOf(await fromText("https://verify.example/", "pasted"))).to.deep.equal([
      "MALFORMED_LINK",
      "empty",
    ]);
    expect(codeOf(await fromText("https://verify.example/#cairn=abc", "pasted"))).to.deep.equal([
      "MALFORMED_LINK",
      undefined,
    ]);
    expect(codeOf(await fromAddress("#cairn="))).to.deep.equal(["MALFORMED_LINK", undefined]);
  });

  it("an address without data is nothing to check", async () => {
    expect(await fromAddress("")).to.equal(undefined);
    expect(await fromAddress("#content")).to.equal(undefined);
  });

  it("a file that is too large is not read, and one that cannot be read has a code", async () => {
    const large = { ...file(""), size: 64 * 1024 * 1024 + 1 };
    large.arrayBuffer = () => Promise.reject(new Error("it was read"));
    expect(codeOf(await fromFile(large))).to.deep.equal(["MALFORMED_BUNDLE", "size"]);
    const gone = { ...large, size: 1 };
    expect(codeOf(await fromFile(gone))).to.deep.equal(["INVALID_ARGUMENT", "file"]);
  });
});
