import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createKey } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { encryptKey } from "../../src/credentials/keyFile.ts";
import type { Io } from "../../src/Io.ts";
import { run } from "../../src/run.ts";

const PASSWORD = "correct horse battery staple";
const CREDENTIAL = {
  "@context": ["https://www.w3.org/ns/credentials/v2"],
  type: ["VerifiableCredential"],
  issuer: "did:web:school.example",
  credentialSubject: { name: "Ana" },
};

interface Line {
  readonly event: string;
  readonly url?: string;
  readonly did?: string;
}

/** A service that runs, its log, and how it ends. */
interface Running {
  readonly lines: () => readonly Line[];
  readonly post: (route: string, body: object) => Promise<{ status: number; body: Record<string, unknown> }>;
  readonly end: () => Promise<number>;
}

describe("cairn vc-api", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cairn-vc-api-"));
    const files = { key: "Ed25519", token: "P-256" } as const;
    for (const [name, type] of Object.entries(files)) {
      await writeFile(path.join(folder, `${name}.json`), await encryptKey(await createKey(type), PASSWORD));
    }
    await configure({ url: "https://school.example" });
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const configure = async (credentials: object): Promise<void> => {
    const keys = { key: "key.json", token: "token.json" };
    const config = { version: 1, credentials: { keys, key: "key", tokenKey: "token", ...credentials } };
    await writeFile(path.join(folder, "cairn.json"), JSON.stringify(config));
  };
  const refused = async (line: readonly string[]): Promise<{ status: number; err: string }> => {
    let err = "";
    const status = await run(
      ["vc-api", ...line],
      io(folder, {
        err: (text) => {
          err += text;
        },
      }),
    );
    return { status, err };
  };

  it("signs as the hub of the configuration, with either of its keys, and for nobody else", async () => {
    const service = await start(folder, []);
    const issue = async (credential: object, options = {}) =>
      await service.post("/credentials/issue", { credential, options });
    const badge = await issue(CREDENTIAL);
    expect(badge.status, JSON.stringify(badge.body)).to.equal(201);
    expect(suiteOf(badge.body)).to.equal("eddsa-rdfc-2022");
    expect(suiteOf((await issue(CREDENTIAL, { mandatoryPointers: [] })).body)).to.equal("ecdsa-sd-2023");
    const other = await issue({ ...CREDENTIAL, issuer: "did:web:other.example" });
    expect(other.status).to.equal(400);
    expect(other.body).to.include({ code: "ISSUER_MISMATCH" });
    expect((await service.post("/credentials/status", {})).status).to.equal(501);
    expect(await service.end()).to.equal(0);
    expect(service.lines().map(({ event }) => event)).to.deep.equal([
      "listening",
      "signs",
      "answered",
      "answered",
      "refused",
      "refused",
      "stopped",
    ]);
  });

  it("takes each key as an issuer of its own where the hub has no address", async () => {
    await configure({});
    try {
      const service = await start(folder, []);
      const dids = service.lines().flatMap(({ did }) => did ?? []);
      expect(dids).to.have.length(2);
      const [first, second] = dids;
      const suites = await Promise.all(
        [first, second].map(async (issuer) => {
          const { body } = await service.post("/credentials/issue", {
            credential: { ...CREDENTIAL, issuer },
          });
          return suiteOf(body);
        }),
      );
      expect(suites).to.deep.equal(["eddsa-rdfc-2022", "ecdsa-sd-2023"]);
      expect(await service.end()).to.equal(0);
    } finally {
      await configure({ url: "https://school.example" });
    }
  });

  it("refuses what would let others sign, or what it cannot do, with the fix", async () => {
    for (const [line, words] of [
      [["--host", "0.0.0.0"], "127.0.0.1"],
      [["--status-lists"], "--ephemeral"],
      [["--mode", "all"], "web, chain, web+chain"],
      [["--port", "many"], "whole number"],
      [["--url", "school.example"], "http"],
      [["--ephemeral", "--issuer", "school.example"], "did:web:school.example"],
      [["--ephemeral", "--mode", "chain"], "deployment"],
    ] as const) {
      const { status, err } = await refused(line);
      expect(status, line.join(" ")).to.equal(2);
      expect(err, line.join(" ")).to.contain(words);
    }
    const { err } = await refused(["--host", "0.0.0.0", "--lang", "es"]);
    expect(err).to.contain("Escuche en 127.0.0.1");
  });
});

function io(folder: string, parts: Partial<Io>): Io {
  const nobody = async (): Promise<never> => {
    throw new Error("nobody is asked");
  };
  return {
    cwd: folder,
    env: { CAIRN_PASSWORD: PASSWORD },
    out: () => undefined,
    err: () => undefined,
    isTerminal: false,
    colour: false,
    prompts: { text: nobody, secret: nobody, confirm: nobody, select: nobody },
    signal: new AbortController().signal,
    ...parts,
  };
}

async function start(folder: string, line: readonly string[]): Promise<Running> {
  const abort = new AbortController();
  let out = "";
  let err = "";
  const running = run(
    ["vc-api", "--port", "0", ...line],
    io(folder, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      signal: abort.signal,
    }),
  );
  const lines = (): readonly Line[] => {
    return out
      .split("\n")
      .filter((each) => each !== "")
      .map((each) => JSON.parse(each) as Line);
  };
  for (const until = Date.now() + 10_000; !out.includes("signs"); await sleep(20)) {
    if (Date.now() > until) throw new Error(`the service did not start: ${err}`);
  }
  const url = lines().find(({ event }) => event === "listening")?.url ?? "";
  return {
    lines,
    post: async (route, body) => {
      const response = await fetch(`${url}${route}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    end: async () => {
      abort.abort();
      return await running;
    },
  };
}

function suiteOf({ verifiableCredential }: Record<string, unknown>): unknown {
  const { proof } = verifiableCredential as { proof: readonly { cryptosuite: string }[] };
  return proof[0]?.cryptosuite;
}
