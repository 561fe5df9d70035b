import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import type { Io } from "../../src/Io.ts";
import { paint } from "../../src/output/paint.ts";
import { steadyIo, steadyText } from "../../src/output/steadyIo.ts";
import { toJson } from "../../src/output/toJson.ts";

/** Clear the screen, conceal, move the cursor, set the window's title, a C1 control, an override, a bell. */
const HOSTILE = "A\u001b[2J\u001b[8mB\u001b[1A\u001b]0;title\u0007C\u009b31mD\u202eE\rF";
const ACTING = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

describe("what reaches the terminal", () => {
  it("keeps lines and the command's own colours, and nothing else that acts", () => {
    const text = `${paint("good", "good", true)} ${HOSTILE}\n${paint("strong", "strong", true)}`;
    const shown = steadyText(text, true);
    expect(shown).to.equal("\u001b[32mgood\u001b[39m A[2J[8mB[1A]0;titleC31mDE F\n\u001b[1mstrong\u001b[22m");
    expect(stripVTControlCharacters(shown)).to.not.match(ACTING);
  });

  it("keeps no colour where none is shown, also none of a name's", () => {
    expect(steadyText(`\u001b[31mred\u001b[39m\n${HOSTILE}`, false)).to.not.match(ACTING);
  });

  it("is the same for both outputs and for every question", async () => {
    const said: string[] = [];
    const keep = async (question: object): Promise<never> => {
      said.push(JSON.stringify(question));
      return undefined as never;
    };
    const world: Io = {
      cwd: "/",
      env: {},
      out: (text) => said.push(text),
      err: (text) => said.push(text),
      isTerminal: true,
      colour: true,
      prompts: { text: keep, secret: keep, confirm: keep, select: keep },
      signal: new AbortController().signal,
    };
    const { out, err, prompts } = steadyIo(world);
    out(HOSTILE);
    err(HOSTILE);
    await prompts.text({ message: HOSTILE, initial: "kept" });
    await prompts.secret({ message: HOSTILE });
    await prompts.confirm({ message: HOSTILE });
    await prompts.select({ message: HOSTILE, choices: [{ name: HOSTILE, value: 1 }] });
    expect(said).to.have.length(6);
    for (const text of said) {
      expect(text).to.contain("A[2J[8mB").and.to.not.match(ACTING);
      expect(text).to.not.contain("\\u001b").and.not.contain("\u009b");
    }
    expect(said[2]).to.contain('"initial":"kept"');
  });

  it("JSON says the same values in escapes", () => {
    const value = { name: HOSTILE, nested: ["\u2028", "\u009b", "\ufeff"], big: 1n };
    const text = toJson(value);
    expect(text).to.not.match(ACTING);
    expect(steadyText(text, false)).to.equal(text);
    expect(JSON.parse(text)).to.deep.equal({ ...value, big: "1" });
  });
});
