import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import solc from "solc";

type Member = {
  readonly label: string;
  readonly slot: string;
  readonly offset: number;
  readonly type: string;
};
type Type = { readonly label: string; readonly numberOfBytes: string; readonly members?: readonly Member[] };
type Output = {
  readonly contracts?: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly storageLayout: { readonly types: Record<string, Type> } }>>
    >
  >;
};

/** Fields in bits, in the order of the slots, as the comments beside the storage draw them. */
const DRAWN: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "SoulboundERC721.Token": [["owner 160", "definition 32", "issuedAt 32", "expiresAt 32"]],
  "IAchievementToken.Anchor": [["attester 160", "anchoredAt 40", "size 32", "revoked 8"]],
  "IHubRegistry.Staff": [["roles 8", "from 40", "until 40"]],
  "IHubRegistry.KeyWindow": [["from 40", "until 40", "compromisedSince 40"]],
  "IHubRegistry.Period": [
    ["from 40", "until 40", "end 40", "withdrawnEnd 40", "proposedSince 40", "suspended 8", "kinds 32"],
    ["accreditor 160"],
  ],
  "Accreditation.Running": [["from 40", "until 40", "kinds 32"]],
  "ILearnerRegistry.Consent": [["kinds 32", "until 40", "nonce 64"]],
};
const CONTRACTS = ["HubRegistry", "LearnerRegistry", "AchievementToken"] as const;

describe("slots", () => {
  for (const [name, drawn] of Object.entries(DRAWN)) {
    it(`${name} takes ${drawn.length === 1 ? "one slot" : `${drawn.length} slots`}, as drawn`, () => {
      const type = Object.values(types()).find(({ label }) => label === `struct ${name}`);
      expect(type?.members?.length).to.equal(drawn.flat().length);
      expect(Number(type?.numberOfBytes)).to.equal(32 * drawn.length);
      expect(slotsOf(type?.members ?? [])).to.deep.equal(drawn);
    });
  }
});

/** The fields by slot. A field begins where the one before it ended: none lies on another. */
function slotsOf(members: readonly Member[]): string[][] {
  const slots: string[][] = [];
  let end = 0;
  for (const { label, slot, offset, type } of members) {
    const isFirst = slots[Number(slot)] === undefined;
    expect(offset, label).to.equal(isFirst ? 0 : end);
    const bytes = Number(types()[type]?.numberOfBytes);
    end = offset + bytes;
    slots[Number(slot)] = [...(slots[Number(slot)] ?? []), `${label} ${bytes * 8}`];
  }
  return slots;
}

let compiled: Record<string, Type> | undefined;
function types(): Record<string, Type> {
  compiled ??= compile();
  return compiled;
}

function compile(): Record<string, Type> {
  const files = CONTRACTS.map((name) => `contracts/${name}.sol`);
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(files.map((file) => [file, { content: readFileSync(file, "utf8") }])),
    settings: { evmVersion: "cancun", outputSelection: { "*": { "*": ["storageLayout"] } } },
  };
  const load = (file: string): { contents: string } | { error: string } => {
    const found = [file, path.join("node_modules", file)].find((candidate) => existsSync(candidate));
    return found === undefined ? { error: `there is no ${file}` } : { contents: readFileSync(found, "utf8") };
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: load })) as Output;
  const layouts = CONTRACTS.map(
    (name) => output.contracts?.[`contracts/${name}.sol`]?.[name]?.storageLayout.types,
  );
  return Object.assign({}, ...layouts) as Record<string, Type>;
}
