import type { StatusIndex } from "@cairn/sdk";
import {
  achievements,
  address,
  cohorts,
  documents,
  hubs,
  isCairnError,
  kinds,
  learners,
  unixTime,
} from "@cairn/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import { now } from "./network.ts";
import type { School } from "./school.ts";
import { giveConsent, openSchool } from "./school.ts";

describe("attesting", () => {
  let school: School;
  before(async () => {
    school = await openSchool();
  });
  after(async () => {
    await school.close();
  });

  it("issues with consent", async () => {
    await giveConsent(school);
    const { content } = documents.prepare({ result: "Pass" });
    const achievement = {
      definition: school.course,
      experience: 0,
      learner: school.learnerAddress,
      achievedAt: await now(school),
      expiresAt: 0,
      content,
    } as const;
    const { result: id, gasUsed } = await achievements.issue(school.attester, { achievement }).send();
    const record = await achievements.recordOf(school.reader, id);
    expect(record?.standing).to.equal("valid");
    expect(gasUsed > 0n).to.equal(true);
  });
});
