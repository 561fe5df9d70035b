import type { bundles, json } from "@cairn/sdk";
import { achievements, definitions, hubs, isCairnError, kindOf, unixTime } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import {
  achievement,
  badgeOf,
  createKey,
  derive,
  didKey,
  didWeb,
  issue,
  issueSelective,
  issueToken,
  verify,
  verifyPresentation,
} from "@cairn/sdk/credentials";
import { cryptosuite as ecdsa } from "@digitalbazaar/ecdsa-rdfc-2019-cryptosuite";
import { cryptosuite as eddsa } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { expect } from "chai";
import { proveWith } from "../../sdk/test/utils/dataIntegrity.ts";
import { now, wait } from "./network.ts";
import { attestOne } from "./presented.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

type Json = json.JsonObject;
type Secured = Json | string;
type KeyName = "own" | "retired" | "compromised" | "stranger";

/** A way to sign: each of them is put through every case. */
interface Suite {
  readonly name: string;
  readonly key: SigningKey["type"];
  readonly sign: (unsigned: Json, key: SigningKey, at: number) => Promise<Secured>;
}

const ISSUER = didWeb("https://riverside.example");
const ALGEBRA = achievement({
  name: "Algebra I",
  description: "Equations, functions and their graphs.",
  achievementType: "Course",
  criteria: { narrative: "Two written tests and a project, each passed." },
});
const SUITES: readonly Suite[] = [
  {
    name: "eddsa-rdfc-2022",
    key: "Ed25519",
    sign: async (unsigned, key, at) => await issue(unsigned, { key, now: unixTime(at) }),
  },
  {
    name: "ecdsa-rdfc-2019",
    key: "P-256",
    sign: async (unsigned, key, at) => await proveWith(unsigned, { key, at, cryptosuite: ecdsa }),
  },
  {
    name: "ecdsa-sd-2023",
    key: "P-256",
    sign: async (unsigned, key, at) => {
      const whole = await issueSelective(unsigned, { key, now: unixTime(at) });
      const paths = Object.keys(unsigned).filter((name) => name !== "@context");
      return await derive(
        whole,
        paths.map((name) => `/${name}`),
      );
    },
  },
  {
    name: "ES256",
    key: "P-256",
    sign: async (unsigned, key, at) => await issueToken(unsigned, { key, now: unixTime(at) }),
  },
];
const ALL_OK = {
  integrity: "OK",
  issuer: "OK",
  network: "OK",
  issuance: "OK",
  authority: "OK",
  status: "OK",
};

describe("credential suites", () => {
  let school: School;
  let keys: Record<SigningKey["type"], Record<KeyName, SigningKey>>;
  let record: bundles.CairnRecord;
  let revoked: bundles.CairnRecord;
  let expired: bundles.CairnRecord;
  /** When everything was signed, unless a case says otherwise: inside the window of every key. */
  let signedAt: number;
  let retiredAt: number;
  let time: number;

  before(async () => {
    school = await openSchool();
    const { admin, attester, hub } = school;
    const { result: definition } = await definitions
      .define(attester, { hub, kind: kindOf("Course"), name: "Algebra I", document: ALGEBRA })
      .send();
    keys = { Ed25519: await keysOf("Ed25519"), "P-256": await keysOf("P-256") };
    await wait(school, 20);
    const achievedAt = await now(school);
    const document = { creditsEarned: 5 };
    record = await attestOne(school, { definition, document });
    revoked = await attestOne(school, { definition, document });
    expired = await attestOne(school, {
      definition,
      document,
      achievedAt: unixTime(achievedAt - 100),
      expiresAt: unixTime(achievedAt - 50),
    });
    await achievements
      .revoke(attester, { hub, revocations: [{ id: (await chainRecordOf(revoked)).id }] })
      .send();
    signedAt = await now(school);
    await wait(school, 100);
    for (const { retired, compromised } of Object.values(keys)) {
      await hubs.retireKey(admin, { hub, keyHash: retired.keyHash }).send();
      const since = unixTime(signedAt + 50);
      await hubs.compromiseKey(admin, { hub, keyHash: compromised.keyHash, since }).send();
    }
    retiredAt = await now(school);
    await wait(school, 1_000);
    time = await now(school);
  });
  after(async () => {
    await school.close();
  });

  async function keysOf(type: SigningKey["type"]): Promise<Record<KeyName, SigningKey>> {
    const drawn = {
      own: await createKey(type),
      retired: await createKey(type),
      compromised: await createKey(type),
      stranger: await createKey(type),
    };
    const from = unixTime((await now(school)) + 10);
    const until = unixTime(from + 365 * 86_400);
    for (const { multikey } of [drawn.own, drawn.retired, drawn.compromised]) {
      await hubs.addKey(school.admin, { hub: school.hub, multikey, from, until }).send();
    }
    return drawn;
  }

  async function chainRecordOf(of: bundles.CairnRecord) {
    const { own } = keys.Ed25519;
    const badge = await issue(badgeOf(of, { issuer: ISSUER }), { key: own, now: await now(school) });
    const network = { client: school.reader };
    const { record: found } = await verify(badge, { network, web: false, now: await now(school) });
    if (found === null) throw new Error("the chain does not know the record");
    return found;
  }

  async function codesOf(source: Secured): Promise<Record<string, string>> {
    const network = { client: school.reader };
    const { checks } = await verify(source, { network, web: false, now: time });
    return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
  }

  interface Case {
    readonly title: string;
    readonly of?: () => bundles.CairnRecord;
    readonly key?: KeyName;
    readonly at?: () => number;
    readonly changed?: () => Json;
    readonly after?: (secured: Secured, suite: Suite) => Promise<Secured> | Secured;
    readonly codes: (suite: Suite) => Partial<Record<keyof typeof ALL_OK, string>>;
  }

  const CASES: readonly Case[] = [
    { title: "good", codes: () => ({}) },
    {
      title: "tampered",
      after: (secured) => change(secured, { name: "Algebra II" }),
      codes: () => ({ integrity: "BAD_SIGNATURE" }),
    },
    {
      title: "a key that the hub never registered",
      key: "stranger",
      codes: () => ({ issuer: "KEY_NOT_AUTHORISED" }),
    },
    {
      title: "signed by a stranger who names the hub's key",
      key: "stranger",
      after: (secured, { key }) => rename(secured, `${ISSUER}#${keys[key].own.multibase}`),
      codes: () => ({ integrity: "BAD_SIGNATURE" }),
    },
    { title: "a retired key, within its window", key: "retired", codes: () => ({}) },
    {
      title: "a retired key, after its window",
      key: "retired",
      at: () => retiredAt + 1,
      codes: () => ({ issuer: "KEY_NOT_AUTHORISED" }),
    },
    {
      title: "a key before its window",
      at: () => signedAt - 86_400,
      codes: () => ({ issuer: "KEY_NOT_AUTHORISED" }),
    },
    { title: "a compromised key, before", key: "compromised", codes: () => ({}) },
    {
      title: "a compromised key, from that second on",
      key: "compromised",
      at: () => signedAt + 50,
      codes: () => ({ issuer: "KEY_COMPROMISED" }),
    },
    {
      title: "signed at a time to come",
      at: () => time + 3_600,
      codes: () => ({ issuer: "ISSUE_TIME_UNPROVEN" }),
    },
    { title: "trap 31: revoked", of: () => revoked, codes: () => ({ status: "REVOKED" }) },
    { title: "expired", of: () => expired, codes: () => ({ status: "EXPIRED" }) },
    {
      title: "not yet valid",
      changed: () => ({ validFrom: new Date((time + 4_000) * 1000).toISOString() }),
      codes: () => ({ status: "NOT_YET_VALID" }),
    },
    {
      title: "revoked, with the attestation's genre in a list",
      of: () => revoked,
      after: (secured) =>
        typeof secured === "string" ? secured : { ...secured, evidence: genresInLists(secured) },
      codes: () => ({ status: "REVOKED" }),
    },
    {
      title: "an undefined term added",
      after: (secured) => change(secured, { marginalNote: "well done" }),
      // A token is signed as it is written, with or without terms.
      codes: ({ name }) => ({ integrity: name === "ES256" ? "BAD_SIGNATURE" : "UNDEFINED_TERM" }),
    },
    {
      title: "another good proof beside it",
      after: async (secured) => await withProof(secured, await sealed({})),
      codes: () => ({}),
    },
    {
      title: "several proofs of which one is bad",
      after: async (secured) => await withProof(secured, await sealed({ name: "Algebra II" })),
      codes: () => ({ integrity: "BAD_SIGNATURE" }),
    },
  ];

  for (const suite of SUITES) {
    for (const { title, of, key = "own", at, changed, after: alter, codes } of CASES) {
      it(`${suite.name}: ${title}`, async () => {
        const unsigned = { ...badgeOf((of ?? (() => record))(), { issuer: ISSUER }), ...changed?.() };
        const signed = await suite.sign(unsigned, keys[suite.key][key], at?.() ?? signedAt);
        const secured = alter === undefined ? signed : await alter(signed, suite);
        expect(await codesOf(secured)).to.deep.equal({ ...ALL_OK, ...codes(suite) });
      });
    }

    it(`${suite.name}: a term without a meaning is not signed, where meanings are signed`, async () => {
      const unsigned = { ...badgeOf(record, { issuer: ISSUER }), marginalNote: "well done" };
      const signing = suite.sign(unsigned, keys[suite.key].own, signedAt);
      if (suite.name === "ES256") return expect(await codesOf(await signing)).to.deep.equal(ALL_OK);
      const error: unknown = await signing.catch((caught: unknown) => caught);
      const isRefused = isCairnError(error, "MALFORMED_CREDENTIAL");
      return expect(isRefused || String(error).includes("ValidationError"), String(error)).to.equal(true);
    });
  }

  it("a presentation of badges is judged at one block, each by its own standing", async () => {
    const { own, stranger } = keys.Ed25519;
    const badges = await Promise.all(
      [record, revoked, expired].map(async (of) => {
        const unsigned = badgeOf(of, { issuer: ISSUER });
        return await issue(unsigned, { key: own, now: unixTime(signedAt) });
      }),
    );
    const unsigned: Json = {
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      type: ["VerifiablePresentation"],
      holder: didKey(stranger),
      verifiableCredential: badges,
    };
    const signing = { key: stranger, at: time, cryptosuite: eddsa, purpose: "authentication" } as const;
    const presentation = await proveWith(unsigned, { ...signing, proof: { challenge: "c" } });
    const asked = { challenge: "c", domain: false } as const;
    const network = { client: school.reader };
    const found = await verifyPresentation(presentation, { network, web: false, now: time, ...asked });
    expect(found.checks.map(({ code }) => code)).to.deep.equal(["OK", "OK"]);
    expect(found.credentials.map(({ checks }) => checks.at(-1)?.code)).to.deep.equal([
      "OK",
      "REVOKED",
      "EXPIRED",
    ]);
    expect(found.verdict).to.equal("invalid");
    expect(new Set(found.credentials.map(({ asOf }) => asOf?.block)).size).to.equal(1);
  });

  /** The badge, changed, with a proof of the hub's Ed25519 key. */
  async function sealed(changed: Json): Promise<Json> {
    const unsigned = { ...badgeOf(record, { issuer: ISSUER }), ...changed };
    return await issue(unsigned, { key: keys.Ed25519.own, now: unixTime(signedAt) });
  }

  /** The same credential with one more proof; a token takes it inside and is signed anew. */
  async function withProof(secured: Secured, { proof }: Json): Promise<Secured> {
    if (typeof secured !== "string")
      return { ...secured, proof: [...(secured.proof as Json[]), ...(proof as Json[])] };
    const unsigned = { ...badgeOf(record, { issuer: ISSUER }), proof: proof as Json[] };
    return await issueToken(unsigned, { key: keys["P-256"].own, now: unixTime(signedAt) });
  }
});

/** The same statements to JSON-LD, in another form of JSON. */
function genresInLists({ evidence }: Json): Json[] {
  return [evidence].flat().map((each) => ({ ...(each as Json), genre: [(each as Json).genre ?? null] }));
}

/** Changes what a credential says, and leaves its signature. */
function change(secured: Secured, changed: Json): Secured {
  if (typeof secured !== "string") return { ...secured, ...changed };
  return replacePart(secured, 1, changed);
}

/** Lets a proof name another key, and leaves its signature. */
function rename(secured: Secured, method: string): Secured {
  if (typeof secured === "string") return replacePart(secured, 0, { kid: method });
  const proofs = secured.proof as Json[];
  return { ...secured, proof: proofs.map((proof) => ({ ...proof, verificationMethod: method })) };
}

function replacePart(token: string, place: number, changed: Json): string {
  const parts = token.split(".");
  const value = JSON.parse(Buffer.from(parts[place] ?? "", "base64url").toString()) as Json;
  parts[place] = Buffer.from(JSON.stringify({ ...value, ...changed })).toString("base64url");
  return parts.join(".");
}
