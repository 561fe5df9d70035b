import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import type { Office } from "../../utils/office.ts";
import { openOffice } from "../../utils/office.ts";

describe("cairn relay: its command line", () => {
  let office: Office;

  before(async () => {
    office = await openOffice();
  });
  after(async () => {
    await office.close();
  });

  it("runs for the configuration's hub until Ctrl-C, and ends with status 0", async () => {
    const abort = new AbortController();
    const line = ["relay", "--port", "0", "--store", "ended.sqlite", "--key", "admin"];
    const running = office.cairn(line, { signal: abort.signal });
    await sleep(700);
    abort.abort();
    const { status, out, err } = await running;
    expect(status, err).to.equal(0);
    const events = out
      .trim()
      .split("\n")
      .map((text) => (JSON.parse(text) as { event: string }).event);
    expect(events).to.deep.equal(["node reachable", "listening", "stopping", "stopped"]);
  });

  it("refuses what is not of its kind, with the fix, in both languages, before anything is opened", async () => {
    for (const [option, value] of [
      ["--port", "many"],
      ["--queue-limit", "0"],
      ["--batch", "-1"],
      ["--budget-gas-per-day", "1e9"],
      ["--max-gas-price", "cheap"],
      ["--max-gas-price", "0"],
      ["--hub", "Riverside"],
      ["--functions", "claim,revoke"],
    ] as const) {
      const { status, json } = await office.cairn(["relay", `${option}=${value}`, "--json"]);
      expect(status, option).to.equal(2);
      expect(json()).to.have.nested.property("error.fix").that.is.a("string");
    }
    const spanish = await office.cairn(["relay", "--functions", "revoke", "--lang", "es"]);
    expect(spanish.err).to.contain("Ninguna función").and.to.contain("withdrawConsent");
  });

  it("asks for whom it pays where no configuration says it", async () => {
    const file = path.join(office.folder, "cairn.json");
    const text = await readFile(file, "utf8");
    const { hub: _none, ...config } = JSON.parse(text) as Record<string, unknown>;
    await writeFile(file, JSON.stringify(config));
    try {
      const { status, err } = await office.cairn(["relay"]);
      expect(status).to.equal(2);
      expect(err).to.contain("--all-hubs");
    } finally {
      await writeFile(file, text);
    }
  });

  it("takes no key that asks its owner each time, nor a port that is taken", async () => {
    const file = path.join(office.folder, "cairn.json");
    const text = await readFile(file, "utf8");
    const config = JSON.parse(text) as { keys: Record<string, unknown> };
    const account = await office.admin.signer?.getAddress();
    config.keys.frame = { wallet: office.rpc, account };
    await writeFile(file, JSON.stringify(config));
    const { status, err } = await office.cairn(["relay", "--key", "frame", "--port", "0"]);
    expect(status).to.equal(2);
    expect(err).to.contain("signs by itself");
    const port = new URL(office.rpc).port;
    const taken = await office.cairn(["relay", "--port", port, "--store", "taken.sqlite"]);
    expect(taken.status).to.equal(2);
    expect(taken.err).to.contain("cannot listen");
  });
});
