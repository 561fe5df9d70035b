import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { accreditation, address, content, hubs, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { Contract, Wallet } from "ethers";
import { mined } from "../../../test/scenario/mined.ts";
import { deploy, now, signerAt, wait } from "../../../test/scenario/network.ts";
import type { Office } from "../utils/office.ts";
import { KEYS, openOffice, runLine } from "../utils/office.ts";

describe("cairn hub", () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => {
    await office.close();
  });
  const config = async () =>
    JSON.parse(await readFile(path.join(office.folder, "cairn.json"), "utf8")) as Record<string, unknown>;

  describe("register", () => {
    it("registers a hub by questions, publishes its profile, and saves its number", async () => {
      const line = ["hub", "register", "--json"];
      const answers = ["North Makerspace", "Where things are built.", "https://north.example", "", true];
      const { status, err, json } = await office.cairn(line, { as: "owner", answers });
      expect(status, err).to.equal(0);
      const hub = await hubs.get(office.reader, json().hub as hubs.Hub["id"]);
      expect(hub).to.include({ name: "North Makerspace", admin: new Wallet(KEYS.owner).address });
      const profile = await content.fetchDocument({ store: office.reader.content, hash: hub.profile });
      expect(profile).to.deep.equal({
        type: ["Profile"],
        name: "North Makerspace",
        description: "Where things are built.",
        url: "https://north.example",
      });
      expect(await config()).to.include({ hub: hub.id, rpc: office.rpc });
    });

    it("takes name and profile from a file, and saves only when told to", async () => {
      const profile = { name: "City Library", url: "https://library.example" };
      await writeFile(path.join(office.folder, "library.json"), JSON.stringify(profile));
      const line = ["hub", "register", "--profile", "library.json"];
      const { status, out, err } = await office.cairn(line, { as: "learner" });
      expect(status, err).to.equal(0);
      expect(out).to.contain('"City Library"').and.to.contain("cairn hub staff");
      expect((await config()).hub).to.equal(office.hub);
    });

    it("refuses to register the same hub twice, and names the number of the first", async () => {
      const line = ["hub", "register", "Riverside School", "--save", "--json"];
      const again = await office.cairn(line, { as: "admin" });
      expect(again.status).to.equal(2);
      expect(again.json().error).to.have.nested.property("details.hub", office.hub);
      expect((await hubs.list(office.reader)).length).to.equal(1);
    });

    it("tells that another hub bears the name", async () => {
      const { status, err } = await office.cairn(["hub", "register", "Riverside School"], { as: "owner" });
      expect(status, err).to.equal(0);
      expect(err).to.contain(`Another hub has this name already: ${office.hub}.`);
    });

    it("names what is missing or contradicts itself, and a name that nobody can see", async () => {
      const missing = await office.cairn(["hub", "register"], { as: "owner" });
      expect(missing.status).to.equal(2);
      expect(missing.err).to.contain("The hub's name is missing");
      await writeFile(path.join(office.folder, "p.json"), JSON.stringify({ name: "Other" }));
      const differs = await office.cairn(["hub", "register", "School", "--profile", "p.json"], {
        as: "owner",
      });
      expect(differs.status).to.equal(2);
      expect(differs.err).to.contain("has another name");
      const list = await office.cairn(["hub", "register", "--profile", "nothing.json"], { as: "owner" });
      expect(list.err).to.contain("cannot be read");
      const hidden = await office.cairn(["hub", "register", "School\u202E", "--json"], { as: "owner" });
      expect(hidden.status).to.equal(1);
      expect(hidden.json().error).to.have.nested.property("details.contractError", "DisplayTextForbidden");
      expect((await hubs.list(office.reader)).length).to.equal(1);
    });
  });

  describe("show and list", () => {
    it("shows admin, staff, accreditation and definitions, by number, by name, and by configuration", async () => {
      for (const line of [[], [String(office.hub)], ["riverside school"]]) {
        const { status, out, err } = await office.cairn(["hub", "show", ...line]);
        expect(status, err).to.equal(0);
        expect(out).to.contain("Riverside School").and.to.contain(new Wallet(KEYS.admin).address);
        expect(out).to.match(/accredited/);
        expect(out).to.match(
          new RegExp(`${new Wallet(KEYS.attester).address} +ISSUE, REVOKE, CATALOG .* now`),
        );
        expect(out).to.match(/running .* Competency, Course/);
        expect(out).to.match(/Course +Algebra I/);
      }
      const { json } = await office.cairn(["hub", "show", "--json"]);
      expect(json()).to.have.nested.property("hub.state", "accredited");
      expect(json()).to.have.nested.property("staff.complete", true);
      expect(json()).to.have.nested.property("staff.members[0].standing", "now");
      expect(json()).to.have.nested.property("periods[0].state", "running");
      expect(json()).to.have.nested.property("definitions[0].kind", "Course");
      expect(json()).to.have.nested.property("profile.name", "Riverside School");
    });

    it("tells that a profile was never published", async () => {
      const registry = office.deployment.contracts.HubRegistry.address;
      const hash = content.encode({ name: "Nowhere" }).hash;
      const contract = new Contract(
        registry,
        ["function setHubProfile(uint32, bytes32)"],
        office.admin.signer,
      );
      await mined(await contract.getFunction("setHubProfile").send(office.hub, hash));
      const { json, err } = await office.cairn(["hub", "show", "--json"]);
      expect(json(), err).to.include({ profile: null, profileFault: "CONTENT_NOT_FOUND" });
      const people = await office.cairn(["hub", "show"]);
      expect(people.out).to.contain("not found where the network keeps documents");
      const doctor = await office.cairn(["doctor"]);
      expect(doctor.out).to.match(/public documents +! look/);
    });

    it("tells standings in words, in Spanish too", async () => {
      await accreditation.suspend(office.accreditor, { hub: office.hub }).send();
      await wait(office, 2);
      const { out } = await office.cairn(["hub", "show", "--lang", "es"]);
      expect(out)
        .to.match(/estado +suspendido/)
        .and.to.match(/suspendida .* Competency, Course/);
      const none = await office.cairn(["hub", "list", "--accredited"]);
      expect(none.out).to.contain("No hub to show");
    });

    it("lists hubs, also only those that can attest", async () => {
      await hubs.register(office.owner, { name: "Unknown Academy", profile: { name: "Unknown" } }).send();
      const all = await office.cairn(["hub", "list"]);
      expect(all.out)
        .to.match(/1 +Riverside School +accredited/)
        .and.to.match(/2 +Unknown Academy +never/);
      const some = await office.cairn(["hub", "list", "--accredited", "--json"]);
      expect(some.json().hubs).to.have.length(1);
      expect(some.json()).to.have.nested.property("hubs[0].kinds[1]", "Course");
    });

    it("refuses a hub that is not there, and a name that two hubs bear", async () => {
      for (const wrong of ["99", "Nowhere School"]) {
        const { status, err } = await office.cairn(["hub", "show", wrong]);
        expect(status).to.equal(2);
        expect(err).to.contain("has no hub").and.to.contain("cairn hub list");
      }
      await hubs.register(office.owner, { name: "Riverside School", profile: { name: "A fake" } }).send();
      const { status, json } = await office.cairn(["hub", "show", "Riverside School", "--json"]);
      expect(status).to.equal(2);
      expect(json().error).to.have.deep.nested.property("details.hubs", [1, 2]);
    });
  });

  describe("staff", () => {
    const account = address("0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc");

    it("appoints, repeats without a transaction, and removes", async () => {
      const line = ["hub", "staff", account, "--roles", "issue,REVOKE", "--until", "2099-06-30", "--json"];
      const made = await office.cairn(line, { as: "admin" });
      expect(made.status, made.err).to.equal(0);
      const staff = await hubs.staffOf(office.reader, { hub: office.hub, account });
      expect(staff.roles).to.deep.equal(["ISSUE", "REVOKE"]);
      expect(staff.until).to.equal(unixTime(new Date("2099-06-30T00:00:00Z")));
      const again = await office.cairn(line, { as: "admin" });
      expect(again.json()).to.deep.include({ changed: false, transactions: [] });
      const removed = await office.cairn(["hub", "staff", account, "--remove"], { as: "admin" });
      expect(removed.status, removed.err).to.equal(0);
      expect((await hubs.staffOf(office.reader, { hub: office.hub, account })).roles).to.deep.equal([]);
    });

    it("asks nothing of the contract that it would refuse, and says why", async () => {
      const roles = ["--roles", "ISSUE", "--until", "+1y"];
      const outsider = await office.cairn(["hub", "staff", account, ...roles, "--json"], { as: "learner" });
      expect(outsider.status).to.equal(1);
      expect(outsider.json().error).to.have.nested.property("details.contractError", "StaffRoleMissing");
      const cases: readonly (readonly [readonly string[], string])[] = [
        [[], "--roles ISSUE,REVOKE"],
        [["--roles", "ISSUE"], "until when"],
        [["--roles", "BOSS", "--until", "+1y"], "no role BOSS"],
        [["--roles", "ISSUE", "--until", "2020-01-01"], "has passed"],
        [["--roles", "ISSUE", "--until", "30/06/2099"], "is not a time"],
        [["--roles", "ISSUE", "--until", "2099-02-30"], "is not a time"],
        [["--remove", "--roles", "ISSUE"], "takes no roles"],
      ];
      for (const [rest, words] of cases) {
        const { status, err } = await office.cairn(["hub", "staff", account, ...rest], { as: "admin" });
        expect(status, rest.join(" ")).to.equal(2);
        expect(err).to.contain(words);
      }
      const spanish = await office.cairn(["hub", "staff", account, "--lang", "es"], { as: "admin" });
      expect(spanish.err).to.contain("Falta qué puede hacer la cuenta");
    });

    it("trap 39: a contract's address where a person's was meant is refused, or told", async () => {
      const rest = ["--roles", "ISSUE", "--until", "+1y"];
      const { address: registry } = office.deployment.contracts.HubRegistry;
      const own = await office.cairn(["hub", "staff", registry, ...rest], { as: "admin" });
      expect(own.status).to.equal(2);
      expect(own.err).to.contain("the network's contract HubRegistry").and.to.contain("cairn key list");
      const other = await deploy("ContentLog", signerAt(office.signers, 0), []);
      const told = await office.cairn(["hub", "staff", other.address, ...rest, "--json"], { as: "admin" });
      expect(told.status, told.err).to.equal(0);
      expect(told.err).to.contain("A contract stands at this address");
      expect(told.json()).to.include({ isContract: true });
    });

    it("refuses a mistyped address, and does not repeat a private key", async () => {
      const rest = ["--roles", "ISSUE", "--until", "+1y"];
      const mistyped = await office.cairn(["hub", "staff", account.replace("4dc", "4Dc"), ...rest], {
        as: "admin",
      });
      expect(mistyped.err).to.contain("wrong checksum");
      const secret = Wallet.createRandom().privateKey;
      const leaked = await office.cairn(["hub", "staff", secret, ...rest], { as: "admin" });
      expect(leaked.status).to.equal(2);
      expect(leaked.out + leaked.err).not.to.contain(secret.slice(2, 20));
      const zero = await office.cairn(["hub", "staff", `0x${"0".repeat(40)}`, ...rest], { as: "admin" });
      expect(zero.err).to.contain("nobody's");
    });
  });

  describe("close", () => {
    it("closes for good, after asking, and a second time changes nothing", async () => {
      const refused = await office.cairn(["hub", "close"], { as: "admin", answers: [false] });
      expect(refused.status).to.equal(1);
      expect(refused.err).to.contain("Nobody can open it again");
      const alone = await office.cairn(["hub", "close"], { as: "admin" });
      expect(alone.err).to.contain("--yes");
      expect((await hubs.get(office.reader, office.hub)).closedAt).to.equal(null);
      const closed = await office.cairn(["hub", "close", "--json"], { as: "admin", answers: [true] });
      expect(closed.status, closed.err).to.equal(0);
      const { closedAt } = await hubs.get(office.reader, office.hub);
      expect(closed.json()).to.include({ hub: office.hub, closedAt });
      expect(closedAt).to.equal(await now(office));
      const again = await office.cairn(["hub", "close", "--lang", "es"], { as: "admin" });
      expect(again.status).to.equal(0);
      expect(again.out).to.contain("Nada que hacer");
    });

    it("is the admin's alone", async () => {
      const { status, json } = await office.cairn(["hub", "close", "--yes", "--json"], { as: "attester" });
      expect(status).to.equal(1);
      expect(json().error).to.have.nested.property("details.contractError", "HubAdminOnly");
    });
  });

  it("shows its help where it is not said what to do", async () => {
    const { status, err } = await office.cairn(["hub"]);
    expect(status).to.equal(2);
    expect(err).to.contain("register [options] [name]").and.not.to.contain("help [command]");
  });

  it("asks for the hub where no configuration names it", async () => {
    const line = [
      "hub",
      "show",
      "--rpc",
      office.rpc,
      "--deployment",
      path.join(office.folder, "deployment.json"),
    ];
    const { status, err } = await runLine(path.dirname(office.folder), line);
    expect(status).to.equal(2);
    expect(err).to.contain("does not know which hub");
  });
});
