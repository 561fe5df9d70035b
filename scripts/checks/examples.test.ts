import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { exampleOf, lacks, publicFunctions, readDocstring, unknownErrors } from "./examples/functions.ts";
import { checkTypes, writeTypeScript } from "./readme/typescript.ts";

const ROOM = `import type { Client } from "./client.ts";

/**
 * Opens a door.
 *
 * @throws nothing.
 *
 * @example
 * import { hubId } from "@cairn/sdk";
 *
 * const door = hubId(1);
 *
 * @see nobody
 */
export function open(client: Client): void {}

/** Shuts it. */
export async function shut(client: Client): Promise<void> {}

/**
 * @example
 * const dumb = 1;
 */
export function* knock(): Generator<number> {}

export function lock(): void {}

function hidden(): void {}
`;

describe("examples: public functions", () => {
  let folder: string;

  before(() => {
    mkdirSync("cache", { recursive: true });
    folder = mkdtempSync(path.join("cache", "examples-test-"));
    const files = {
      "client.ts": "export interface Client { readonly door: number }\nexport class Key {}\n",
      "room.ts": ROOM,
      "hall.ts": 'export { open } from "./room.ts";\nexport const width = 1;\n',
      "index.ts":
        'export * as hall from "./hall.ts";\nexport * from "./room.ts";\nexport * from "./client.ts";\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const found = () => publicFunctions([path.join(folder, "index.ts")]);

  it("are those that a user can reach, also through namespaces, with the place of their declaration", () => {
    const room = path.join(folder, "room.ts");
    expect(found().map(({ name, file, line }) => ({ name, file, line }))).to.have.deep.members([
      { name: "hall.open", file: room, line: 15 },
      { name: "open", file: room, line: 15 },
      { name: "shut", file: room, line: 18 },
      { name: "knock", file: room, line: 24 },
      { name: "lock", file: room, line: 26 },
      { name: "Key", file: path.join(folder, "client.ts"), line: 2 },
    ]);
  });

  it("lack what their docstring does not say", () => {
    const messages = found().flatMap((of) => lacks(of).map(({ message }) => message));
    expect(messages).to.have.members([
      "shut has no @example",
      "shut does not say what it @throws",
      "knock does not say what it does",
      "lock has no docstring",
      "Key has no docstring",
    ]);
  });

  it("have an example that ends at the next tag, at its own line", () => {
    const open = found().find(({ name }) => name === "open");
    if (open === undefined) throw new Error("open was not found");
    expect(exampleOf(open)).to.deep.include({
      file: path.join(folder, "room.ts"),
      line: 9,
      code: 'import { hubId } from "@cairn/sdk";\n\nconst door = hubId(1);\n\n',
    });
  });

  it("throw errors that exist: codes of the catalog, and the contracts' own", () => {
    const text =
      "/**\n * Opens.\n *\n * @param `Door` - Any.\n * @throws `ABORTED`; `HubUnknown` or\n * `HubLost`; `LOST`.\n *\n * `Not` here.\n */";
    const of = {
      name: "open",
      file: "room.ts",
      line: 9,
      takesClient: true,
      docstring: readDocstring(text, 1),
    };
    expect(unknownErrors(of)).to.deep.equal(
      ["HubLost", "LOST"].map((error) => ({
        at: "room.ts:5",
        message: `open throws ${error}, and there is no such error`,
      })),
    );
  });

  it("have no example where the tag stands alone", () => {
    const docstring = readDocstring("/**\n * Opens.\n *\n * @example\n */", 1);
    expect(exampleOf({ file: "room.ts", docstring })).to.equal(undefined);
  });

  it("trap 41: an example that does not compile is a fault at its line of the source", () => {
    const docstring = readDocstring(
      '/**\n * Opens.\n *\n * @example\n * import { hubId } from "@cairn/sdk";\n *\n * hubId("one");\n */',
      10,
    );
    const example = exampleOf({ file: "sdk/src/room.ts", docstring });
    if (example === undefined) throw new Error("there is no example");
    const written = path.join("cache", path.basename(folder).replace("test", "types"));
    try {
      writeTypeScript([example], written);
      const faults = checkTypes([example], written);
      expect(faults.map(({ at }) => at)).to.deep.equal(["sdk/src/room.ts:16"]);
      expect(faults[0]?.message).to.match(/string/);
    } finally {
      rmSync(written, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
