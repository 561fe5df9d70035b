import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { RecordLens__factory } from "../../src/contracts/RecordLens__factory.ts";
import type { bundles } from "../../src/index.ts";
import { hex } from "../../src/index.ts";
import { decodeReports } from "../../src/verify/decodeReports.ts";
import { encodeQueries } from "../../src/verify/encodeQueries.ts";
import { errorOf } from "../utils/codes.ts";
import { anchoredRecord, recordsOfEveryMode } from "../utils/records.ts";

const lens = RecordLens__factory.createInterface();
const MODES = { minted: 0, anchored: 1, signed: 2 } as const;

/** What ethers encodes for these records. */
function encodedByEthers(records: readonly bundles.CairnRecord[]): string {
  const queries = records.map(({ achievement, inclusion }) => ({
    achievement,
    inclusion: MODES[inclusion.mode],
    root: inclusion.mode === "anchored" ? inclusion.root : ZeroHash,
    proof: inclusion.mode === "anchored" ? [...inclusion.proof] : [],
    attester: inclusion.mode === "signed" ? inclusion.attester : ZeroAddress,
    signature: inclusion.mode === "signed" ? inclusion.signature : "0x",
  }));
  return lens.encodeFunctionData("inspect", [queries]);
}

describe("the call of the lens", () => {
  it("is what ethers encodes, for no record, one of each mode, and signatures of any length", () => {
    const records = recordsOfEveryMode();
    const signed = records.flatMap((record) =>
      record.inclusion.mode !== "signed"
        ? []
        : [0, 1, 31, 32, 33, 65, 1_000].map((length) => {
            const signature = hex(`0x${"a1".repeat(length)}`);
            return { ...record, inclusion: { ...record.inclusion, signature } };
          }),
    );
    expect(signed).to.have.length(7);
    for (const list of [[], ...records.map((record) => [record]), records, signed, [...signed, ...records]]) {
      expect(encodeQueries(lens, list)).to.equal(encodedByEthers(list));
    }
  });

  it("refuses values that no parser lets through", () => {
    const record = anchoredRecord();
    const { root, proof } = record.inclusion;
    for (const node of ["0x12zz", `0x${"1".repeat(66)}`, "0x-1"]) {
      const inclusion = {
        mode: "anchored",
        root,
        proof: [...proof, node as (typeof proof)[number]],
      } as const;
      expect(() => encodeQueries(lens, [{ ...record, inclusion }]), node).to.throw(TypeError);
    }
    const achievement = { ...record.achievement, achievedAt: 1.5 as typeof record.achievement.achievedAt };
    expect(() => encodeQueries(lens, [{ ...record, achievement }])).to.throw(TypeError);
  });

  it("its answer is what ethers decodes; one that is cut, or of another length, is refused", () => {
    const bytes32 = (digit: string) => `0x${digit.repeat(64)}`;
    const account = (digit: string) => `0x${digit.repeat(40)}`;
    const recordOf = (standing: number) => ({
      standing,
      owner: account("1"),
      hub: 1,
      definition: 2,
      kind: 3,
      issuedAt: 4,
      expiresAt: 5,
    });
    const report = (name: string) => ({
      id: bytes32("2"),
      minted: recordOf(0),
      anchored: recordOf(7),
      definition: {
        hub: 1,
        kind: 3,
        sensitive: true,
        definedAt: 6,
        retiredAt: 0,
        creditHundredths: 3_000,
        content: bytes32("3"),
        name,
      },
      hub: {
        admin: account("4"),
        adminSince: 7,
        registeredAt: 8,
        closedAt: 0,
        pendingAdmin: account("0"),
        profile: bytes32("5"),
        name: `${name} of a school`,
      },
      revoked: false,
      successor: bytes32("0"),
      anchor: { attester: account("6"), anchoredAt: 9, size: 10, revoked: true },
      judgedAt: 9,
      accreditation: 1,
      period: {
        from: 11,
        until: 12,
        end: 12,
        withdrawnEnd: 0,
        proposedSince: 0,
        suspended: false,
        kinds: 15,
        accreditor: account("7"),
      },
      signatureValid: true,
      attesterAuthorised: false,
    });
    const reports = ["Algebra", "", "Ñandú, größer als 31 Bytes im Ganzen"].map(report);
    const answer = lens.encodeFunctionResult("inspect", [reports]);
    const [expected] = lens.decodeFunctionResult("inspect", answer) as unknown as [
      { toObject: (deep: boolean) => object }[],
    ];
    const plain = expected.map((one) => one.toObject(true));
    expect(decodeReports(lens, answer, reports.length)).to.deep.equal(plain);
    expect(decodeReports(lens, lens.encodeFunctionResult("inspect", [[]]), 0)).to.deep.equal([]);
    for (const broken of ["0x", answer.slice(0, 100), answer.slice(0, -3_000), `0x${"ff".repeat(320)}`]) {
      errorOf("NOT_A_DEPLOYMENT", () => decodeReports(lens, broken, reports.length));
    }
    errorOf("NOT_A_DEPLOYMENT", () => decodeReports(lens, answer, 2));
  });
});
