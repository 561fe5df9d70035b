import type { bundles as bundleTypes, DefinitionId, presentations as presentationTypes } from "@cairn/sdk";
import {
  audience,
  chainId,
  cohorts,
  definitions,
  kindOf,
  links,
  presentations,
  requests,
  unixTime,
} from "@cairn/sdk";
import { expect } from "chai";
import { caught } from "./caught.ts";
import { now, signerAt } from "./network.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

type CairnRecord = bundleTypes.CairnRecord;

const EMPLOYER = audience("https://employer.example");

describe("requests and their answers", () => {
  let school: School;
  let course: CairnRecord;
  let badge: CairnRecord;

  before(async () => {
    school = await openSchool();
    course = await attest(school.course);
    // The chain knows a competency; its document says something else.
    const document = { name: "3D printing", achievementType: "Course" };
    const { result } = await definitions
      .define(school.attester, { hub: school.hub, kind: kindOf("Competency"), name: "3D printing", document })
      .send();
    badge = await attest(result);
  });

  after(async () => {
    await school.close();
  });

  async function attest(definition: DefinitionId): Promise<CairnRecord> {
    const document = { name: "Amina Diallo", result: "Distinction", modules: ["sets", "groups"] };
    const achievedAt = await now(school);
    const cohort = await cohorts.prepare(school.attester, {
      hub: school.hub,
      records: [{ definition, learner: school.learnerAddress, achievedAt, document }],
    });
    await cohorts.anchor(school.attester, { cohort }).send();
    for await (const file of cohorts.bundles(school.reader, { cohort })) return file;
    throw new Error("the cohort has no record");
  }

  /** What the employer asks, as the learner gets it: out of a link. */
  async function ask(change: Partial<requests.RequestArguments> = {}): Promise<requests.CairnRequest> {
    const request = requests.create({
      deployment: school.deployment,
      verifier: "Employer Ltd",
      audience: EMPLOYER,
      items: [
        { title: "A course", why: "The post asks for one.", kinds: ["Course"], paths: ["/result"] },
        { title: "Its modules", why: "To place you.", paths: ["/modules"], optional: true },
      ],
      issuedAt: await now(school),
      ...change,
    });
    const link = await links.toLink("https://wallet.example/", requests.serialize(request));
    const received = requests.parse((await links.fromLink(link)) ?? "");
    expect(received).to.deep.equal(request);
    return received;
  }

  async function answer(
    request: requests.CairnRequest,
    shown: readonly requests.Shown[],
  ): Promise<presentationTypes.CairnPresentation> {
    const args = requests.answer(request, shown, { issuedAt: request.issuedAt });
    return await presentations.create(args, signerAt(school.signers, 4));
  }

  const options = (request: requests.CairnRequest) => ({ client: school.reader, now: request.issuedAt });

  it("asked, matched, answered and verified: valid and whole, and nothing else is shown", async () => {
    const request = await ask();
    const [[first] = [], [second] = []] = requests.match(request, [course]);
    if (first === undefined || second === undefined) throw new Error("nothing answers");
    const shown = [first, second].map(({ paths }) => ({ bundle: course, paths }));
    const file = presentations.serialize(await answer(request, shown));
    expect(file).not.to.include("Amina");
    const verdict = await requests.verify(request, file, options(request));
    expect(verdict, JSON.stringify(verdict.checks)).to.include({ verdict: "valid", isComplete: true });
    expect(verdict.items.map(({ outcome, record }) => [outcome, record])).to.deep.equal([
      ["given", 0],
      ["given", 0],
    ]);
    expect(verdict.records).to.have.length(1);
  });

  it("what is left out is said, and makes the answer incomplete, not invalid", async () => {
    const request = await ask();
    const less = await answer(request, [{ bundle: course, paths: [] }]);
    const verdict = await requests.verify(request, less, options(request));
    expect(verdict).to.include({ verdict: "valid", isComplete: false });
    expect(verdict.items.map(({ outcome, missing }) => [outcome, missing])).to.deep.equal([
      ["partly", ["/result"]],
      ["partly", ["/modules"]],
    ]);
    const needed = await answer(request, [{ bundle: course, paths: ["/result"] }]);
    expect(await requests.verify(request, needed, options(request)), "the modules are optional").to.include({
      isComplete: true,
    });
  });

  it("trap 42: a document that says Course makes no course of a competency: the chain's word counts", async () => {
    const request = await ask();
    expect(requests.match(request, [badge])[0], "the file says so").to.have.length(1);
    const presented = await answer(request, [{ bundle: badge, paths: ["/result"] }]);
    const verdict = await requests.verify(request, presented, options(request));
    expect(verdict).to.include({ verdict: "valid", isComplete: false });
    expect(verdict.items[0]).to.include({ outcome: "missing", record: null });
  });

  it("without a node nobody says what was answered: unknown, and not missing", async () => {
    const request = await ask();
    const presented = await answer(request, [{ bundle: course, paths: ["/result"] }]);
    const down = Object.create(school.provider) as typeof school.provider;
    down.getNetwork = async () => await Promise.reject(new Error("connection refused"));
    const { deployment } = school;
    const verdict = await requests.verify(request, presented, {
      deployment,
      provider: down,
      now: request.issuedAt,
    });
    expect(verdict).to.include({ verdict: "unknown", isComplete: false });
    expect(verdict.items[0]).to.include({ outcome: "unknown" });
  });

  it("trap 33: the answer to one request is none to another, of the same verifier or of another", async () => {
    const request = await ask();
    const presented = await answer(request, [{ bundle: course, paths: ["/result"] }]);
    const holderOf = async (asked: requests.CairnRequest) => {
      const { verdict, checks } = await requests.verify(asked, presented, options(asked));
      return [verdict, checks.find(({ name }) => name === "holder")?.code];
    };
    expect(await holderOf(await ask())).to.deep.equal(["invalid", "NONCE_MISMATCH"]);
    const other = await ask({ audience: audience("https://other.example") });
    expect(await holderOf(other)).to.deep.equal(["invalid", "WRONG_AUDIENCE"]);
  });

  it("the request's end is its verifier's word, whatever the answer says of itself", async () => {
    const request = await ask({ expiresAt: unixTime((await now(school)) + 100) });
    const args = requests.answer(request, [{ bundle: course, paths: ["/result"] }], {
      issuedAt: request.issuedAt,
    });
    const long = { ...args, expiresAt: unixTime(request.expiresAt + 1000) };
    const presented = await presentations.create(long, signerAt(school.signers, 4));
    const at = async (time: number) => {
      const { checks } = await requests.verify(request, presented, { client: school.reader, now: time });
      return checks.find(({ name }) => name === "holder")?.code;
    };
    expect(await at(request.expiresAt - 1)).to.equal("OK");
    expect(await at(request.expiresAt)).to.equal("STALE");
  });

  it("refuses to compare with a request of another network", async () => {
    const request = { ...(await ask()), chainId: chainId(1) };
    const error = await caught(requests.verify(request, "{}", options(request)));
    expect(error).to.include({ code: "INVALID_ARGUMENT" });
  });
});
