import { expect } from "chai";
import { isCairnError } from "../../src/errors/isCairnError.ts";
import type { RelayAccess } from "../../src/sponsored/askRelay.ts";
import { askRelay, errorOf } from "../../src/sponsored/askRelay.ts";

const URL_OF_RELAY = new URL("https://relay.school.example/");

/** A relay that answers each question with the next of these; the last one for ever. */
function answering(...answers: readonly (() => Response)[]): RelayAccess & { readonly asked: () => number } {
  let asked = 0;
  const fetch = async () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer === undefined) throw new Error("no answer");
    return answer();
  };
  return { url: URL_OF_RELAY, fetch, asked: () => asked };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  return () => new Response(JSON.stringify(body), { status, headers });
};

async function faultOf(access: RelayAccess, patienceMs = 0) {
  const error = await askRelay(access, "v1/requests", { patienceMs, signal: undefined }).catch(
    (caught: unknown) => caught,
  );
  if (!isCairnError(error)) throw new Error(`not a coded error: ${String(error)}`);
  return error;
}

describe("asking a relay", () => {
  it("a refusal is an answer; what passes is waited out", async () => {
    const refused = await askRelay(answering(json(422, { code: "EXPIRED" })), "v1/requests", {
      patienceMs: 0,
      signal: undefined,
    });
    expect(refused).to.deep.equal({ status: 422, retryAfter: undefined, body: { code: "EXPIRED" } });
    const relay = answering(json(429, { code: "BUSY" }, { "retry-after": "0" }), json(202, { id: "0x" }));
    expect((await askRelay(relay, "v1/requests", { patienceMs: 1_000, signal: undefined })).status).to.equal(
      202,
    );
    expect(relay.asked()).to.equal(2);
  });

  it("gives up with the reason and the time to come back, cut to what is shown", async () => {
    const busy = await faultOf(
      answering(json(429, { code: "BUSY", message: "x".repeat(500) }, { "retry-after": "60" })),
    );
    expect(busy.code).to.equal("RELAY_BUSY");
    expect(busy.details).to.include({ status: 429, reason: "BUSY", says: "x".repeat(200), retryAfter: 60 });
    const away = await faultOf(answering(json(503, { code: 7 }, { "retry-after": "-1" })));
    expect(away.code).to.equal("RELAY_UNAVAILABLE");
    expect(away.details).to.include({ status: 503, reason: undefined, retryAfter: undefined });
  });

  it("what is no answer of a relay is none: a page, a number, nothing, a flood", async () => {
    const bodies = ["<html>", "7", "null", "", `"${"x".repeat(70_000)}"`];
    for (const body of bodies) {
      expect((await faultOf(answering(() => new Response(body)))).code, body.slice(0, 10)).to.equal(
        "RELAY_UNAVAILABLE",
      );
    }
    expect((await faultOf(answering(() => new Response(null)))).code).to.equal("RELAY_UNAVAILABLE");
    expect((await faultOf(answering())).code).to.equal("RELAY_UNAVAILABLE");
  });

  it("a contract's refusal is told by its name, and by none that the relay made up", () => {
    const known = errorOf({
      code: "CONTRACT_REVERTED",
      details: { contractError: "ProofInvalid", args: ["0x1"] },
    });
    expect(known.code).to.equal("CONTRACT_REVERTED");
    expect(known.details).to.deep.equal({ contractError: "ProofInvalid", args: ["0x1"] });
    expect(known.fix).to.not.equal(errorOf({ code: "CONTRACT_REVERTED" }).fix);
    for (const contractError of ["__proto__", "constructor", "Nonsense", 7, undefined]) {
      const made = errorOf({ code: "CONTRACT_REVERTED", details: { contractError } });
      expect(made.details.contractError, String(contractError)).to.equal(null);
    }
    const refused = errorOf({ code: "NOT_ALLOWED", message: "Another contract." }, 403);
    expect(refused.code).to.equal("RELAY_REFUSED");
    expect(refused.details).to.deep.equal({ reason: "NOT_ALLOWED", says: "Another contract.", status: 403 });
  });
});
