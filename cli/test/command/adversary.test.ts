import { expect } from "chai";
import { hexlify, toUtf8Bytes } from "ethers";
import type { FlakyNode } from "../../../test/scenario/flakyNode.ts";
import { openFlakyNode } from "../../../test/scenario/flakyNode.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

/** As long as the school's name and the definition's, so that a node can put it in their place. */
const NAME = "Riverside School";
const COURSE = "Algebra I";
const HOSTILE_NAME = "\u001b[2J\n\u009bA\u202eBanks";
const HOSTILE_COURSE = "\u001b[1A\nX\u0007YZ";
const ACTING = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

describe("cairn: a node that lies", () => {
  let office: Office;
  let node: FlakyNode;

  before(async () => {
    office = await openOffice();
    node = await openFlakyNode(office.provider);
    node.lie = (_request, result) =>
      typeof result === "string"
        ? result.replaceAll(hexOf(NAME), hexOf(HOSTILE_NAME)).replaceAll(hexOf(COURSE), hexOf(HOSTILE_COURSE))
        : result;
  });

  after(async () => {
    await node.close();
    await office.close();
  });

  function hexOf(text: string): string {
    return hexlify(toUtf8Bytes(text)).slice(2);
  }

  it("about names: none steers the terminal, breaks its line or hides in JSON", async () => {
    expect([toUtf8Bytes(HOSTILE_NAME).length, toUtf8Bytes(HOSTILE_COURSE).length]).to.deep.equal([
      toUtf8Bytes(NAME).length,
      toUtf8Bytes(COURSE).length,
    ]);
    const lines = [["hub", "list"], ["hub", "show"], ["define", "list"], ["doctor"], ["hub", "close"]];
    for (const line of lines) {
      for (const more of [[], ["--json"], ["--lang", "es"]]) {
        const { out, err } = await office.cairn([...line, ...more, "--rpc", node.url]);
        expect(out, line.join(" ")).to.not.match(ACTING);
        expect(err, line.join(" ")).to.not.match(ACTING);
      }
    }
    const { out, err } = await office.cairn(["hub", "list", "--rpc", node.url]);
    expect(err).to.equal("");
    expect(out).to.contain("[2J ABanks");
    const shown = await office.cairn(["hub", "show", "--rpc", node.url]);
    expect(shown.out).to.contain("[1A XYZ");
  });
});
