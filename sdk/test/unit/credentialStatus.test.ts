import { gzipSync } from "node:zlib";
import { expect } from "chai";
import type { CredentialOptions, CredentialVerdict, SigningKey } from "../../src/credentials/index.ts";
import { createKey, didKey, issue, issueToken, statusList, verify } from "../../src/credentials/index.ts";
import type { json } from "../../src/index.ts";
import { unixTime } from "../../src/index.ts";

type Json = json.JsonObject;

const V2 = "https://www.w3.org/ns/credentials/v2";
const NOW = unixTime(1_800_000_000);
const URL_0 = "https://school.example/status/0";
const URL_1 = "https://school.example/status/1";
const LENGTH = 131_072;
const ISO = (time: number) => new Date(time * 1000).toISOString();

describe("status lists", () => {
  let key: SigningKey;
  let p256: SigningKey;

  before(async () => {
    [key, p256] = await Promise.all([createKey("Ed25519"), createKey("P-256")]);
  });

  const entry = (changed: Json = {}): Json => ({
    type: "BitstringStatusListEntry",
    statusPurpose: "revocation",
    statusListIndex: "7",
    statusListCredential: URL_0,
    ...changed,
  });
  const credential = (credentialStatus: json.JsonValue, by = key): Json => ({
    "@context": [V2],
    type: ["VerifiableCredential"],
    issuer: didKey(by),
    credentialSubject: { name: "Ana" },
    credentialStatus,
  });
  const list = async (changed: { indices?: number[]; url?: string; by?: SigningKey } = {}): Promise<Json> => {
    const { indices = [], url = URL_0, by = key } = changed;
    return await statusList({ issuer: didKey(by), url, list: 0, indices, now: NOW });
  };
  const subjectOf = ({ credentialSubject }: Json): Json => credentialSubject as Json;
  const signed = async (unsigned: Json): Promise<Json> => await issue(unsigned, { key, now: NOW });
  const serving = (documents: Record<string, Json | string>): CredentialOptions => ({
    web: {
      fetch: async (url) => {
        const body = documents[String(url)];
        const text = typeof body === "string" ? body : JSON.stringify(body);
        return new Response(text, { status: body === undefined ? 404 : 200 });
      },
    },
  });
  const statusOf = async (
    status: json.JsonValue,
    documents: Record<string, Json | string>,
    secured?: Json | string,
  ): Promise<CredentialVerdict["checks"][number] | undefined> => {
    const source = secured ?? (await signed(credential(status)));
    const { checks } = await verify(source, { now: NOW, ...serving(documents) });
    return checks.find(({ name }) => name === "status");
  };
  const codeOf = async (...args: Parameters<typeof statusOf>) => (await statusOf(...args))?.code;

  it("finds a credential good whose place is clear, and revoked whose place is set", async () => {
    const clear = await signed(await list({ indices: [6, 8] }));
    const set = await signed(await list({ indices: [7, 7] }));
    expect(await codeOf(entry(), { [URL_0]: clear })).to.equal("OK");
    expect(await codeOf(entry(), { [URL_0]: set })).to.equal("REVOKED");
    expect(await codeOf(entry({ statusListIndex: "131071" }), { [URL_0]: set })).to.equal("OK");
    expect(await codeOf(entry({ type: ["BitstringStatusListEntry"] }), { [URL_0]: set })).to.equal("REVOKED");
  });

  it("reads a list that is a token", async () => {
    const token = await issueToken(await list({ indices: [7], by: p256 }), { key: p256, now: NOW });
    const secured = await issueToken(credential(entry(), p256), { key: p256, now: NOW });
    expect(await codeOf(entry(), { [URL_0]: token }, secured)).to.equal("REVOKED");
  });

  it("says of a suspended one that it is suspended; revoked counts more", async () => {
    const unsigned = await list({ indices: [7] });
    const subject = { ...subjectOf(unsigned), statusPurpose: "suspension" };
    const suspended = await signed({ ...unsigned, credentialSubject: subject });
    const suspension = entry({ statusPurpose: "suspension" });
    expect(await codeOf(suspension, { [URL_0]: suspended })).to.equal("SUSPENDED");
    const revocation = entry({ statusListCredential: URL_1 });
    const revoked = await signed(await list({ indices: [7], url: URL_1 }));
    const clear = await signed(await list({ url: URL_1 }));
    for (const both of [
      [suspension, revocation],
      [revocation, suspension],
    ]) {
      expect(await codeOf(both, { [URL_0]: suspended, [URL_1]: revoked })).to.equal("REVOKED");
      expect(await codeOf(both, { [URL_0]: suspended, [URL_1]: clear })).to.equal("SUSPENDED");
      expect(await codeOf(both, { [URL_0]: suspended })).to.equal("SUSPENDED");
      expect(await codeOf(both, { [URL_1]: revoked })).to.equal("REVOKED");
      expect(await codeOf(both, { [URL_1]: clear })).to.equal("STATUS_LIST_UNAVAILABLE");
    }
  });

  it("reads one list for many purposes", async () => {
    const unsigned = await list({ indices: [7] });
    const subject = { ...subjectOf(unsigned), statusPurpose: ["revocation", "suspension"] };
    const both = await signed({ ...unsigned, credentialSubject: subject });
    expect(await codeOf(entry({ statusPurpose: "suspension" }), { [URL_0]: both })).to.equal("SUSPENDED");
  });

  it("asks no list about messages, and takes none for a fault", async () => {
    const messages = [
      { status: "0x0", message: "in process" },
      { status: "0x1", message: "done" },
      { status: "0x2", message: "late" },
      { status: "0x3", message: "lost" },
    ];
    const message = entry({ statusPurpose: "message", statusSize: 2, statusMessage: messages });
    expect(await codeOf(message, {})).to.equal("OK");
    expect(await codeOf(entry({ statusPurpose: "refresh" }), {})).to.equal("OK");
  });

  const FAULTS: readonly [string, (unsigned: Json) => Json][] = [
    ["for another purpose", (unsigned) => withSubject(unsigned, { statusPurpose: "suspension" })],
    ["of another type", (unsigned) => ({ ...unsigned, type: ["VerifiableCredential"] })],
    ["without bits", (unsigned) => withSubject(unsigned, { encodedList: "" })],
    [
      "whose bits have no prefix",
      (unsigned) => withSubject(unsigned, { encodedList: packed(LENGTH / 8).slice(1) }),
    ],
    [
      "whose bits are not packed",
      (unsigned) => withSubject(unsigned, { encodedList: `u${"A".repeat(21_848)}` }),
    ],
    ["that is too short", (unsigned) => withSubject(unsigned, { encodedList: packed(LENGTH / 8 - 1) })],
    [
      "that unpacks to far too much",
      (unsigned) => withSubject(unsigned, { encodedList: packed(64 * 1024 * 1024) }),
    ],
    ["that has expired", (unsigned) => ({ ...unsigned, validUntil: ISO(NOW) })],
    ["that counts later", (unsigned) => ({ ...unsigned, validFrom: ISO(NOW + 1_000) })],
    ["with another id", (unsigned) => ({ ...unsigned, id: URL_1 })],
  ];
  for (const [title, changed] of FAULTS) {
    it(`does not take a list ${title}`, async () => {
      const bad = await signed(changed(await list({ indices: [7] })));
      expect(await codeOf(entry(), { [URL_0]: bad })).to.equal("STATUS_LIST_UNAVAILABLE");
    });
  }

  it("does not take a list of another issuer, one that was changed, is not signed, or is no list", async () => {
    const other = await createKey("Ed25519");
    const theirs = await issue(await list({ by: other }), { key: other, now: NOW });
    const own = await signed(await list());
    const set = await list({ indices: [7] });
    const swapped = { ...own, credentialSubject: set.credentialSubject ?? null };
    const bad = [theirs, swapped, set, {}, [] as never, "no list", "a.b.c"];
    for (const each of bad)
      expect(await codeOf(entry(), { [URL_0]: each })).to.equal("STATUS_LIST_UNAVAILABLE");
  });

  it("cannot tell of a place that the list does not have, of wider places, of other kinds, of too many lists", async () => {
    const documents = { [URL_0]: await signed(await list({ indices: [7] })) };
    const messages = Array.from({ length: 4 }, (_, value) => ({ status: `0x${value}`, message: "m" }));
    const entries: json.JsonValue[] = [
      entry({ statusListIndex: String(LENGTH) }),
      entry({ statusListIndex: "9".repeat(90) }),
      entry({ statusSize: 2, statusMessage: messages }),
      { type: "https://school.example/terms#OtherList", id: URL_0 },
      Array.from({ length: 9 }, () => entry()),
    ];
    for (const each of entries) expect(await codeOf(each, documents)).to.equal("STATUS_LIST_UNAVAILABLE");
  });

  const ENTRIES: readonly [string, Json, string][] = [
    ["no purpose", { statusPurpose: undefined as never }, "statusPurpose"],
    ["a place that is a number", { statusListIndex: 7 }, "statusListIndex"],
    ["a place below nothing", { statusListIndex: "-1" }, "statusListIndex"],
    ["a place with zeros before it", { statusListIndex: "007" }, "statusListIndex"],
    ["a list that is no URL", { statusListCredential: "list" }, "statusListCredential"],
    ["the list's id", { id: URL_0 }, "id"],
    ["no bits", { statusSize: 0 }, "statusSize"],
    ["half a bit", { statusSize: 1.5 }, "statusSize"],
    ["many bits without messages", { statusSize: 2 }, "statusMessage"],
    [
      "too few messages",
      { statusSize: 2, statusMessage: [{ status: "0x0", message: "m" }] },
      "statusMessage",
    ],
  ];
  for (const [title, changed, name] of ENTRIES) {
    it(`neither signs nor takes an entry with ${title}`, async () => {
      const bad = credential(entry(changed));
      const { checks } = await verify(bad, { web: false, now: NOW });
      expect(checks[0]).to.include({ code: "MALFORMED" });
      expect(checks[0]?.message).to.include(`/credentialStatus/${name}: `);
      expect((await signed(bad).catch((error: unknown) => error)) as object).to.include({
        code: "MALFORMED_CREDENTIAL",
      });
    });
  }

  it("says that the web was asked, and that it was not", async () => {
    const asked = await verify(await signed(credential(entry())), { now: NOW, ...serving({}) });
    expect(asked.mode).to.equal("web");
    const { checks, mode } = await verify(await signed(credential(entry())), { web: false, now: NOW });
    expect(mode).to.equal("offline");
    expect(checks.at(-1)).to.include({ name: "status", code: "STATUS_LIST_UNAVAILABLE", outcome: "unknown" });
  });
});

function withSubject(unsigned: Json, changed: Json): Json {
  return { ...unsigned, credentialSubject: { ...(unsigned.credentialSubject as Json), ...changed } };
}

/** So many bytes of nothing, as a list has them. */
function packed(bytes: number): string {
  return `u${gzipSync(new Uint8Array(bytes)).toString("base64url")}`;
}
