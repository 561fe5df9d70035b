import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { ContentStore } from "../content/ContentStore.ts";
import { checkBytes } from "../content/decode.ts";
import { checkSize, hashOf } from "../content/encode.ts";
import { CairnError } from "../errors/CairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import { writeWhole } from "./writeWhole.ts";

/**
 * Keeps public documents in a directory, one file `<hash>.json` each, which any web server can serve to `httpStore`.
 * A file is complete or absent: it is written aside, flushed and renamed.
 *
 * @param args - The directory, made when it is missing.
 * @throws CairnError by `put`: `DOCUMENT_TOO_LARGE`; by `get`: `CONTENT_NOT_FOUND`, `CONTENT_HASH_MISMATCH` where
 * the file was changed, `DOCUMENT_TOO_LARGE`; by both: `CONTENT_UNAVAILABLE`, `ABORTED`.
 *
 * @example
 * import { fileStore } from "@cairn/sdk/node";
 *
 * const store = fileStore({ directory: "public/cairn" });
 */
export function fileStore(args: { directory: string }): Required<ContentStore> {
  const { directory } = args;
  return {
    async put(bytes, request) {
      throwIfAborted(request?.signal);
      checkSize(bytes.length);
      const hash = hashOf(bytes);
      const path = join(directory, `${hash}.json`);
      try {
        await mkdir(directory, { recursive: true });
        await writeWhole(path, bytes);
      } catch (cause) {
        throw new CairnError("CONTENT_UNAVAILABLE", { details: { path }, cause });
      }
      return hash;
    },
    async get(hash, request) {
      throwIfAborted(request?.signal);
      const path = join(directory, `${hash}.json`);
      const bytes = await read(path);
      if (bytes === undefined) throw new CairnError("CONTENT_NOT_FOUND", { details: { hash, path } });
      checkBytes(bytes, hash);
      return bytes;
    },
  };
}

async function read(path: string): Promise<Uint8Array | undefined> {
  try {
    const file = await open(path, "r");
    try {
      checkSize((await file.stat()).size);
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof CairnError) throw cause;
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new CairnError("CONTENT_UNAVAILABLE", { details: { path }, cause });
  }
}
