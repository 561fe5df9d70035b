// What the SDK does with a bundle: all of it by the chain, one by one and in batches, and the part that needs no chain.
import type { Client } from "@cairn/sdk";
import { achievement, bundles, documents, trees, verify, verifyMany } from "@cairn/sdk";
import { toJson } from "../../scripts/lib/output.ts";
import type { Contender } from "./Contender.ts";

/** Paths that a learner discloses where it is not all of them. */
export const DISCLOSED = ["/name", "/result/0/value"];

/** Verifies these files as fast as the SDK does, and throws where one is not valid. */
export async function verifyAll(client: Client, files: readonly string[]): Promise<void> {
  let valid = 0;
  for await (const { verdict, checks } of verifyMany(files, { client })) {
    if (verdict !== "valid") throw new Error(`a record is ${verdict}: ${toJson(checks)}`);
    valid += 1;
  }
  if (valid !== files.length) throw new Error(`${valid} of ${files.length} records were verified`);
}

/** Verifies these files, each by itself. */
export async function verifyEach(client: Client, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const { verdict, checks } = await verify(file, { client });
    if (verdict !== "valid") throw new Error(`a record is ${verdict}: ${toJson(checks)}`);
  }
}

/** The SDK's ways, of which the slow ones take a tenth of the files. */
export function ourContenders(client: Client, files: readonly string[]): readonly Contender[] {
  const few = files.slice(0, Math.ceil(files.length / 10));
  return [
    {
      name: "cairn",
      label: "Cairn, many: file and chain",
      records: files.length,
      run: async () => await verifyAll(client, files),
    },
    {
      name: "cairnOneByOne",
      label: "Cairn, one by one: file and chain",
      records: few.length,
      run: async () => await verifyEach(client, few),
    },
    {
      name: "cairnOffline",
      label: "Cairn, the file alone",
      records: files.length,
      run: async () => {
        await trees.loadFastKeccak();
        for (const file of files) bundles.check(bundles.parse(file));
      },
    },
    disclosing(files),
  ];
}

/** Two fields and their proof, the digest, and the proof that it is in the cohort. */
function disclosing(files: readonly string[]): Contender {
  const texts = files.map((file) => JSON.stringify(discloseOf(file)));
  return {
    name: "cairnDisclosure",
    label: `Cairn, ${DISCLOSED.length} disclosed fields alone`,
    records: texts.length,
    run: async () => {
      await trees.loadFastKeccak();
      for (const text of texts) {
        const { attested, domain, disclosure, root, proof } = JSON.parse(text) as Disclosed;
        documents.verifyDisclosure({ content: attested.content, ...disclosure });
        const leaf = achievement.idOf(attested, domain);
        if (!trees.verify({ root, leaf, proof })) throw new Error("a record is not in its cohort");
      }
    },
  };
}

type Disclosed = ReturnType<typeof discloseOf>;

function discloseOf(file: string) {
  const { achievement: attested, chainId, document, inclusion, salts, token } = bundles.parse(file);
  if (inclusion.mode !== "anchored") throw new Error("the benchmark's records are anchored");
  const disclosure = documents.disclose({ document, salts, paths: DISCLOSED });
  const { root, proof } = inclusion;
  return { attested, domain: { chainId, token }, disclosure, root, proof };
}
