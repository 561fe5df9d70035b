import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { sha256, toUtf8Bytes } from "ethers";
import type { ContentHash, json } from "../../src/index.ts";
import { CairnError, content, contentHash } from "../../src/index.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";

const PROFILE = { name: "Riverside School", url: "https://school.example" };
const ENCODED = content.encode(PROFILE);
const OTHER = content.encode({ name: "Hillside School" });

function failing(
  code: "CONTENT_NOT_FOUND" | "CONTENT_UNAVAILABLE" | "CONTENT_HASH_MISMATCH",
): content.ContentStore {
  return {
    get: async () => {
      throw new CairnError(code);
    },
  };
}

function holding(bytes: Uint8Array): content.ContentStore {
  return { get: async () => bytes };
}

describe("content.encode and decode", () => {
  it("the bytes are RFC 8785, the hash is their SHA-256, whatever the order of the keys", () => {
    expect(new TextDecoder().decode(ENCODED.bytes)).to.equal(
      '{"name":"Riverside School","url":"https://school.example"}',
    );
    expect(ENCODED.hash).to.equal(sha256(ENCODED.bytes));
    expect(content.encode({ url: PROFILE.url, name: PROFILE.name })).to.deep.equal(ENCODED);
    expect(content.decode(ENCODED.bytes, ENCODED.hash)).to.deep.equal(PROFILE);
  });

  it("a document of 256 KiB is taken, and one byte more is refused", () => {
    const overhead = content.encode({ text: "" }).bytes.length;
    const largest = content.encode({ text: "x".repeat(content.MAX_CONTENT_BYTES - overhead) });
    expect(largest.bytes.length).to.equal(content.MAX_CONTENT_BYTES);
    content.decode(largest.bytes, largest.hash);
    const text = "x".repeat(content.MAX_CONTENT_BYTES - overhead + 1);
    const { details } = errorOf("DOCUMENT_TOO_LARGE", () => content.encode({ text }));
    expect(details).to.deep.equal({ size: content.MAX_CONTENT_BYTES + 1, limit: content.MAX_CONTENT_BYTES });
    const bytes = toUtf8Bytes(JSON.stringify({ text }));
    errorOf("DOCUMENT_TOO_LARGE", () => content.decode(bytes, content.hashOf(bytes)));
  });

  it("bytes with another hash are refused, and so is what is not canonical or no object", () => {
    const { details } = errorOf("CONTENT_HASH_MISMATCH", () => content.decode(OTHER.bytes, ENCODED.hash));
    expect(details).to.deep.equal({ expected: ENCODED.hash, actual: OTHER.hash });
    for (const text of ['{"name": "x"}', '{"b":1,"a":2}', "[]", '"x"', "null", '{"a":1.0}']) {
      const bytes = toUtf8Bytes(text);
      errorOf("CONTENT_NOT_CANONICAL", () => content.decode(bytes, content.hashOf(bytes)));
    }
    const twice = toUtf8Bytes('{"a":1,"a":1}');
    errorOf("DUPLICATE_KEY", () => content.decode(twice, content.hashOf(twice)));
  });
});

describe("content.cidOf", () => {
  it("gives the CIDs that IPFS gives (ipfs add --cid-version=1 --raw-leaves)", () => {
    expect(content.cidOf(contentHash(sha256(toUtf8Bytes("hello world"))))).to.equal(
      "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e",
    );
    expect(content.cidOf(contentHash(sha256("0x")))).to.equal(
      "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
    );
  });

  it("hash and CID lead to each other, and any other text is refused", () => {
    expect(content.hashOfCid(ENCODED.cid)).to.equal(ENCODED.hash);
    const wrong = [
      "",
      "b",
      ENCODED.cid.slice(1),
      `${ENCODED.cid}a`,
      ENCODED.cid.toUpperCase(),
      ENCODED.cid.slice(0, -1),
      `z${ENCODED.cid.slice(1)}`,
      ENCODED.cid.replace("bafkrei", "bafybei"),
      ENCODED.cid.replace("a", "1"),
      "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG",
    ];
    for (const cid of wrong) errorOf("INVALID_ID", () => content.hashOfCid(cid));
  });
});

describe("content.memoryStore and fetchDocument", () => {
  it("keeps a copy of what is put, and tells what it does not have", async () => {
    const store = content.memoryStore();
    const bytes = ENCODED.bytes.slice();
    expect(await store.put(bytes)).to.equal(ENCODED.hash);
    bytes.fill(0);
    (await store.get(ENCODED.hash)).fill(0);
    expect(await content.fetchDocument({ store, hash: ENCODED.hash })).to.deep.equal(PROFILE);
    await rejectionOf("CONTENT_NOT_FOUND", store.get(OTHER.hash));
    await rejectionOf("DOCUMENT_TOO_LARGE", store.put(new Uint8Array(content.MAX_CONTENT_BYTES + 1)));
  });

  it("what a store returns is checked, even when the store does not", async () => {
    await rejectionOf(
      "CONTENT_HASH_MISMATCH",
      content.fetchDocument({ store: holding(OTHER.bytes), hash: ENCODED.hash }),
    );
  });

  it("an aborted signal stops it", async () => {
    const store = content.memoryStore();
    const signal = AbortSignal.abort();
    await rejectionOf("ABORTED", content.fetchDocument({ store, hash: ENCODED.hash, signal }));
    await rejectionOf("ABORTED", store.put(ENCODED.bytes, { signal }));
    await rejectionOf("ABORTED", store.get(ENCODED.hash, { signal }));
  });
});

describe("content.firstOf", () => {
  it("passes over stores that fail or lie", async () => {
    const store = content.firstOf([
      failing("CONTENT_NOT_FOUND"),
      failing("CONTENT_UNAVAILABLE"),
      holding(OTHER.bytes),
      holding(ENCODED.bytes),
    ]);
    expect(await store.get(ENCODED.hash)).to.deep.equal(ENCODED.bytes);
  });

  it('trap 28: a fault is never reported as "not found"', async () => {
    const cases = [
      { stores: [failing("CONTENT_NOT_FOUND"), failing("CONTENT_NOT_FOUND")], code: "CONTENT_NOT_FOUND" },
      { stores: [failing("CONTENT_NOT_FOUND"), failing("CONTENT_UNAVAILABLE")], code: "CONTENT_UNAVAILABLE" },
      { stores: [failing("CONTENT_UNAVAILABLE"), holding(OTHER.bytes)], code: "CONTENT_HASH_MISMATCH" },
    ] as const;
    for (const { stores, code } of cases) {
      const error = await rejectionOf(code, content.firstOf(stores).get(ENCODED.hash));
      expect(error.details.answers).to.have.length(stores.length);
      expect(error.cause).to.be.instanceOf(AggregateError);
    }
  });

  it("stops at an abort, and needs a store", async () => {
    errorOf("INVALID_ARGUMENT", () => content.firstOf([]));
    const controller = new AbortController();
    const asked: string[] = [];
    const abortsWhenAsked: content.ContentStore = {
      get: async () => {
        asked.push("first");
        controller.abort();
        throw new Error("gone");
      },
    };
    const second: content.ContentStore = {
      get: async () => {
        asked.push("second");
        return ENCODED.bytes;
      },
    };
    await rejectionOf(
      "ABORTED",
      content.firstOf([abortsWhenAsked, second]).get(ENCODED.hash, { signal: controller.signal }),
    );
    expect(asked).to.deep.equal(["first"]);
  });
});

describe("content.httpStore", () => {
  let handle: (request: IncomingMessage, response: ServerResponse) => void;
  const server = createServer((request, response) => handle(request, response));
  let baseUrl: string;

  before((done) => {
    server.listen(0, "127.0.0.1", () => {
      baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/public`;
      done();
    });
  });

  after((done) => {
    server.closeAllConnections();
    server.close(done);
  });

  function get(hash: ContentHash, options: Partial<content.HttpStoreOptions> = {}, signal?: AbortSignal) {
    return content.httpStore({ baseUrl, ...options }).get(hash, signal === undefined ? {} : { signal });
  }

  it("asks by hash or by CID under the base address", async () => {
    const asked: (string | undefined)[] = [];
    handle = (request, response) => {
      asked.push(request.url);
      response.end(ENCODED.bytes);
    };
    expect(await get(ENCODED.hash)).to.deep.equal(ENCODED.bytes);
    expect(await get(ENCODED.hash, { name: "cid", baseUrl: `${baseUrl}/ipfs/` })).to.deep.equal(
      ENCODED.bytes,
    );
    expect(asked).to.deep.equal([`/public/${ENCODED.hash}.json`, `/public/ipfs/${ENCODED.cid}`]);
  });

  it("a wrong document is a mismatch", async () => {
    handle = (_request, response) => response.end(OTHER.bytes);
    await rejectionOf("CONTENT_HASH_MISMATCH", get(ENCODED.hash));
  });

  for (const [status, code] of [
    [404, "CONTENT_NOT_FOUND"],
    [410, "CONTENT_NOT_FOUND"],
    [429, "RATE_LIMITED"],
    [403, "CONTENT_UNAVAILABLE"],
    [500, "CONTENT_UNAVAILABLE"],
  ] as const) {
    it(`trap 28: status ${status} is ${code}`, async () => {
      handle = (_request, response) => response.writeHead(status).end("no");
      expect((await rejectionOf(code, get(ENCODED.hash))).details).to.include({ status });
    });
  }

  it("stops reading a document without end", async () => {
    let sent = 0;
    handle = (_request, response) => {
      const part = new Uint8Array(64 * 1024);
      const send = () => {
        while (!response.destroyed && sent < 64 * content.MAX_CONTENT_BYTES) {
          sent += part.length;
          if (!response.write(part)) return response.once("drain", send);
        }
        return response.end();
      };
      send();
    };
    await rejectionOf("DOCUMENT_TOO_LARGE", get(ENCODED.hash));
    expect(sent).to.be.lessThan(64 * content.MAX_CONTENT_BYTES);
  });

  it("trap 28: a server that is silent, gone or breaks off is unavailable", async () => {
    handle = () => undefined;
    await rejectionOf("CONTENT_UNAVAILABLE", get(ENCODED.hash, { timeoutMs: 50 }));
    handle = (_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("{", () => response.destroy());
    };
    await rejectionOf("CONTENT_UNAVAILABLE", get(ENCODED.hash));
    const refused = async () => {
      throw new TypeError("fetch failed");
    };
    expect(
      (await rejectionOf("CONTENT_UNAVAILABLE", get(ENCODED.hash, { fetch: refused }))).cause,
    ).to.be.instanceOf(TypeError);
  });

  it("an abort before or during the request is an abort", async () => {
    handle = () => undefined;
    await rejectionOf("ABORTED", get(ENCODED.hash, {}, AbortSignal.abort()));
    const controller = new AbortController();
    handle = () => controller.abort();
    await rejectionOf("ABORTED", get(ENCODED.hash, {}, controller.signal));
  });

  it("a base address that is none is refused", () => {
    for (const wrong of ["", "school.example", "file:///etc/", "javascript:alert(1)"]) {
      expect(errorOf("INVALID_ARGUMENT", () => content.httpStore({ baseUrl: wrong })).details).to.deep.equal({
        baseUrl: wrong,
      });
    }
  });

  it("reads a public document whole", async () => {
    handle = (_request, response) => response.end(ENCODED.bytes);
    const store = content.httpStore({ baseUrl: new URL(baseUrl) });
    const document: json.JsonObject = await content.fetchDocument({ store, hash: ENCODED.hash });
    expect(document).to.deep.equal(PROFILE);
  });
});
