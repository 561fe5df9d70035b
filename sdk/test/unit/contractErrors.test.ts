import { expect } from "chai";
import { AbiCoder, Interface, toBeHex } from "ethers";
import { fromChain } from "../../src/errors/fromChain.ts";
import type { ContractErrorName, ErrorCode } from "../../src/index.ts";
import { CairnError, CONTRACT_ERRORS, decodeRevert } from "../../src/index.ts";

const ERRORS = new Interface(
  Object.entries(CONTRACT_ERRORS).map(([name, { args }]) => `error ${name}(${args})`),
);
const LEARNER = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";

function revert(name: ContractErrorName, args: readonly unknown[]): string {
  return ERRORS.encodeErrorResult(name, args);
}

describe("errors of contracts", () => {
  it("have a selector each, of their own", () => {
    const selectors = Object.keys(CONTRACT_ERRORS).map((name) => ERRORS.getError(name)?.selector);
    expect(new Set(selectors).size).to.equal(selectors.length);
  });

  it("are decoded with their arguments by name", () => {
    expect(decodeRevert(revert("ConsentMissing", [LEARNER, 7, 13]))).to.deep.equal({
      name: "ConsentMissing",
      args: { learner: LEARNER, hub: 7, kind: 13 },
    });
  });

  it("are decoded inside a batch, which names the item", () => {
    const reason = revert("HubNotAccredited", [7, 1_700_000_000]);
    expect(decodeRevert(revert("BatchItemFailed", [3, reason]))).to.deep.equal({
      name: "HubNotAccredited",
      args: { hub: 7, time: 1_700_000_000 },
      index: 3,
    });
  });

  it("keep the item's place where its reason is none of ours", () => {
    expect(decodeRevert(revert("BatchItemFailed", [3, "0x12345678"]))).to.deep.equal({
      name: "BatchItemFailed",
      args: { index: 3n, reason: "0x12345678" },
      index: 3,
    });
  });

  it("are undefined for other data", () => {
    for (const data of ["0x", "0x12345678", "nonsense"]) expect(decodeRevert(data)).to.equal(undefined);
  });

  it("trap 40: are found wherever a node puts them, with code, values and fix", () => {
    const data = revert("AttesterSignatureInvalid", [toBeHex(1, 32), LEARNER]);
    const shapes = [
      { code: "CALL_EXCEPTION", data },
      { code: "CALL_EXCEPTION", data: null, info: { error: { code: 3, data } } },
      { code: "UNKNOWN_ERROR", error: { code: -32603, data: { data, message: "reverted" } } },
      { code: -32000, cause: { error: { data: `Reverted ${data}` } } },
    ];
    for (const shape of shapes) {
      const error = fromChain(Object.assign(new Error("execution reverted"), shape));
      expect(error.code).to.equal("CONTRACT_REVERTED");
      expect(error.details).to.deep.equal({
        contractError: "AttesterSignatureInvalid",
        args: { id: toBeHex(1, 32), attester: LEARNER },
      });
      expect(error.message).to.contain(LEARNER).and.to.contain("ask the hub to sign again");
    }
  });

  it("are found where a node says only that the gas ran out", () => {
    for (const message of [
      "out of gas",
      "EVM error: OutOfGas",
      "gas required exceeds allowance (50000000)",
    ]) {
      const error = fromChain(Object.assign(new Error("failed"), { error: { code: -32000, message } }));
      expect(error.code).to.equal("CONTRACT_REVERTED");
      expect(error.details.contractError).to.equal(null);
      expect(error.fix).to.contain("gas");
    }
  });

  it("never take the data of the transaction for the reason", () => {
    const data = revert("BatchEmpty", []);
    const error = Object.assign(new Error("refused"), {
      code: "CALL_EXCEPTION",
      data: null,
      transaction: { data },
    });
    expect(fromChain(error).details.contractError).to.equal(null);
  });

  it("count the items of earlier transactions of a split batch", () => {
    const data = revert("BatchItemFailed", [3, revert("BatchEmpty", [])]);
    expect(fromChain(Object.assign(new Error("x"), { data }), 200).details.index).to.equal(203);
  });

  it("show Solidity's own reasons", () => {
    const data = `0x08c379a0${AbiCoder.defaultAbiCoder().encode(["string"], ["too late"]).slice(2)}`;
    const error = fromChain(Object.assign(new Error("x"), { data }));
    expect(error.shortMessage).to.contain("too late");
    expect(error.details).to.deep.equal({ contractError: "Error", args: { message: "too late" } });
  });
});

describe("faults of the network", () => {
  const cases: readonly (readonly [ErrorCode, object])[] = [
    ["CHAIN_UNREACHABLE", { code: "ECONNREFUSED" }],
    ["CHAIN_UNREACHABLE", { code: "TIMEOUT" }],
    ["CHAIN_UNREACHABLE", { code: "SERVER_ERROR", info: { responseStatus: "502 Bad Gateway" } }],
    ["CHAIN_UNREACHABLE", { code: "UNKNOWN_ERROR", error: { code: -32603, message: "internal error" } }],
    ["RATE_LIMITED", { code: "SERVER_ERROR", info: { responseStatus: "429 Too Many Requests" } }],
    ["RATE_LIMITED", { code: "UNKNOWN_ERROR", error: { code: -32005, message: "limit" } }],
    ["RATE_LIMITED", { error: { code: -32000, message: "daily request limit reached" } }],
    ["REQUEST_REFUSED", { code: "ACTION_REJECTED" }],
    ["REQUEST_REFUSED", { error: { code: 4001, message: "User denied" } }],
    ["INSUFFICIENT_FUNDS", { code: "INSUFFICIENT_FUNDS" }],
    ["NOT_A_DEPLOYMENT", { code: "BAD_DATA" }],
    ["TRANSACTION_NOT_ACCEPTED", { code: "NONCE_EXPIRED" }],
  ];
  for (const [code, shape] of cases) {
    it(`${JSON.stringify(shape)} is ${code}`, () => {
      const cause = Object.assign(new Error("failed"), shape);
      const error = fromChain(cause);
      expect(error.code).to.equal(code);
      expect(error.cause).to.equal(cause);
    });
  }

  it("leave an error of the SDK as it is", () => {
    const error = new CairnError("ABORTED");
    expect(fromChain(error)).to.equal(error);
  });

  it("survive an error that names itself as its cause", () => {
    const error = new Error("round");
    error.cause = error;
    expect(fromChain(error).code).to.equal("CHAIN_UNREACHABLE");
  });
});
