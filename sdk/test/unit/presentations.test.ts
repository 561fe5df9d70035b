import { expect } from "chai";
import { AbiCoder, Interface, makeError } from "ethers";
import type { Client } from "../../src/index.ts";
import { address, audience, chainId, hex, nonce, presentations, unixTime } from "../../src/index.ts";
import type { SignatureQuery } from "../../src/presentations/checkSignatures.ts";
import { askWallets, isSignedByKey } from "../../src/presentations/checkSignatures.ts";
import { judgeHolder } from "../../src/presentations/judgeHolder.ts";
import { leavesBelow } from "../../src/presentations/leavesBelow.ts";
import { titleOf } from "../../src/presentations/titleOf.ts";
import { digestOf, typedDataOf } from "../../src/presentations/typedData.ts";
import { unknown } from "../../src/verify/checks.ts";
import type { Verdict } from "../../src/verify/Verdict.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import { anchoredRecord, leafOf, unsignedPresentation } from "../utils/records.ts";

const HOLDER = address(`0x${"11".repeat(20)}`);
const ARGUMENTS: presentations.PresentationArguments = {
  bundles: [anchoredRecord()],
  disclose: [[]],
  audience: audience("https://employer.example"),
  nonce: nonce(leafOf(9)),
  issuedAt: unixTime(1_700_000_100),
  expiresAt: unixTime(1_700_000_200),
};

describe("presentations: preparing", () => {
  const refused = (change: Partial<presentations.PresentationArguments>) =>
    errorOf("INVALID_ARGUMENT", () => presentations.prepare({ ...ARGUMENTS, ...change }, HOLDER)).details;

  it("refuses records of two networks, and names the one that is of another", () => {
    const foreign = { ...anchoredRecord(), chainId: chainId(5) };
    const details = refused({ bundles: [anchoredRecord(), foreign], disclose: [[], []] });
    expect(details).to.include({ index: 1, chainId: 5 });
  });

  it("refuses no record, the same one twice, another number of choices, and no time", () => {
    expect(refused({ bundles: [], disclose: [] })).to.include({ bundles: 0 });
    const record = anchoredRecord();
    expect(refused({ bundles: [record, record], disclose: [[], []] })).to.include({ index: 1 });
    expect(refused({ disclose: [] })).to.include({ bundles: 1, choices: 0 });
    expect(refused({ expiresAt: unixTime(1_700_000_100) })).to.include({ issuedAt: 1_700_000_100 });
  });

  it("is issued now, where nothing else is said", () => {
    const { issuedAt: _left, ...args } = ARGUMENTS;
    const before = Math.floor(Date.now() / 1000);
    const far = { ...args, expiresAt: unixTime(before + 600) };
    const { issuedAt } = presentations.prepare(far, HOLDER).finish(hex("0x12"));
    expect(issuedAt).to.be.within(before, before + 60);
  });

  it("takes a path of an object or array for all that is in it, and no path for another one's beginning", () => {
    const document = { result: [{ value: "Pass" }, { value: 3 }], resultOf: 1, empty: {} };
    expect(leavesBelow(document, ["/result"])).to.deep.equal(["/result/0/value", "/result/1/value"]);
    expect(leavesBelow(document, ["/empty", "/resultOf", "/empty"])).to.deep.equal(["/empty", "/resultOf"]);
    expect(leavesBelow(document, [""])).to.have.length(4);
    expect(errorOf("UNKNOWN_PATH", () => leavesBelow(document, ["/res"])).details).to.include({
      path: "/res",
    });
  });
});

describe("presentations: what is signed", () => {
  it("shows titles, sorted paths, audience and times, and nothing of what stays hidden", () => {
    const { message, primaryType } = typedDataOf(unsignedPresentation());
    expect(primaryType).to.equal("Presentation");
    expect(message).to.deep.include({ audience: "https://employer.example", expiresAt: 1_700_000_200 });
    const [record] = message.records as { title: string; paths: string[] }[];
    expect(record?.paths).to.deep.equal(["/credits", "/name"]);
    expect(JSON.stringify(message)).not.to.include("Ada");
  });

  it("trap 2: another chain, token, holder, audience, nonce, time or path is another digest", () => {
    const signed = unsignedPresentation();
    const [record] = signed.records;
    if (record === undefined) throw new Error("there is no record");
    const others = [
      { chainId: chainId(7) },
      { token: HOLDER },
      { holder: HOLDER },
      { audience: audience("https://employer.example:8443") },
      { nonce: nonce(leafOf(8)) },
      { issuedAt: unixTime(1_700_000_101) },
      { expiresAt: unixTime(1_700_000_201) },
      { records: [{ ...record, disclosed: record.disclosed.slice(1) }] },
      { records: [{ ...record, hub: { name: "Another" } }] },
    ].map((change) => digestOf({ ...signed, ...change }));
    expect(new Set([digestOf(signed), ...others]).size).to.equal(others.length + 1);
  });

  it("trap 26: a title shows what cannot be seen, keeps to a line, and says what is missing", () => {
    expect(titleOf({ definition: { name: " Algebra I " }, hub: { name: "Riverside" } })).to.equal(
      "Algebra I, Riverside",
    );
    const turned = titleOf({ definition: { name: "A\u202eB\nC\u0000" }, hub: { name: "R\u2028S" } });
    expect(turned).to.equal("A\ufffdB\ufffdC\ufffd, R\ufffdS");
    expect(titleOf({ definition: {}, hub: { name: 5 } })).to.equal("A record, a hub without a name");
    expect([...titleOf({ definition: { name: "🪨".repeat(500) }, hub: {} })]).to.have.length(160);
  });
});

describe("presentations: asking smart wallets", () => {
  const query: SignatureQuery = { holder: HOLDER, digest: hex(leafOf(1)), signature: hex("0x1234") };
  const options = { block: 5, timeoutMs: 1_000, signal: undefined };
  const gasTooLow = new Interface(["error GasTooLow(uint256 left, uint256 needed)"]);

  /** A node that answers calls with what the test says, by how many signatures are asked about. */
  function nodeOf(answer: (count: number) => string): { client: Client; asked: number[] } {
    const asked: number[] = [];
    const call = async ({ data }: { data: string }): Promise<string> => {
      const count = (data.match(new RegExp(query.digest.slice(2), "g")) ?? []).length;
      asked.push(count);
      return answer(count);
    };
    return { client: { provider: { call } } as unknown as Client, asked };
  }

  const encode = (answers: readonly boolean[]): string =>
    AbiCoder.defaultAbiCoder().encode(["bool[]"], [answers]);

  function revert(data: string): never {
    throw makeError("reverted", "CALL_EXCEPTION", { data } as never);
  }

  it("asks nothing where nothing is to be asked, and all in one call", async () => {
    const { client, asked } = nodeOf((count) =>
      encode(Array.from({ length: count }, (_, place) => place === 1)),
    );
    expect(await askWallets(client, [], options)).to.deep.equal([]);
    expect(await askWallets(client, [query, query, query], options)).to.deep.equal([false, true, false]);
    expect(asked).to.deep.equal([3]);
  });

  it("halves a call that needs too much gas; one alone is a fault that says which node to ask", async () => {
    const reason = gasTooLow.encodeErrorResult("GasTooLow", [1, 2]);
    const { client, asked } = nodeOf((count) => (count > 1 ? revert(reason) : encode([true])));
    expect(await askWallets(client, [query, query, query], options)).to.deep.equal([true, true, true]);
    expect(asked).to.deep.equal([3, 2, 1, 1, 1]);
    const [alone] = await askWallets(nodeOf(() => revert(reason)).client, [query], options);
    expect(alone).to.include({ code: "CONTRACT_REVERTED" });
    expect((alone as Error & { fix: string }).fix).to.include("13,000,000");
    const [plain] = await askWallets(nodeOf(() => revert("0x")).client, [query], options);
    expect(plain).to.include({ code: "CONTRACT_REVERTED" });
  });

  it("trap 28: what is no list of answers, or a node that fails, is a fault in each one's place", async () => {
    for (const answer of ["0x", "0x1234", encode([true])]) {
      const found = await askWallets(nodeOf(() => answer).client, [query, query], options);
      expect(found.map((fault) => (fault as { code?: string }).code)).to.deep.equal(
        ["INCONSISTENT_ANSWER", "INCONSISTENT_ANSWER"],
        answer,
      );
    }
    const failing = nodeOf(() => {
      throw new Error("429 too many requests");
    });
    expect(await askWallets(failing.client, [query], options)).to.have.nested.property(
      "[0].code",
      "RATE_LIMITED",
    );
  });

  it("ends when it is aborted", async () => {
    const silent = {
      provider: { call: async () => await new Promise(() => undefined) },
    } as unknown as Client;
    const signal = AbortSignal.timeout(10);
    await rejectionOf("ABORTED", askWallets(silent, [query], { ...options, signal }));
  });

  it("a key's signature needs no chain, and nonsense is none", () => {
    expect(isSignedByKey(query)).to.equal(false);
    expect(isSignedByKey({ ...query, signature: hex(`0x${"ff".repeat(65)}`) })).to.equal(false);
  });
});

describe("presentations: judging the holder", () => {
  const presentation = unsignedPresentation();
  const { audience: expectedAudience, nonce: expectedNonce, issuedAt } = presentation;
  const expected = { audience: expectedAudience, nonce: expectedNonce, now: issuedAt };
  const record = (actor: string | null): Verdict =>
    ({
      record: { actor, learner: presentation.holder },
      checks: [unknown("network", "CHAIN_UNREACHABLE", "In English.")],
    }) as unknown as Verdict;

  it("is unknown with the fault's code, where signature or actor could not be asked", () => {
    const fault = unknown("network", "RATE_LIMITED", "Later.");
    const asked = { presentation, expected, records: [record(presentation.holder)] };
    expect(judgeHolder({ ...asked, signature: fault })).to.include({
      name: "holder",
      outcome: "unknown",
      code: "RATE_LIMITED",
    });
    expect(judgeHolder({ ...asked, signature: "good", records: [record(null)] })).to.include({
      outcome: "unknown",
      code: "CHAIN_UNREACHABLE",
    });
    expect(judgeHolder({ ...asked, signature: "good" })).to.include({ outcome: "pass", code: "OK" });
  });

  it("takes no answer from the end of the request on, however long the presentation is good", () => {
    const { expiresAt } = presentation;
    const until = unixTime(expiresAt - 50);
    const at = (now: number, end = until) =>
      judgeHolder({
        presentation,
        expected: { ...expected, until: end, now },
        signature: "good",
        records: [record(presentation.holder)],
      });
    expect(at(until - 1)).to.include({ outcome: "pass", code: "OK" });
    expect(at(until)).to.include({ outcome: "fail", code: "STALE" });
    expect(at(until).details).to.deep.equal({ until, now: until });
    const later = unixTime(expiresAt + 50);
    expect(at(expiresAt, later), "nor does a longer request make it good longer").to.include({
      code: "STALE",
    });
  });

  it("what is certain is said though a node fails: the time, the audience, the nonce, a bad signature, a stranger", () => {
    const fault = unknown("network", "CHAIN_UNREACHABLE", "Nobody answers.");
    const codeOf = (change: Partial<Parameters<typeof judgeHolder>[0]>) =>
      judgeHolder({ presentation, expected, signature: fault, records: [record(null)], ...change }).code;
    expect(codeOf({ expected: { ...expected, now: presentation.expiresAt } })).to.equal("STALE");
    expect(codeOf({ expected: { ...expected, audience: audience("https://a.example") } })).to.equal(
      "WRONG_AUDIENCE",
    );
    expect(codeOf({ expected: { ...expected, nonce: nonce(leafOf(3)) } })).to.equal("NONCE_MISMATCH");
    expect(codeOf({ signature: "bad" })).to.equal("BAD_SIGNATURE");
    expect(codeOf({ records: [record(HOLDER)] })).to.equal("HOLDER_NOT_ACTOR");
    const nobody = address(`0x${"0".repeat(40)}`);
    const frozen = judgeHolder({ presentation, expected, signature: "good", records: [record(nobody)] });
    expect(frozen).to.include({ outcome: "fail", code: "HOLDER_NOT_ACTOR" });
    expect(frozen.details.recovering).to.equal(true);
    expect(frozen.message).to.contain("A recovery");
  });
});
