import { deployments, isCairnError, links, requests } from "@cairn/sdk";
import { expect } from "chai";
import type { RequestForm } from "../../src/ask/requestOf.ts";
import { EMPTY_ITEM, emptyForm, linkPage, pageOf, requestOf } from "../../src/ask/requestOf.ts";
import type { KeptRequest } from "../../src/state/KeptRequest.ts";
import { earlierAnswer, keptText, parseKept, withAnswer } from "../../src/state/KeptRequest.ts";
import { texts } from "../../src/texts.ts";
import { expectedOf } from "../../src/verify/expectedOf.ts";

const ADDRESS = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
const deployment = deployments.parse({
  name: "example",
  chainId: 31_337,
  version: "0.1.0",
  startBlock: 1,
  contracts: Object.fromEntries(
    deployments.CONTRACT_NAMES.map((name) => [name, { address: ADDRESS, block: 1, args: [] }]),
  ),
});
const NOW = Date.UTC(2026, 10, 22, 12) / 1000;
const PAGE = "https://verify.example/records/";
const form: RequestForm = {
  verifier: " Employer Ltd ",
  origin: "",
  items: [
    {
      title: "Your diploma",
      why: "The post asks for one.",
      kind: "Diploma",
      paths: "result, hours",
      optional: false,
    },
    { ...EMPTY_ITEM, title: "More", why: "If you like.", optional: true },
  ],
  until: "2026-11-29",
};
const make = (change: Partial<RequestForm> = {}, page: string | undefined = PAGE) =>
  requestOf({ ...form, ...change }, { deployment, page, now: NOW });

function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (isCairnError(error)) return [error.code, error.details.path ?? error.details.part];
    throw error;
  }
  return undefined;
}

describe("asking", () => {
  it("makes the request of a form: for the page's own origin, which takes the answer", () => {
    const request = make();
    expect(request).to.deep.include({
      verifier: "Employer Ltd",
      audience: "https://verify.example",
      reply: PAGE,
      chainId: 31_337,
      token: ADDRESS,
      issuedAt: NOW,
      expiresAt: Date.UTC(2026, 10, 29, 23, 59, 59) / 1000,
    });
    expect(request.items).to.deep.equal([
      {
        title: "Your diploma",
        why: "The post asks for one.",
        kinds: ["Diploma"],
        paths: ["/result", "/hours"],
        optional: false,
      },
      { title: "More", why: "If you like.", paths: [], optional: true },
    ]);
    expect(linkPage(request)).to.equal(PAGE);
    expect(make().nonce).not.to.equal(request.nonce);
  });

  it("opened from a file: for the address that was given, without a page to reply to", () => {
    const request = requestOf(
      { ...form, origin: "https://employer.example/jobs" },
      { deployment, page: undefined, now: NOW },
    );
    expect(request.audience).to.equal("https://employer.example");
    expect(request.reply).to.equal(undefined);
    expect(linkPage(request)).to.equal("https://employer.example/");
    expect(refusal(() => requestOf(form, { deployment, page: undefined, now: NOW }))).to.deep.equal([
      "INVALID_ARGUMENT",
      "audience",
    ]);
  });

  it("a page has an address unless it is a file; its fragment is not part of it", () => {
    expect(pageOf("https://a.example/x?y=1#cairn=z")).to.equal("https://a.example/x?y=1");
    expect(pageOf("file:///home/me/index.html")).to.equal(undefined);
  });

  it("names what is missing in the form", () => {
    expect(refusal(() => make({ verifier: " " }))).to.deep.equal(["MALFORMED_REQUEST", "/verifier"]);
    expect(refusal(() => make({ items: [EMPTY_ITEM] }))).to.deep.equal([
      "MALFORMED_REQUEST",
      "/items/0/title",
    ]);
    expect(refusal(() => make({ until: "2026-11-01" }))).to.deep.equal(["MALFORMED_REQUEST", "/expiresAt"]);
    expect(refusal(() => make({ until: "" }))).to.deep.equal(["MALFORMED_REQUEST", "/expiresAt"]);
  });

  it("the empty form asks for a week", () => {
    expect(emptyForm(NOW)).to.deep.include({ until: "2026-11-29", items: [EMPTY_ITEM] });
  });

  it("the fields that the form suggests mean the same in both languages", () => {
    const asked = Object.values(texts).map(({ ask }) => {
      const paths = Object.values(ask.suggestions).join(", ");
      return make({ items: [{ ...EMPTY_ITEM, title: "a", why: "b", paths }] }).items[0]?.paths;
    });
    expect(asked[0]).to.deep.equal(["/result", "/creditsEarned", "/hours", "/name"]);
    expect(asked[1]).to.deep.equal(asked[0]);
  });

  it("fits a link that gives it back", async () => {
    const request = make();
    const link = await links.toLink(linkPage(request), requests.serialize(request));
    expect(requests.parse((await links.fromLink(link)) ?? "")).to.deep.equal(request);
  });
});

describe("requests that are kept", () => {
  const kept: KeptRequest = { request: make(), answers: [] };

  it("are read as they are written; what cannot be read is left out", () => {
    const answered = { request: make(), answers: [{ signature: "0x12", checkedAt: NOW }] };
    expect(parseKept(keptText([kept, answered]))).to.deep.equal([kept, answered]);
    const damaged = JSON.stringify([{ request: "{}" }, null, 1, ...JSON.parse(keptText([kept]))]);
    expect(parseKept(damaged)).to.deep.equal([kept]);
    expect(parseKept("{")).to.deep.equal([]);
    expect(parseKept("{}")).to.deep.equal([]);
  });

  it("an answer is noted once; another one to the same request is told apart", () => {
    const { nonce } = kept.request;
    const first = withAnswer([kept], nonce, { signature: "0x12", checkedAt: 1 });
    const again = withAnswer(first, nonce, { signature: "0x12", checkedAt: 2 });
    expect(again[0]?.answers).to.deep.equal([{ signature: "0x12", checkedAt: 1 }]);
    expect(earlierAnswer(again[0], "0x12")).to.equal(undefined);
    expect(earlierAnswer(again[0], "0x34")).to.deep.equal({ signature: "0x12", checkedAt: 1 });
    expect(earlierAnswer(undefined, "0x34")).to.equal(undefined);
    expect(withAnswer([kept], "0xother", { signature: "0x12", checkedAt: 1 })).to.deep.equal([kept]);
  });

  it("what the user says by hand is read strictly, but an address may be copied whole", () => {
    const asked = { request: "", audience: "", nonce: "" };
    const { nonce } = kept.request;
    expect(expectedOf(asked, [kept])).to.deep.equal({});
    expect(expectedOf({ ...asked, request: nonce }, [kept])).to.deep.equal({ request: kept.request });
    expect(
      expectedOf({ ...asked, audience: " https://a.example/jobs ", nonce: ` ${nonce} ` }, []),
    ).to.deep.equal({
      audience: "https://a.example",
      nonce,
    });
    expect(refusal(() => expectedOf({ ...asked, audience: "me" }, []))).to.deep.equal([
      "INVALID_ARGUMENT",
      "audience",
    ]);
    expect(refusal(() => expectedOf({ ...asked, nonce: "0x1" }, []))).to.deep.equal(["INVALID_ID", "nonce"]);
  });
});
