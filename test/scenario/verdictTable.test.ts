import type {
  bundles as bundleTypes,
  Check,
  CheckCode,
  CheckName,
  Client,
  cohorts as cohortTypes,
  NetworkCode,
  presentations as presentationTypes,
  Verdict,
  VerifyOptions,
} from "@cairn/sdk";
import {
  accreditation,
  achievements,
  address,
  audience,
  bundles,
  chainId,
  cohorts,
  definitions,
  deployments,
  kindOf,
  nonce,
  presentations,
  quorumOf,
  statusIndex,
  unixTime,
  verify,
} from "@cairn/sdk";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import type { FlakyNode } from "./flakyNode.ts";
import { openFlakyNode } from "./flakyNode.ts";
import { deployNetwork, now, signerAt, wait } from "./network.ts";
import type { Presented } from "./presented.ts";
import { attestOne, presentByKey } from "./presented.ts";
import type { School } from "./school.ts";
import { foundSchool, giveConsent, openSchool } from "./school.ts";

type CairnRecord = bundleTypes.CairnRecord;
type Kind = "record" | "presentation";
type Place = `${CheckName} ${"fail" | "unknown"}`;

const NOT_ASKED = ["network unknown", "issuance unknown", "authority unknown", "status unknown"] as const;
/** What a presentation says besides: who presents it is not known either. */
const NOT_ASKED_WHO = [...NOT_ASKED, "holder unknown"] as const;
const EVERYWHERE = { record: NOT_ASKED, presentation: NOT_ASKED_WHO };
const both = <At extends readonly Place[]>(...at: At) => ({ record: at, presentation: at });
const presented = <At extends readonly Place[]>(...at: At) => ({ record: [], presentation: at });

/**
 * Every code, and each check that gives it, as a failure or as not known: of a record, and of a presentation or the records
 * in it. A code that is added has no entry here, and does not compile; a place that no row below produces fails, and so
 * does one that a row produces and that is not here.
 */
const PLACES: Readonly<Record<CheckCode, Readonly<Record<Kind, readonly Place[]>>>> = {
  MALFORMED: both("integrity fail"),
  DIGEST_MISMATCH: both("integrity fail"),
  DISCLOSURE_MISMATCH: presented("integrity fail"),
  NOT_IN_ANCHOR: both("integrity fail"),
  NOT_ISSUED: both("issuance fail", "authority unknown", "status unknown"),
  ISSUE_TIME_UNPROVEN: both("issuance unknown"),
  HUB_NOT_ACCREDITED_AT_ISSUE: both("authority fail"),
  ACCREDITATION_WITHDRAWN: both("authority fail"),
  KIND_OUT_OF_SCOPE: both("authority fail"),
  ATTESTER_NOT_AUTHORISED: both("authority fail"),
  ACCREDITOR_NOT_TRUSTED: both("authority unknown"),
  REVOKED: both("status fail"),
  SUPERSEDED: both("status fail"),
  RENOUNCED: both("status fail"),
  EXPIRED: both("status fail"),
  BAD_SIGNATURE: presented("holder fail"),
  HOLDER_NOT_ACTOR: presented("holder fail"),
  WRONG_AUDIENCE: presented("holder fail", "holder unknown"),
  NONCE_MISMATCH: presented("holder fail", "holder unknown"),
  STALE: presented("holder fail"),
  CHAIN_UNREACHABLE: EVERYWHERE,
  RATE_LIMITED: EVERYWHERE,
  NODES_DISAGREE: EVERYWHERE,
  STALE_BLOCK: EVERYWHERE,
  WRONG_CHAIN: EVERYWHERE,
  NOT_A_DEPLOYMENT: EVERYWHERE,
  UNTRUSTED_DEPLOYMENT: EVERYWHERE,
};

/** Every check, and of what it is one. */
const PASSES: Readonly<Record<CheckName, readonly Kind[]>> = {
  integrity: ["record", "presentation"],
  network: ["record", "presentation"],
  issuance: ["record", "presentation"],
  authority: ["record", "presentation"],
  status: ["record", "presentation"],
  holder: ["presentation"],
};

/** A record of which the chain or the verifier says something, as a file and as its learner presents it. */
interface Row {
  readonly code: CheckCode | "OK";
  readonly verdict: Verdict["verdict"];
  readonly what: string;
  readonly make: () => Promise<Made>;
}

interface Made {
  readonly file?: CairnRecord | string;
  readonly presented?: Omit<Presented, "presentation"> & {
    readonly presentation: presentationTypes.CairnPresentation | string;
  };
  readonly options: VerifyOptions & Partial<presentationTypes.PresentationOptions>;
}

describe("verdicts, as one table", () => {
  let school: School;
  let node: FlakyNode;
  let other: FlakyNode;
  /** What the rows produced: kind, check, outcome and code. */
  const produced = new Set<string>();

  before(async () => {
    school = await openSchool();
    await giveConsent(school);
    [node, other] = [await openFlakyNode(school.provider), await openFlakyNode(school.provider)];
  });

  after(async () => {
    await node.close();
    await other.close();
    await school.close();
  });

  afterEach(() => {
    node.lie = null;
    for (const provider of providers.splice(0)) provider.destroy();
  });

  /** The same record as a file and as a presentation, for the same network. */
  async function bothOf(
    file: CairnRecord,
    options: VerifyOptions = { client: school.reader },
    of = school,
  ): Promise<Made> {
    return { file, presented: await presentByKey(of, [file]), options };
  }

  async function presentationOf(
    change: (presented: Presented) => Made["presented"],
    file?: CairnRecord,
  ): Promise<Made> {
    const base = await presentByKey(school, [file ?? (await attestOne(school))]);
    const presented = change(base);
    return { ...(presented === undefined ? {} : { presented }), options: { client: school.reader } };
  }

  const providers: JsonRpcProvider[] = [];

  /** A provider of its own for each row: ethers keeps the first chain that a node names. */
  function open({ url }: FlakyNode): JsonRpcProvider {
    const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1 });
    providers.push(provider);
    return provider;
  }

  /** Of a record that its hub's own network has, another network says nothing. */
  async function throughNode(
    lie: FlakyNode["lie"],
    change: (options: VerifyOptions) => VerifyOptions = (options) => options,
  ): Promise<Made> {
    const made = await bothOf(await attestOne(school));
    node.lie = lie;
    return { ...made, options: change({ deployment: school.deployment, provider: open(node) }) };
  }

  function refusing(code: number, message: string): FlakyNode["lie"] {
    return () => {
      throw Object.assign(new Error(message), { error: { code, message } });
    };
  }

  async function signed(of: School, client: Client = of.attester): Promise<CairnRecord> {
    const file = await attestOne(of);
    const achievement = { ...file.achievement, expiresAt: unixTime((await now(of)) + 1_000_000) };
    const inclusion = await achievements.sign(client, { achievement });
    return { ...file, achievement, inclusion };
  }

  async function idOf(file: CairnRecord) {
    const { record } = await verify(file, { client: school.reader });
    if (record === null) throw new Error("the record has no id");
    return record.id;
  }

  async function withdrawn(): Promise<Made> {
    const founded = await foundSchool(school);
    const { accreditor, hub, owner } = founded;
    await wait(founded, 100);
    const since = await now(founded);
    await wait(founded, 10);
    const file = await attestOne(founded);
    await wait(founded, 10);
    await accreditation.proposeWithdrawal(accreditor, { hub, index: 0, since }).send();
    await accreditation.confirmWithdrawal(owner, { hub, index: 0, since }).send();
    return await bothOf(file, { client: founded.reader }, founded);
  }

  async function ended(): Promise<Made> {
    const founded = await foundSchool(school);
    const file = await signed(founded);
    await wait(founded, 10);
    await accreditation.end(founded.accreditor, { hub: founded.hub }).send();
    await wait(founded, 10);
    return await bothOf(file, { client: founded.reader }, founded);
  }

  async function unsent(input: Partial<cohortTypes.CohortInput> = {}): Promise<CairnRecord> {
    const achievedAt = await now(school);
    const record = { definition: school.course, learner: school.learnerAddress, achievedAt };
    const cohort = await cohorts.prepare(school.attester, {
      hub: school.hub,
      records: [{ ...record, document: { result: "Pass" }, ...input }],
    });
    for await (const file of cohorts.bundles(school.reader, { cohort })) return file;
    throw new Error("the cohort has no record");
  }

  const ROWS: readonly Row[] = [
    {
      code: "OK",
      verdict: "valid",
      what: "a good record",
      make: async () => await bothOf(await attestOne(school)),
    },
    {
      code: "MALFORMED",
      verdict: "invalid",
      what: "a file that is cut short",
      make: async () => {
        const { file, presented, options } = await bothOf(await attestOne(school));
        if (file === undefined || presented === undefined) throw new Error("nothing was made");
        const presentation = presentations.serialize(
          presented.presentation as presentationTypes.CairnPresentation,
        );
        return {
          file: bundles.serialize(file as CairnRecord).slice(0, -9),
          presented: { ...presented, presentation: presentation.slice(0, -9) },
          options,
        };
      },
    },
    {
      code: "DIGEST_MISMATCH",
      verdict: "invalid",
      what: "a definition that is not the hub's",
      make: async () => await bothOf({ ...(await attestOne(school)), definition: { name: "Doctor" } }),
    },
    {
      code: "DISCLOSURE_MISMATCH",
      verdict: "invalid",
      what: "a disclosed value that was changed",
      make: async () =>
        await presentationOf(({ presentation, asked }) => ({
          presentation: {
            ...presentation,
            records: presentation.records.map((record) => ({
              ...record,
              disclosed: record.disclosed.map((field) => ({ ...field, value: '"Pass"' })),
            })),
          },
          asked,
        })),
    },
    {
      code: "NOT_IN_ANCHOR",
      verdict: "invalid",
      what: "a proof that leads to another root",
      make: async () => {
        const [file, foreign] = [await attestOne(school), await attestOne(school)];
        const { inclusion } = foreign;
        const { presented } = await presentationOf(
          ({ presentation, asked }) => ({
            presentation: {
              ...presentation,
              records: presentation.records.map((record) => ({ ...record, inclusion })),
            },
            asked,
          }),
          file,
        );
        return {
          file: { ...file, inclusion },
          ...(presented === undefined ? {} : { presented }),
          options: { client: school.reader },
        };
      },
    },
    {
      code: "NOT_ISSUED",
      verdict: "invalid",
      what: "a cohort that nobody anchored",
      make: async () => await bothOf(await unsent()),
    },
    {
      code: "ISSUE_TIME_UNPROVEN",
      verdict: "unknown",
      what: "a bare signature",
      make: async () => await bothOf(await signed(school)),
    },
    {
      code: "ATTESTER_NOT_AUTHORISED",
      verdict: "invalid",
      what: "a bare signature of a stranger",
      make: async () => await bothOf(await signed(school, school.learner)),
    },
    {
      code: "HUB_NOT_ACCREDITED_AT_ISSUE",
      verdict: "invalid",
      what: "a bare signature after the hub's accreditation ended",
      make: ended,
    },
    {
      code: "ACCREDITATION_WITHDRAWN",
      verdict: "invalid",
      what: "an accreditation that was withdrawn for that time",
      make: withdrawn,
    },
    {
      code: "KIND_OUT_OF_SCOPE",
      verdict: "invalid",
      what: "a kind for which the hub was not accredited",
      make: async () => {
        const { attester, hub } = school;
        const { result: definition } = await definitions
          .define(attester, { hub, kind: kindOf("Fieldwork"), name: "Dig", document: { name: "Dig" } })
          .send();
        return await bothOf(await attestOne(school, { definition }));
      },
    },
    {
      code: "ACCREDITOR_NOT_TRUSTED",
      verdict: "unknown",
      what: "an accreditor whom the verifier does not trust",
      make: async () => {
        const stranger = address(await signerAt(school.signers, 9).getAddress());
        const trust = { accreditors: [stranger] };
        return await bothOf(await attestOne(school), { client: school.reader, trust });
      },
    },
    {
      code: "REVOKED",
      verdict: "invalid",
      what: "a record that the hub revoked",
      make: async () => {
        const file = await attestOne(school);
        const revocations = [{ id: await idOf(file), statusIndex: statusIndex(0) }];
        await achievements.revoke(school.attester, { hub: school.hub, revocations }).send();
        return await bothOf(file);
      },
    },
    {
      code: "SUPERSEDED",
      verdict: "invalid",
      what: "a record that the hub replaced",
      make: async () => {
        const [file, better] = [await attestOne(school), await attestOne(school)];
        const [id, successor] = [await idOf(file), await idOf(better)];
        await achievements.supersede(school.attester, { hub: school.hub, id, successor }).send();
        return await bothOf(file);
      },
    },
    {
      code: "RENOUNCED",
      verdict: "invalid",
      what: "a token that the learner gave up",
      make: async () => {
        const file = await attestOne(school);
        const { achievement, inclusion } = file;
        if (inclusion.mode !== "anchored") throw new Error("not anchored");
        await achievements.claim(school.learner, { achievement, inclusion }).send();
        await achievements.renounce(school.learner, { achievement }).send();
        return await bothOf(file);
      },
    },
    {
      code: "EXPIRED",
      verdict: "invalid",
      what: "a record whose time is over",
      make: async () => {
        const file = await attestOne(school, { expiresAt: unixTime((await now(school)) + 1000) });
        await wait(school, 1001);
        return await bothOf(file);
      },
    },
    {
      code: "BAD_SIGNATURE",
      verdict: "invalid",
      what: "a presentation that another key signed",
      make: async () => {
        const strange = await presentByKey(school, [await attestOne(school)]);
        return await presentationOf(({ presentation, asked }) => ({
          presentation: { ...presentation, signature: strange.presentation.signature },
          asked,
        }));
      },
    },
    {
      code: "HOLDER_NOT_ACTOR",
      verdict: "invalid",
      what: "a presentation by who is not its learner",
      make: async () => {
        const learner = address(await signerAt(school.signers, 8).getAddress());
        return await presentationOf((presented) => presented, await attestOne(school, { learner }));
      },
    },
    {
      code: "WRONG_AUDIENCE",
      verdict: "invalid",
      what: "a presentation for another verifier",
      make: async () =>
        await presentationOf(({ presentation, asked }) => ({
          presentation,
          asked: { ...asked, audience: audience("https://other.example") },
        })),
    },
    {
      code: "NONCE_MISMATCH",
      verdict: "invalid",
      what: "a presentation for another request",
      make: async () =>
        await presentationOf(({ presentation, asked }) => ({
          presentation,
          asked: { ...asked, nonce: nonce(`0x${"07".repeat(32)}`) },
        })),
    },
    {
      code: "WRONG_AUDIENCE",
      verdict: "unknown",
      what: "a verifier who does not say who it is",
      make: async () => await withoutAsked("audience"),
    },
    {
      code: "NONCE_MISMATCH",
      verdict: "unknown",
      what: "a verifier who does not say what it asked",
      make: async () => await withoutAsked("nonce"),
    },
    {
      code: "STALE",
      verdict: "invalid",
      what: "a presentation whose time is over",
      make: async () =>
        await presentationOf(({ presentation, asked }) => ({
          presentation,
          asked: { ...asked, now: presentation.expiresAt },
        })),
    },
    {
      code: "CHAIN_UNREACHABLE",
      verdict: "unknown",
      what: "a node that fails",
      make: async () => await throughNode(refusing(-32603, "internal error")),
    },
    {
      code: "RATE_LIMITED",
      verdict: "unknown",
      what: "a node that limits requests",
      make: async () => await throughNode(refusing(-32005, "limit exceeded")),
    },
    {
      code: "NODES_DISAGREE",
      verdict: "unknown",
      what: "two nodes, of which one lies",
      make: async () =>
        await throughNode(
          ({ method }, result) => (method === "eth_call" ? `0x${"00".repeat(64)}` : result),
          ({ ...options }) => {
            const nodes = [open(node), open(other)];
            return {
              ...options,
              deployment: school.deployment,
              provider: quorumOf({ nodes }),
            } as VerifyOptions;
          },
        ),
    },
    {
      code: "STALE_BLOCK",
      verdict: "unknown",
      what: "a block older than the verifier allows",
      make: async () => {
        const made = await bothOf(await attestOne(school));
        // Its presentation is of the same moment as the block, so a verifier who allows no age is a second late.
        const { asked } = made.presented ?? {};
        const late = Number(asked?.now) + 300;
        return { ...made, options: { client: school.reader, maxAgeSeconds: 299, now: late } };
      },
    },
    {
      code: "WRONG_CHAIN",
      verdict: "unknown",
      what: "a node of another chain",
      make: async () =>
        await throughNode(({ method }, result) => (method === "eth_chainId" ? "0xa" : result)),
    },
    {
      code: "NOT_A_DEPLOYMENT",
      verdict: "unknown",
      what: "a chain on which nothing is deployed",
      make: async () =>
        await throughNode(({ method, params }, result) => {
          const isCodes = method === "eth_call" && (params[0] as { to?: string }).to === undefined;
          return isCodes ? `0x${"00".repeat(64 * deployments.CONTRACT_NAMES.length)}` : result;
        }),
    },
    {
      code: "UNTRUSTED_DEPLOYMENT",
      verdict: "unknown",
      what: "a record of a look-alike network",
      make: async () => {
        const fake = await foundSchool(await deployNetwork(school));
        return await bothOf(await attestOne(fake), { client: school.reader }, fake);
      },
    },
    {
      code: "UNTRUSTED_DEPLOYMENT",
      verdict: "unknown",
      what: "a record that names another chain",
      make: async () =>
        await bothOf({ ...(await attestOne(school)), chainId: chainId(10), inclusion: { mode: "minted" } }),
    },
  ];

  async function withoutAsked(name: "audience" | "nonce"): Promise<Made> {
    const { presented, options } = await presentationOf((base) => base);
    if (presented === undefined) throw new Error("nothing is presented");
    const { [name]: _left, ...asked } = presented.asked;
    return { presented: { ...presented, asked: asked as Presented["asked"] }, options };
  }

  function note(kind: Kind, checks: readonly Check[]): void {
    for (const { name, outcome, code } of checks) produced.add(`${kind}: ${name} ${outcome} ${code}`);
  }

  for (const { code, verdict: expected, what, make } of ROWS) {
    it(`${code}: ${what} is ${expected}`, async () => {
      const { file, presented, options } = await make();
      const codes = (checks: readonly Check[]) => checks.map((check) => check.code);
      if (file !== undefined) {
        const found = await verify(file, options);
        const { verdict, checks } = found;
        expect(JSON.parse(JSON.stringify(found)), "a verdict is JSON").to.deep.equal(found);
        note("record", checks);
        expect(verdict, JSON.stringify(checks)).to.equal(expected);
        expect(codes(checks)).to.include(code);
      }
      if (presented !== undefined) {
        const { presentation, asked } = presented;
        const found = await presentations.verify(presentation, { ...asked, ...options });
        expect(JSON.parse(JSON.stringify(found)), "a verdict is JSON").to.deep.equal(found);
        const checks = [...found.checks, ...found.records.flatMap((record) => record.checks)];
        note("presentation", checks);
        expect(found.verdict, JSON.stringify(checks)).to.equal(expected);
        expect(codes(checks)).to.include(code);
      }
      expect(file ?? presented, "the row makes something").to.not.equal(undefined);
    });
  }

  it("every check × outcome × code has its row, of records and of presentations, and there is no other", () => {
    const expected = (["record", "presentation"] as const).flatMap((kind) => [
      ...Object.entries(PASSES).flatMap(([name, kinds]) =>
        kinds.includes(kind) ? [`${kind}: ${name} pass OK`] : [],
      ),
      ...Object.entries(PLACES).flatMap(([code, places]) =>
        places[kind].map((place) => `${kind}: ${place} ${code}`),
      ),
    ]);
    const missing = expected.filter((place) => !produced.has(place));
    const unlisted = [...produced].filter((place) => !expected.includes(place));
    expect({ missing, unlisted }).to.deep.equal({ missing: [], unlisted: [] });
  });

  it("no fault of the network fails a check, and integrity is never unknown: the file alone shows it", () => {
    const codes: Readonly<Record<NetworkCode, true>> = {
      CHAIN_UNREACHABLE: true,
      RATE_LIMITED: true,
      NODES_DISAGREE: true,
      STALE_BLOCK: true,
      WRONG_CHAIN: true,
      NOT_A_DEPLOYMENT: true,
      UNTRUSTED_DEPLOYMENT: true,
    };
    for (const [code, { record, presentation }] of Object.entries(PLACES)) {
      for (const place of [...record, ...presentation]) {
        expect(place, code).to.not.equal("network fail");
        expect(place, code).to.not.equal("integrity unknown");
        if (code in codes) expect(place, code).to.match(/ unknown$/);
      }
    }
  });
});
