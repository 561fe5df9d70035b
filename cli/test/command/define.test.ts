import { writeFile } from "node:fs/promises";
import path from "node:path";
import { content, definitions } from "@cairn/sdk";
import { expect } from "chai";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const ALGEBRA = {
  type: ["Achievement"],
  name: "Algebra II",
  description: "Quadratic equations and functions.",
  criteria: { narrative: "Passes the examination." },
  achievementType: "Course",
  creditsAvailable: 7.5,
};

describe("cairn define", () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => {
    await office.close();
  });
  const write = async (document: unknown, name = "algebra.json") =>
    await writeFile(path.join(office.folder, name), JSON.stringify(document));
  const all = async () => await definitions.list(office.reader);

  it("defines what a document says, publishes it, and defines it once only", async () => {
    await write(ALGEBRA);
    const made = await office.cairn(["define", "algebra.json", "--json"]);
    expect(made.status, made.err).to.equal(0);
    const [, definition] = await all();
    expect(definition).to.include({ name: "Algebra II", kind: 13, creditHundredths: 750, sensitive: false });
    expect(made.json()).to.include({ definition: definition?.id, kind: "Course", changed: true });
    const hash = definition?.content ?? content.encode({}).hash;
    const published = await content.fetchDocument({ store: office.reader.content, hash });
    expect(published).to.deep.equal(ALGEBRA);
    const again = await office.cairn(["define", "algebra.json", "--json"]);
    expect(again.json()).to.deep.include({ definition: definition?.id, changed: false, transactions: [] });
    expect(await all()).to.have.length(2);
  });

  it("asks for what options do not say", async () => {
    const answers = ["Soldering", "Joins parts.", "Solders a board.", "0,5"];
    const line = ["define", "--kind", "competency", "--sensitive"];
    const { status, out, err } = await office.cairn(line, { answers });
    expect(status, err).to.equal(0);
    expect(out).to.contain('Competency "Soldering"').and.to.contain("cairn issue");
    const [, definition] = await all();
    expect(definition).to.include({ kind: 12, creditHundredths: 50, sensitive: true });
    const everything = ["Welding", "Course", "Joins steel.", "Welds a frame.", "", false];
    const spanish = await office.cairn(["define", "--lang", "es"], { answers: everything });
    expect(spanish.status, spanish.err).to.equal(0);
    expect(spanish.err).to.contain("Nombre del logro:");
    expect(spanish.out).to.contain("Course «Welding»");
  });

  it("says everything that the document lacks, and defines nothing", async () => {
    await write({ type: "Badge", name: " ", criteria: { narrative: "" }, creditsAvailable: "7.5" });
    const { status, json } = await office.cairn(["define", "algebra.json", "--json"]);
    expect(status).to.equal(2);
    expect(json().error).to.have.nested.property("details.missing").that.has.length(6);
    const spanish = await office.cairn(["define", "algebra.json", "--lang", "es"]);
    expect(spanish.err).to.contain("Añada lo que falta").and.to.contain("criteria");
    expect(await all()).to.have.length(1);
  });

  it("defines nothing that could make no badge: says where the document is no Open Badges Achievement", async () => {
    const alignment = [{ targetName: "Equations", targetUrl: "https://case.example/1", targetType: "Skill" }];
    await write({ ...ALGEBRA, alignment });
    const { status, err } = await office.cairn(["define", "algebra.json"]);
    expect(status).not.to.equal(0);
    expect(err).to.contain("MALFORMED_BADGE").and.to.contain("/alignment/0/targetType");
    expect(await all()).to.have.length(1);
    await write({ ...ALGEBRA, alignment: [{ ...alignment[0], targetType: "CFItem" }] });
    expect((await office.cairn(["define", "algebra.json"])).status).to.equal(0);
    const [, definition] = await all();
    const published = await content.fetchDocument({
      store: office.reader.content,
      hash: definition?.content ?? content.encode({}).hash,
    });
    expect(published).to.have.nested.property("alignment[0].type[0]", "Alignment");
  });

  it("refuses documents that options contradict, wrong kinds, and wrong credit", async () => {
    await write(ALGEBRA);
    const cases: readonly (readonly [readonly string[], string])[] = [
      [["--kind", "Diploma"], "different things"],
      [["--name", "Algebra III"], "different things"],
      [["--credit", "8"], "different things"],
    ];
    for (const [rest, words] of cases) {
      const { status, err } = await office.cairn(["define", "algebra.json", ...rest]);
      expect(status, rest.join(" ")).to.equal(2);
      expect(err).to.contain(words);
    }
    const same = await office.cairn(["define", "algebra.json", "--credit", "7,50", "--kind", "course"]);
    expect(same.status, same.err).to.equal(0);
    await write({ ...ALGEBRA, creditsAvailable: 7.505 });
    const credit = await office.cairn(["define", "algebra.json"]);
    expect(credit.err).to.contain("two decimals");
    await write({ ...ALGEBRA, achievementType: "Curse" });
    const kind = await office.cairn(["define", "algebra.json", "--json"]);
    expect(kind.status).to.equal(2);
    expect(kind.json().error).to.include({ code: "UNKNOWN_KIND" });
    await writeFile(path.join(office.folder, "algebra.json"), '{"name":"A","name":"B"}');
    const twice = await office.cairn(["define", "algebra.json", "--json"]);
    expect(twice.json().error).to.include({ code: "DUPLICATE_KEY" });
    const nobody = await office.cairn(["define"]);
    expect(nobody.err).to.contain("nobody is at the terminal");
  });

  it("tells that the hub is not accredited for the kind, and that the name is taken", async () => {
    await write({ ...ALGEBRA, name: "Algebra I", achievementType: "Diploma" });
    const { status, err } = await office.cairn(["define", "algebra.json"]);
    expect(status, err).to.equal(0);
    expect(err).to.contain("not accredited for Diploma now");
    expect(err).to.contain(`has a definition of this name already: ${office.course}`);
  });

  it("is for CATALOG staff", async () => {
    await write(ALGEBRA);
    const { status, json } = await office.cairn(["define", "algebra.json", "--json"], { as: "learner" });
    expect(status).to.equal(1);
    expect(json().error).to.have.nested.property("details.contractError", "StaffRoleMissing");
  });

  it("lists definitions, and retires one for good", async () => {
    const list = await office.cairn(["define", "list"]);
    expect(list.out).to.match(/1 +Course +Algebra I/);
    const refused = await office.cairn(["define", "retire", "1"], { answers: [false] });
    expect(refused.status).to.equal(1);
    const retired = await office.cairn(["define", "retire", "1", "--yes", "--json"]);
    expect(retired.status, retired.err).to.equal(0);
    expect((await definitions.get(office.reader, office.course)).retiredAt).to.equal(
      retired.json().retiredAt,
    );
    const again = await office.cairn(["define", "retire", "1", "--json"]);
    expect(again.json()).to.include({ changed: false });
    const empty = await office.cairn(["define", "list", "--lang", "es"]);
    expect(empty.out).to.contain("No hay definiciones");
    const all = await office.cairn(["define", "list", "--retired", "--hub", "1"]);
    expect(all.out).to.contain("retired 20");
    const json = (await office.cairn(["define", "list", "--retired", "--json"])).json();
    expect(json).to.have.nested.property("definitions[0].kind", "Course");
    const wrong = await office.cairn(["define", "retire", "Algebra"]);
    expect(wrong.status).to.equal(2);
    const unknown = await office.cairn(["define", "retire", "99", "--json"]);
    expect(unknown.json().error).to.have.nested.property("details.contractError", "DefinitionUnknown");
  });
});
