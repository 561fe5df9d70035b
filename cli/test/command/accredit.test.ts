import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { HubId } from "@cairn/sdk";
import { accreditation, address, content, hubs, kinds, MAX_UINT32, namesOfKinds, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { toQuantity, Wallet } from "ethers";
import { now, signerAt, wait } from "../../../test/scenario/network.ts";
import type { Office } from "../utils/office.ts";
import { KEYS, openOffice } from "../utils/office.ts";

const DAY = 86_400;

describe("cairn accredit", () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => {
    await office.close();
  });
  const found = async (name: string): Promise<HubId> =>
    (await hubs.register(office.owner, { name, profile: { name } }).send()).result;
  const newest = async (hub: HubId) => (await accreditation.periods(office.reader, { hub })).at(-1);
  const write = async (text: string) => await writeFile(path.join(office.folder, "hubs.csv"), text);
  const as = "accreditor" as const;

  describe("hub", () => {
    it("accredits by number or name, and a second time changes nothing", async () => {
      const hub = await found("Harbour College");
      const line = [
        "accredit",
        "hub",
        "harbour college",
        "--kinds",
        "course",
        "--until",
        "2030-06-30",
        "--json",
      ];
      const made = await office.cairn(line, { as });
      expect(made.status, made.err).to.equal(0);
      expect(made.json()).to.deep.include({ hub, kinds: ["Course"], changed: true });
      const period = await newest(hub);
      expect(period?.until).to.equal(unixTime(new Date("2030-06-30T00:00:00Z")));
      expect(namesOfKinds(period?.kinds ?? kinds([]))).to.deep.equal(["Course"]);
      const again = await office.cairn(line, { as });
      expect(again.json()).to.deep.include({ changed: false, transactions: [] });
      expect(await accreditation.periods(office.reader, { hub })).to.have.length(1);
    });

    it("renews with all kinds of the mandate, tells what it replaces, and publishes the evidence", async () => {
      const evidence = { name: "Report of the inspection" };
      await writeFile(path.join(office.folder, "report.json"), JSON.stringify(evidence));
      const line = ["accredit", "hub", "1", "--kinds", "all", "--until", "+1y", "--evidence", "report.json"];
      const { status, out, err } = await office.cairn(line, { as });
      expect(status, err).to.equal(0);
      expect(err).to.contain("Replaces what stands now: accredited").and.to.contain("Publishes the evidence");
      expect(out).to.contain("Competency, Course");
      const { hash } = content.encode(evidence);
      expect(await content.fetchDocument({ store: office.reader.content, hash })).to.deep.equal(evidence);
      expect((await newest(office.hub))?.kinds).to.equal(office.scope);
    });

    it("refuses early who is no accreditor, and says since when", async () => {
      const line = ["accredit", "hub", "1", "--kinds", "Course", "--until", "+1y"];
      const stranger = await office.cairn(line, { as: "attester" });
      expect(stranger.status).to.equal(2);
      expect(stranger.err).to.contain("was never appointed as an accreditor");
      const account = address(new Wallet(KEYS.accreditor).address);
      await accreditation.dismiss(office.owner, { account }).send();
      const dismissed = await office.cairn([...line, "--lang", "es"], { as });
      expect(dismissed.status).to.equal(2);
      expect(dismissed.err).to.contain("fue cesada como acreditadora");
    });

    it("refuses early an accreditor whose term is over", async () => {
      await wait(office, 11 * 365 * DAY);
      const { err } = await office.cairn(["accredit", "hub", "1", "--kinds", "Course", "--until", "+1y"], {
        as,
      });
      expect(err).to.contain("ended on");
    });

    it("refuses early what the mandate does not cover", async () => {
      const cases: readonly (readonly [string, string, string])[] = [
        ["Course,Diploma", "+1y", "does not cover Diploma; it covers Competency, Course"],
        ["Course", "2099-01-01", "after the end of your own term"],
        ["Course", "2020-01-01", "has passed"],
        ["Curse", "+1y", "no kind of achievement Curse"],
        ["Course", "soon", "is not a time"],
      ];
      for (const [names, until, words] of cases) {
        const line = ["accredit", "hub", "1", "--kinds", names, "--until", until];
        const { status, err } = await office.cairn(line, { as });
        expect(status, words).to.equal(2);
        expect(err).to.contain(words);
      }
      expect(await accreditation.periods(office.reader, { hub: office.hub })).to.have.length(1);
    });

    it("tells that another accreditor's period is in the way", async () => {
      const owner = address(new Wallet(KEYS.owner).address);
      const mandate = {
        account: owner,
        kinds: office.scope,
        until: office.until,
        profile: { name: "Second" },
      };
      await accreditation.appoint(office.owner, mandate).send();
      const line = ["accredit", "hub", "1", "--kinds", "Course", "--until", "+1y", "--json"];
      const { status, json } = await office.cairn(line, { as: "owner" });
      expect(status).to.equal(1);
      expect(json().error).to.have.nested.property("details.contractError", "AccreditationHeld");
    });
  });

  describe("csv", () => {
    it("accredits row by row, and goes on where it stopped", async () => {
      await found("Harbour College");
      const third = await found("City Library");
      await write("hub;kinds;until\r\n2;Course;2030-06-30\r\n");
      const first = await office.cairn(["accredit", "csv", "hubs.csv", "--json"], { as });
      expect(first.status, first.err).to.equal(0);
      expect(first.json()).to.include({ accredited: 1, unchanged: 0 });
      await write('﻿until,kinds,hub\n2030-06-30,Course,Harbour College\n2031-01-01,"Course, Competency",3\n');
      const second = await office.cairn(["accredit", "csv", "hubs.csv", "--json"], { as });
      expect(second.status, second.err).to.equal(0);
      expect(second.json()).to.include({ accredited: 1, unchanged: 1 });
      expect((await newest(third))?.kinds).to.equal(office.scope);
      const again = await office.cairn(["accredit", "csv", "hubs.csv", "--lang", "es"], { as });
      expect(again.out).to.contain("Acreditados 0 centros; 2 ya estaban");
    });

    it("tells how far it came where it stops on the way, and does the rest when run again", async () => {
      const [first, second] = [await found("Harbour College"), await found("City Library")];
      await write(`hub,kinds,until\n${first},Course,2030-06-30\n${second},Course,2030-06-30\n`);
      const { account, provider } = {
        account: new Wallet(KEYS.accreditor).address,
        provider: office.provider,
      };
      const until = unixTime(new Date("2030-06-30T00:00:00Z"));
      const one = accreditation.accredit(office.accreditor, { hub: first, kinds: kinds(["Course"]), until });
      const { maxFeePerGas } = await provider.getFeeData();
      // What a node wants to see in the account before it takes one such transaction, and a little more.
      const enoughForOne = ((await one.estimateGas()) * (maxFeePerGas ?? 0n) * 6n * 12n) / (5n * 10n);
      const full = await provider.getBalance(account);
      await provider.send("anvil_setBalance", [account, toQuantity(enoughForOne)]);
      const stopped = await office.cairn(["accredit", "csv", "hubs.csv"], { as });
      expect(stopped.status).to.equal(1);
      expect(stopped.err).to.contain("Stopped after 1 of 2");
      await provider.send("anvil_setBalance", [account, toQuantity(full)]);
      const rest = await office.cairn(["accredit", "csv", "hubs.csv", "--json"], { as });
      expect(rest.status, rest.err).to.equal(0);
      expect(rest.json()).to.include({ accredited: 1, unchanged: 1 });
      for (const hub of [first, second]) {
        expect(await accreditation.periods(office.reader, { hub })).to.have.length(1);
      }
    });

    it("names every bad row before anything is sent", async () => {
      await found("Harbour College");
      const closed = await found("Old School");
      await hubs.close(office.owner, { hub: closed }).send();
      const rows = [
        "hub,kinds,until",
        "2,Course,2030-06-30",
        "99,Curse,30/06/2030",
        "2,Course,2031-06-30",
        "1,Diploma,2030-06-30",
        "1,Course,2099-06-30",
        ",Course,2030-06-30",
        "3,Course,2030-06-30",
      ];
      await write(rows.join("\n"));
      const { status, json } = await office.cairn(["accredit", "csv", "hubs.csv", "--json"], { as });
      expect(status).to.equal(2);
      const { details } = json().error as { details: { faults: { line: number; column: string }[] } };
      expect(details.faults.map(({ line, column }) => `${line} ${column}`)).to.deep.equal([
        "3 hub",
        "3 kinds",
        "3 until",
        "4 hub",
        "5 kinds",
        "6 until",
        "7 hub",
        "8 hub",
      ]);
      const people = await office.cairn(["accredit", "csv", "hubs.csv"], { as });
      expect(people.err).to.contain("Hub 2 is on line 2 already").and.to.contain("nothing was sent");
      expect(await accreditation.periods(office.reader, { hub: office.hub })).to.have.length(1);
    });

    it("refuses a table without the columns, and no table", async () => {
      await write("school,kinds,until\n1,Course,2030-06-30\n");
      const wrong = await office.cairn(["accredit", "csv", "hubs.csv"], { as });
      expect(wrong.err).to.contain("no column hub; it has: school, kinds, until");
      const none = await office.cairn(["accredit", "csv", "nothing.csv", "--json"], { as });
      expect(none.json().error).to.include({ code: "MALFORMED_TABLE" });
    });

    it("shows what it sends", async () => {
      await found("Harbour College");
      await write("hub,kinds,until\n2,Course,2030-06-30\n");
      const { status, err } = await office.cairn(["accredit", "csv", "hubs.csv"], { as });
      expect(status, err).to.equal(0);
      expect(err).to.contain("Accredits 1 hubs, each in a transaction of its own");
    });
  });

  describe("expiring", () => {
    it("lists what ends soon, the next first", async () => {
      const [later, sooner] = [await found("Later"), await found("Sooner")];
      const time = await now(office);
      const scope = kinds(["Course"]);
      const until = (days: number) => unixTime(time + days * DAY);
      await accreditation.accredit(office.accreditor, { hub: later, kinds: scope, until: until(80) }).send();
      await accreditation.accredit(office.accreditor, { hub: sooner, kinds: scope, until: until(20) }).send();
      await wait(office, DAY / 2);
      const { status, json, err } = await office.cairn(["accredit", "expiring", "--json"]);
      expect(status, err).to.equal(0);
      expect((json().hubs as { hub: HubId }[]).map(({ hub }) => hub)).to.deep.equal([sooner, later]);
      expect(json()).to.have.nested.property("hubs[0].daysLeft", 19);
      const month = await office.cairn(["accredit", "expiring", "--within", "30d"]);
      expect(month.out).to.contain("Sooner").and.not.to.contain("Later");
      const nobody = new Wallet(KEYS.learner).address;
      const none = await office.cairn(["accredit", "expiring", "--accreditor", nobody, "--lang", "es"]);
      expect(none.out).to.contain("Ninguna acreditación vence antes");
      const wrong = await office.cairn(["accredit", "expiring", "--within", "soon"]);
      expect(wrong.status).to.equal(2);
    });
  });

  describe("letter", () => {
    it("writes a page with the accreditor's name, the period and a QR code", async () => {
      const line = [
        "accredit",
        "letter",
        "1",
        "--out",
        "letter.html",
        "--link",
        "https://cairn.example/hubs/1",
      ];
      const { status, err, out } = await office.cairn(line);
      expect(status, err).to.equal(0);
      expect(out).to.contain("letter.html");
      const page = await readFile(path.join(office.folder, "letter.html"), "utf8");
      expect(page).to.contain("Education Board").and.to.contain("Riverside School").and.to.contain("<svg");
      expect(page).to.contain(new Wallet(KEYS.accreditor).address);
      expect(page).to.match(/0x[0-9a-f]{64}/);
      const spanish = await office.cairn(["accredit", "letter", "1", "--lang", "es", "--json"]);
      const file = path.join(office.folder, String(spanish.json().file));
      expect(await readFile(file, "utf8")).to.contain('<html lang="es">');
    });

    it("is refused for a hub that is not accredited now", async () => {
      await found("Unknown Academy");
      const { status, err } = await office.cairn(["accredit", "letter", "2"]);
      expect(status).to.equal(2);
      expect(err).to.contain("is not accredited now: never accredited");
    });
  });

  describe("suspend, reinstate, end", () => {
    it("changes a hub's standing, and says so", async () => {
      const suspended = await office.cairn(["accredit", "suspend", "1", "--json"], { as });
      expect(suspended.status, suspended.err).to.equal(0);
      await wait(office, 2);
      const time = await now(office);
      const state = async () => {
        const [hub] = await hubs.list(office.reader);
        return hub === undefined ? undefined : accreditation.stateOfHub({ hub, now: time });
      };
      expect(await state()).to.equal("suspended");
      const back = await office.cairn(["accredit", "reinstate", "1", "--lang", "es"], { as });
      expect(back.out).to.contain("está acreditado de nuevo");
      expect(await state()).to.equal("accredited");
      const unasked = await office.cairn(["accredit", "end", "1"], { as });
      expect(unasked.status).to.equal(1);
      const ended = await office.cairn(["accredit", "end", "1"], { as, answers: [true] });
      expect(ended.status, ended.err).to.equal(0);
      expect(await state()).to.equal("lapsed");
    });

    it("is refused to others, with the contract's reason", async () => {
      const { status, json } = await office.cairn(["accredit", "suspend", "1", "--json"], { as: "admin" });
      expect(status).to.equal(1);
      const name = "details.contractError";
      expect(json().error).to.have.nested.property(name, "AccreditationSupervisorOnly");
      const nothing = await office.cairn(["accredit", "reinstate", "1", "--json"], { as });
      expect(nothing.json().error).to.have.nested.property(name, "AccreditationNotSuspended");
    });
  });

  it("accepts every kind where the mandate covers every kind", async () => {
    const account = address(await signerAt(office.signers, 0).getAddress());
    const every = MAX_UINT32 as typeof office.scope;
    const profile = { name: "All" };
    await accreditation.appoint(office.owner, { account, kinds: every, until: office.until, profile }).send();
    const hub = await found("Polytechnic");
    const line = ["accredit", "hub", String(hub), "--kinds", "all", "--until", "+1y"];
    const { status, out, err } = await office.cairn(line, { as: "owner" });
    expect(status, err).to.equal(0);
    expect(out).to.contain("for: all");
  });
});
