import { expect } from "chai";
import { makeCast } from "./cast.ts";
import type { Chain } from "./chain.ts";
import { openReferenceChain } from "./chain.ts";
import type { Report } from "./explore.ts";
import { explore } from "./explore.ts";
import type { Command } from "./model/calls.ts";
import type { Rules } from "./model/model.ts";
import { RULES } from "./model/model.ts";
import { PENDING } from "./model/World.ts";
import { failureInWords, oneLine } from "./report.ts";

const RUNS = 40;
const SEED = 4;
/** An accreditor, a hub, its accreditation and its suspension show it; the hub may be the third. */
const MOST = 6;

describe("a model with one rule changed", function () {
  this.timeout(120_000);
  let chain: Chain;

  before(async () => {
    chain = await openReferenceChain();
  });

  after(async () => {
    await chain.close();
  });

  it("is found to differ in a view, after the fewest commands", async () => {
    const suspend: Rules["suspend"] = (world, by, args) => {
      const outcome = RULES.suspend(world, by, args);
      const period = world.hubs[args.hub - 1]?.periods.at(-1);
      // What was attested earlier in the second of the suspension would lose its accreditation.
      if ("events" in outcome && period !== undefined) period.end = world.time;
      return outcome;
    };
    const report = await explore({ chain, seed: SEED, runs: RUNS, rules: { ...RULES, suspend } });
    const { commands = [], difference } = report.failure ?? {};
    const names = namesOf(commands);
    expect(names.at(-1)).to.equal("suspend");
    for (const name of ["appointAccreditor", "registerHub", "accredit"]) expect(names).to.include(name);
    expect(commands.length).to.be.at.most(MOST);
    expect(difference?.what).to.match(/^(?:periodAt|accreditedAt|accreditationAt)\(\d, /u);
    const words = failureInWords({ cast: makeCast(chain), report });
    expect(words).to.match(
      /seed 4, run \d+\), after [4-6] commands:\n {2}1\. owner calls appointAccreditor \{account: accreditor/u,
    );
    expect(words).to.match(/\n {4}model: .+\n {4}chain: .+\n/u);
    expect(oneLine(report).text).to.match(/^caught by the model: /u);
  });

  it("is found to differ in the outcome of a call", async () => {
    // A hub would be accredited for kinds beyond the accreditor's own, and beyond its term.
    const accredit: Rules["accredit"] = (world, by, args) => {
      const outcome = RULES.accredit(world, by, args);
      const isBeyond =
        "faults" in outcome && outcome.faults.every((fault) => /^Accreditation[KT]/u.test(fault));
      return isBeyond ? { events: [], returns: [] } : outcome;
    };
    const rules = { ...RULES, accredit };
    const { failure } = await explore({ chain, seed: SEED, runs: RUNS, rules });
    expect(failure?.difference.what).to.equal("accredit");
    expect(failure?.difference.chain).to.match(/^Accreditation(?:Kinds|Term)Invalid\(/u);
  });

  it("is found to differ in an event", async () => {
    const suspend: Rules["suspend"] = (world, by, args) => {
      const outcome = RULES.suspend(world, by, args);
      return "faults" in outcome ? outcome : { ...outcome, events: [] };
    };
    const rules = { ...RULES, suspend };
    const { failure } = await explore({ chain, seed: SEED, runs: RUNS, rules });
    expect(failure?.difference.what).to.equal("events of suspend");
    expect(namesOf(failure?.commands ?? []).at(-1)).to.equal("suspend");
    expect(failure?.commands.length).to.be.at.most(MOST);
  });

  it("is found to differ where a change does not wait for the guardians' delay", async () => {
    const moveController: Rules["moveController"] = (world, by, args) => {
      const entry = world.identities.get(args.identity);
      if (entry === undefined) return RULES.moveController(world, by, args);
      world.identities.set(args.identity, { ...entry, guardians: { ...entry.guardians, delay: 0 } });
      const outcome = RULES.moveController(world, by, args);
      const after = world.identities.get(args.identity) ?? entry;
      world.identities.set(args.identity, { ...after, guardians: entry.guardians });
      return outcome;
    };
    const { failure } = await exploreWith({ moveController });
    expect(failure?.difference.what).to.equal("events of moveController");
    expect(failure?.difference.model).to.match(/^ControllerMoved\(/u);
    expect(failure?.difference.chain).to.match(/^ChangePending\(/u);
    const names = namesOf(failure?.commands ?? []);
    expect(names).to.include("setGuardians");
    expect(names.at(-1)).to.equal("moveController");
  });

  it("is found to differ where a token stays behind when control moves", async () => {
    const rebind: Rules["rebind"] = (world, by, args) => {
      const outcome = RULES.rebind(structuredClone(world), by, args);
      return "faults" in outcome ? outcome : { events: [], returns: [] };
    };
    const { failure } = await exploreWith({ rebind });
    expect(failure?.difference.what).to.equal("events of rebind");
    expect(failure?.difference.chain).to.match(/^AchievementRebound\(.*Transfer\(/u);
    const names = namesOf(failure?.commands ?? []);
    expect(names).to.include("moveController");
    expect(names.at(-1)).to.equal("rebind");
  });

  it("is found to differ where a recovery leaves the actor free", async () => {
    const recover: Rules["recover"] = (world, by, args) => {
      const outcome = RULES.recover(world, by, args);
      const entry = world.identities.get(args.identity);
      if (entry?.pending === undefined || "faults" in outcome) return outcome;
      // The model takes it for a move by the controller.
      const pending = { ...entry.pending, kind: PENDING.controller };
      world.identities.set(args.identity, { ...entry, pending });
      return outcome;
    };
    const { failure } = await exploreWith({ recover });
    expect(failure?.difference.what).to.match(/^(?:actorOf|pendingOf)\(/u);
    expect(namesOf(failure?.commands ?? []).at(-1)).to.equal("recover");
  });

  async function exploreWith(changed: Partial<Rules>): Promise<Report> {
    return await explore({ chain, seed: SEED, runs: RUNS, rules: { ...RULES, ...changed } });
  }
});

function namesOf(commands: readonly Command[]): readonly string[] {
  return commands.map((command) => ("name" in command ? command.name : "jump"));
}
