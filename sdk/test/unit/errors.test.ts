import { expect } from "chai";
import { CairnError, ERRORS, hubId, isCairnError, throwIfAborted } from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";

describe("errors", () => {
  it("every code is upper snake case and has a summary and a fix that are sentences", () => {
    const entries = Object.entries(ERRORS);
    expect(entries).to.not.be.empty;
    for (const [code, { summary, fix }] of entries) {
      expect(code).to.match(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
      expect(summary, code).to.match(/^[A-Z].*\.$/);
      expect(fix, code).to.match(/^[A-Z].*\.$/);
    }
  });

  it("trap 40: the message tells what is wrong, the offending value and the fix", () => {
    const error = errorOf("INVALID_ID", () => hubId(-5));
    expect(error.message).to.include("not a hub id").and.to.include("value: -5").and.to.include(error.fix);
    expect(error.message).to.include("[INVALID_ID]");
    expect(error.details).to.deep.equal({ value: -5 });
  });

  it("falls back to the catalog, and keeps what the thrower says", () => {
    const plain = new CairnError("ABORTED");
    expect([plain.shortMessage, plain.fix]).to.deep.equal([ERRORS.ABORTED.summary, ERRORS.ABORTED.fix]);
    const cause = new Error("socket");
    const full = new CairnError("ABORTED", { message: "Stopped.", fix: "Wait.", details: { n: 1n }, cause });
    expect([full.shortMessage, full.fix, full.cause]).to.deep.equal(["Stopped.", "Wait.", cause]);
    expect(full.message).to.include("n: 1");
  });

  it("shows values that JSON cannot write, and shortens long ones", () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const { message } = new CairnError("ABORTED", {
      details: { cycle, none: undefined, list: [2n], long: "y".repeat(5000) },
    });
    expect(message)
      .to.include("none: undefined")
      .and.to.include('list: ["2"]')
      .and.to.include("[object Object]");
    expect(message.length).to.be.lessThan(1000);
  });

  it("details cannot be changed, not even through the object that was passed", () => {
    const details = { value: 1 };
    const error = new CairnError("ABORTED", { details });
    details.value = 2;
    expect(error.details).to.deep.equal({ value: 1 });
    expect(error.details).to.be.frozen;
  });

  it("the guard narrows by code, and recognises another copy of the package", () => {
    const error: unknown = new CairnError("ABORTED");
    expect(isCairnError(error)).to.equal(true);
    expect(isCairnError(error, "ABORTED")).to.equal(true);
    expect(isCairnError(error, "INVALID_ID")).to.equal(false);
    const foreign = Object.assign(new Error("x"), { name: "CairnError", code: "ABORTED" });
    expect(isCairnError(foreign, "ABORTED")).to.equal(true);
    expect(isCairnError(Object.assign(new Error("x"), { name: "CairnError", code: "toString" }))).to.equal(
      false,
    );
    expect(isCairnError(Object.assign(new Error("x"), { code: "ABORTED" }))).to.equal(false);
    expect(isCairnError({ name: "CairnError", code: "ABORTED" })).to.equal(false);
    expect(isCairnError(undefined)).to.equal(false);
  });

  it("an aborted signal stops the work with its reason as cause", () => {
    const reason = new Error("the page was closed");
    throwIfAborted(undefined);
    throwIfAborted(new AbortController().signal);
    expect(errorOf("ABORTED", () => throwIfAborted(AbortSignal.abort(reason))).cause).to.equal(reason);
  });
});
