import type { Verdict } from "@cairn/sdk";
import {
  achievementId,
  address,
  audience,
  chainId,
  contentHash,
  definitionId,
  hex,
  hubId,
  kindOf,
  kinds,
  root,
  unixTime,
} from "@cairn/sdk";
import type { Language } from "../../src/messages/Language.ts";
import { accreditationLetter } from "../../src/print/accreditationLetter.ts";
import type { LearnerSheet } from "../../src/print/learnerSheet.ts";
import { learnerSheet, learnerSheets } from "../../src/print/learnerSheet.ts";
import type { PresentationReport } from "../../src/print/presentationSheet.ts";
import type { Receipt } from "../../src/print/receipt.ts";
import { receipt } from "../../src/print/receipt.ts";
import { verificationReport, verificationReports } from "../../src/print/verificationReport.ts";

export const ACCOUNT = address("0x5FbDB2315678afecb367f032d93F642f64180aa3");
export const LINK = "https://records.example/claim#31337/3";
const TIME = unixTime(1_782_043_445);
const word = (digit: number) => `0x${String(digit).repeat(64)}`;
const network = { name: "local", chainId: chainId(31337), currency: "ETH" };

/** A learner's sheet with a claim code, all of whose names are `name`. */
export function sheetOf(language: Language, name: string): LearnerSheet & { readonly claimCode: string } {
  return {
    language,
    hubName: name,
    learnerName: name,
    achievementName: name,
    kind: `ext:${name}`,
    mode: "anchored",
    date: TIME,
    claimCode: "9GH2-K4MT-7QWX-0ABC-DEFG-HJKM-NP2Z",
    claimLink: LINK,
    fileName: name,
    verifyHint: name,
    issuerContact: name,
  };
}

/** A verdict on a valid record, all of whose names are `name`. */
export function verdictOf(name: string): Verdict {
  const period = {
    from: TIME,
    until: TIME,
    end: TIME,
    withdrawnEnd: null,
    proposedSince: null,
    suspended: false,
    kinds: kinds(["Course"]),
    accreditor: ACCOUNT,
  };
  return {
    verdict: "valid",
    checks: [
      {
        name: "integrity",
        outcome: "pass",
        code: "OK",
        message: "The document, the achievement and the proof belong together.",
        details: { id: word(1), [name]: name, path: name },
      },
      {
        name: "issuance",
        outcome: "pass",
        code: "OK",
        message: "Its cohort is anchored.",
        details: { issuedAt: TIME, mode: "anchored" },
      },
      {
        name: "authority",
        outcome: "pass",
        code: "OK",
        message: "The hub was accredited for this kind at that time.",
        details: { hub: 3, kind: "CertificateOfCompletion", judgedAt: TIME, kindBit: 9 },
      },
    ],
    asOf: {
      chainId: chainId(31337),
      block: 812,
      hash: hex(word(2)),
      time: TIME,
      finality: "finalized",
    },
    record: {
      id: achievementId(word(1)),
      mode: "anchored",
      learner: ACCOUNT,
      owner: ACCOUNT,
      actor: ACCOUNT,
      issuedAt: TIME,
      definition: {
        id: definitionId(5),
        hub: hubId(3),
        kind: kindOf("Course"),
        sensitive: false,
        definedAt: TIME,
        retiredAt: null,
        creditHundredths: 0,
        content: contentHash(word(3)),
        name,
      },
    },
    hub: {
      id: hubId(3),
      name,
      admin: ACCOUNT,
      adminSince: TIME,
      registeredAt: TIME,
      closedAt: null,
      pendingAdmin: null,
      profile: contentHash(word(4)),
      profileDocument: null,
    },
    accreditor: { account: ACCOUNT, status: "accredited", period },
    deployment: { name, chainId: chainId(31337), token: ACCOUNT },
  };
}

/** The verdict on a presentation of two records that answers a request in part, all of whose names are `name`. */
export function presentationOf(name: string): PresentationReport["presentation"] {
  const record = verdictOf(name);
  const item = { title: name, why: name, paths: [`/${name}`], optional: false };
  return {
    verdict: "valid",
    checks: [
      ...record.checks.filter((check) => check.name === "integrity"),
      {
        name: "holder",
        outcome: "pass",
        code: "OK",
        message: "The holder signed it, for this verifier and this request.",
        details: { holder: ACCOUNT, audience: name, issuedAt: TIME, expiresAt: TIME },
      },
    ],
    records: [record, record],
    asOf: record.asOf,
    presented: {
      holder: ACCOUNT,
      audience: audience("https://employer.example"),
      issuedAt: TIME,
      expiresAt: TIME,
    },
    deployment: record.deployment,
    disclosed: [[{ path: `/${name}`, value: name }], []],
    items: [
      { item, outcome: "given", record: 0, missing: [] },
      { item, outcome: "partly", record: 1, missing: [`/${name}`] },
      { item: { ...item, optional: true }, outcome: "missing", record: null, missing: item.paths },
      { item, outcome: "unknown", record: null, missing: item.paths },
    ],
    isComplete: false,
  };
}

/** A receipt of two transactions and two learners, all of whose names are `name`. */
export function receiptOf(language: Language, name: string): Receipt {
  return {
    language,
    hub: { id: hubId(3), name },
    cohort: name,
    mode: "anchored",
    count: 12_345,
    root: root(word(5)),
    transactions: [
      { hash: word(6), block: 812, gas: 65_432n, cost: 1_000_000_000_000_001n },
      { hash: word(7), block: 813, gas: 1_165_432n, cost: 2_000_000_000_000_000_002n },
    ],
    network: { ...network, name },
    date: TIME,
    account: ACCOUNT,
    learners: [
      { id: achievementId(word(1)), name, address: ACCOUNT, fileName: name },
      { id: achievementId(word(2)), address: ACCOUNT, fileName: "2.cairn.json" },
    ],
    showPrivate: true,
  };
}

/** Every page of the command, all of whose names are `name`. */
export function pagesOf(language: Language, name: string): Readonly<Record<string, string>> {
  const sheet = sheetOf(language, name);
  const { claimCode: _code, claimLink: _link, ...noCode } = sheet;
  const letter = {
    language,
    accreditor: { name, account: ACCOUNT, postalAddress: `${name}\n${name}` },
    hub: { id: hubId(3), name },
    kinds: ["Course", "CertificateOfCompletion", `ext:${name}`] as const,
    from: TIME,
    until: TIME,
    network: { ...network, name },
    registry: ACCOUNT,
    date: TIME,
  };
  return {
    sheet: learnerSheet(sheet),
    sheetOfWallet: learnerSheet({ ...noCode, mode: "minted", wallet: ACCOUNT }),
    sheets: learnerSheets([{ ...sheet, mode: "signed" }, sheet]),
    letter: accreditationLetter({ ...letter, transaction: word(8) }),
    letterWithLink: accreditationLetter({ ...letter, link: LINK }),
    report: verificationReport({
      language,
      fileName: name,
      verdict: verdictOf(name),
      fields: [{ path: `/${name}`, value: name }],
      verifyHint: name,
      madeAt: TIME,
    }),
    presentation: verificationReports([
      { language, fileName: name, presentation: presentationOf(name), verifyHint: name, madeAt: TIME },
    ]),
    receipt: receipt(receiptOf(language, name)),
    receiptWithoutNames: receipt({ ...receiptOf(language, name), showPrivate: false }),
  };
}
