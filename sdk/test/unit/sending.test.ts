import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { makeError } from "ethers";
import { broadcast } from "../../src/actions/broadcast.ts";
import { longer, patiently } from "../../src/actions/patience.ts";
import type { Call, Sending } from "../../src/actions/Sending.ts";
import { inTurn, nextNonce } from "../../src/actions/turns.ts";
import { fromChain } from "../../src/errors/fromChain.ts";
import { isSilence } from "../../src/errors/isSilence.ts";
import { address, chainId } from "../../src/index.ts";
import { rejectionOf } from "../utils/codes.ts";

const refused = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
const answered = () =>
  makeError("could not coalesce error", "UNKNOWN_ERROR", { error: { code: -32000, message: "no" } } as never);
const status = (responseStatus: string) =>
  Object.assign(new Error("server response"), { code: "SERVER_ERROR", info: { responseStatus } });

describe("silence of a network", () => {
  for (const [what, error] of [
    ["a refused connection", refused()],
    ["a broken connection", Object.assign(new Error("socket hang up"), { code: "ECONNRESET" })],
    ["a gateway without a node", status("502 Bad Gateway")],
    ["a limit on requests", status("429 Too Many Requests")],
    ["a timeout of the server", status("408 Request Timeout")],
    ["a browser's failed fetch", new TypeError("Failed to fetch")],
  ] as const) {
    it(`is ${what}`, () => {
      expect(isSilence(fromChain(error))).to.equal(true);
    });
  }

  for (const [what, error] of [
    ["a node's error", answered()],
    ["a forbidden request", status("403 Forbidden")],
    [
      "a closed provider",
      makeError("provider destroyed; cancelled request", "UNSUPPORTED_OPERATION", { operation: "send" }),
    ],
    ["a revert", Object.assign(new Error("execution reverted"), { code: "CALL_EXCEPTION", data: "0x" })],
    ["a lack of funds", makeError("insufficient funds", "INSUFFICIENT_FUNDS", { transaction: {} } as never)],
  ] as const) {
    it(`is not ${what}`, () => {
      expect(isSilence(fromChain(error))).to.equal(false);
    });
  }
});

describe("patience", () => {
  const patience = { patienceMs: 10_000, signal: undefined };

  it("asks again while the network is silent, and gives its answer", async () => {
    let asked = 0;
    const answer = await patiently(async () => {
      asked += 1;
      if (asked < 3) throw refused();
      return asked;
    }, patience);
    expect(answer).to.equal(3);
  });

  it("takes an error for an answer", async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw answered();
    };
    await rejectionOf("CHAIN_UNREACHABLE", patiently(ask, patience));
    expect(asked).to.equal(1);
  });

  it("ends with the last fault", async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw status("429 Too Many Requests");
    };
    await rejectionOf("RATE_LIMITED", patiently(ask, { patienceMs: 200, signal: undefined }));
    expect(asked).to.be.within(2, 4);
  });

  it("ends at once when it is aborted, also during a request that never ends", async () => {
    const abort = new AbortController();
    const never = patiently(() => new Promise<never>(() => undefined), { ...patience, signal: abort.signal });
    abort.abort("enough");
    expect((await rejectionOf("ABORTED", never)).cause).to.equal("enough");
  });

  it("waits longer each time, up to a limit", () => {
    const waits = Array.from({ length: 9 }).reduce<number[]>((all) => [...all, longer(all.at(-1) ?? 0)], []);
    expect(waits).to.deep.equal([50, 100, 200, 400, 800, 1_600, 3_200, 4_000, 4_000]);
    expect(longer(0, 20)).to.equal(20);
  });
});

describe("handing signed bytes over", () => {
  /** A node that answers the handings-over with these, one after the other, and then takes the bytes. */
  function sendingTo(...answers: (Error | "taken")[]) {
    let handed = 0;
    const provider = {
      broadcastTransaction: async () => {
        handed += 1;
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
      },
    };
    const sending = { client: { provider }, patienceMs: 300, signal: undefined } as unknown as Sending;
    const signed = { call: {} as Call, raw: "0x02", hash: "0xab", nonce: 7 };
    return { run: () => broadcast(sending, signed), handed: () => handed };
  }
  const says = (message: string) =>
    makeError("could not coalesce error", "UNKNOWN_ERROR", { error: { code: -32000, message } } as never);

  for (const message of [
    "already known",
    "AlreadyKnown",
    "transaction already imported",
    "Known transaction: 0xab",
  ]) {
    it(`"${message}" means that the node has them`, async () => {
      const { run, handed } = sendingTo(says(message));
      expect(await run()).to.equal(true);
      expect(handed()).to.equal(1);
    });
  }

  for (const message of ["nonce too low", "OldNonce", "replacement transaction underpriced"]) {
    it(`"${message}" means that another nonce is needed`, async () => {
      expect(await sendingTo(says(message)).run()).to.equal(false);
    });

    it(`"${message}" after a broken connection means nothing: the bytes themselves may be the reason`, async () => {
      const { run, handed } = sendingTo(refused(), says(message));
      expect(await run()).to.equal(true);
      expect(handed()).to.equal(2);
    });
  }

  it("any other refusal ends it, and keeps the node's words", async () => {
    for (const message of ["unknown transaction type", "transaction underpriced"]) {
      const { run, handed } = sendingTo(says(message));
      const error = await rejectionOf("TRANSACTION_NOT_ACCEPTED", run());
      expect(error.details).to.deep.equal({ hash: "0xab", nonce: 7 });
      expect(handed()).to.equal(1);
    }
    const poor = makeError("insufficient funds", "INSUFFICIENT_FUNDS", { transaction: {} } as never);
    await rejectionOf("INSUFFICIENT_FUNDS", sendingTo(poor).run());
  });

  it("silence until patience ends leaves the outcome open, and names the transaction", async () => {
    const { run, handed } = sendingTo(...Array.from({ length: 20 }, refused));
    const error = await rejectionOf("CHAIN_UNREACHABLE", run());
    expect(error.details).to.deep.equal({ hash: "0xab", nonce: 7 });
    expect(handed()).to.be.greaterThan(1);
  });
});

describe("nonces of one account", () => {
  const account = (digit: number) => ({
    chainId: chainId(1),
    from: address(`0x${String(digit).repeat(40)}`),
  });

  it("the next one is the lowest that neither the node counts nor is open", () => {
    expect(nextNonce(7, new Set())).to.equal(7);
    expect(nextNonce(7, new Set([7, 8]))).to.equal(9);
    expect(nextNonce(9, new Set([7]))).to.equal(9);
    expect(nextNonce(7, new Set([8])), "the one that was given up").to.equal(7);
  });

  it("sendings choose one after the other, in the order in which they came", async () => {
    const order: string[] = [];
    const send = (name: string, ms: number) =>
      inTurn(account(1), async (open) => {
        order.push(`${name} starts`);
        await sleep(ms);
        const nonce = nextNonce(5, open);
        open.add(nonce);
        order.push(`${name} has ${nonce}`);
        return nonce;
      });
    await Promise.all([send("first", 30), send("second", 1), send("third", 10)]);
    expect(order).to.deep.equal([
      "first starts",
      "first has 5",
      "second starts",
      "second has 6",
      "third starts",
      "third has 7",
    ]);
  });

  it("one that fails lets the next one go on, and leaves no nonce open", async () => {
    const failed = inTurn(account(2), () => Promise.reject(new Error("refused")));
    const next = inTurn(account(2), async (open) => nextNonce(3, open));
    const message = await failed.catch((error: unknown) => String(error));
    expect(message).to.match(/refused/);
    expect(await next).to.equal(3);
  });

  it("accounts and chains do not wait for each other", async () => {
    let release = (): void => undefined;
    const held = inTurn(
      account(3),
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    expect(await inTurn(account(4), async () => "another account")).to.equal("another account");
    const elsewhere = { ...account(3), chainId: chainId(2) };
    expect(await inTurn(elsewhere, async () => "another chain")).to.equal("another chain");
    release();
    await held;
  });
});
