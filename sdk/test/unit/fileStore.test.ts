import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { content } from "../../src/index.ts";
import { fileStore } from "../../src/node/index.ts";
import { rejectionOf } from "../utils/codes.ts";

const { bytes, hash } = content.encode({ name: "Riverside School" });

describe("fileStore", () => {
  let base: string;

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), "cairn-files-"));
  });

  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });

  it("keeps a document as one file named by its hash, also when it is put twice at once", async () => {
    const directory = join(base, "new", "folder");
    const store = fileStore({ directory });
    expect(await Promise.all([store.put(bytes), store.put(bytes)])).to.deep.equal([hash, hash]);
    expect(await readdir(directory)).to.deep.equal([`${hash}.json`]);
    expect(await store.get(hash)).to.deep.equal(bytes);
  });

  it("tells what is not there from what cannot be read", async () => {
    await rejectionOf("CONTENT_NOT_FOUND", fileStore({ directory: base }).get(hash));
    await rejectionOf("CONTENT_NOT_FOUND", fileStore({ directory: join(base, "missing") }).get(hash));
    const file = join(base, "file");
    await writeFile(file, "");
    await rejectionOf("CONTENT_UNAVAILABLE", fileStore({ directory: file }).get(hash));
    await rejectionOf("CONTENT_UNAVAILABLE", fileStore({ directory: file }).put(bytes));
  });

  it("a file that was changed or is too large is refused", async () => {
    const store = fileStore({ directory: base });
    await store.put(bytes);
    await writeFile(join(base, `${hash}.json`), '{"name":"Hillside School"}');
    await rejectionOf("CONTENT_HASH_MISMATCH", store.get(hash));
    await writeFile(join(base, `${hash}.json`), new Uint8Array(content.MAX_CONTENT_BYTES + 1));
    await rejectionOf("DOCUMENT_TOO_LARGE", store.get(hash));
    await rejectionOf("DOCUMENT_TOO_LARGE", store.put(new Uint8Array(content.MAX_CONTENT_BYTES + 1)));
  });

  it("an aborted signal stops it before anything is written", async () => {
    const store = fileStore({ directory: base });
    const signal = AbortSignal.abort();
    await rejectionOf("ABORTED", store.put(bytes, { signal }));
    await rejectionOf("ABORTED", store.get(hash, { signal }));
    expect(await readdir(base)).to.deep.equal([]);
  });
});
