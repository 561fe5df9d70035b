import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import type { Server } from "node:https";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { webReader } from "../../src/credentials/verify/web.ts";
import type { PublicFetchOptions } from "../../src/node/index.ts";
import { isPublicAddress, publicFetch } from "../../src/node/index.ts";
import { rejectionOf } from "../utils/codes.ts";

const NAME = "reader.test";
const vector = (name: string): string => readFileSync(new URL(`../vectors/${name}`, import.meta.url), "utf8");
const CERTIFICATE = vector("reader-cert.pem");

const PUBLIC = [
  "1.1.1.1",
  "9.255.255.255",
  "11.0.0.0",
  "172.15.255.255",
  "172.32.0.1",
  "192.169.0.1",
  "223.255.255.255",
];
const PUBLIC_6 = ["2606:4700:4700::1111", "2a00::1", "3ffe::1"];
const NOT_PUBLIC = [
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.255.255.255",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.1",
  "192.0.2.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::7f00:1",
  "::ffff:127.0.0.1",
  "::ffff:8.8.8.8",
  "::ffff:a9fe:a9fe",
  "64:ff9b::7f00:1",
  "100::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "fc00::1",
  "fd12::1",
  "fe80::1",
  "fe80::1%lo",
  "fec0::1",
  "ff02::1",
];
const NO_ADDRESS = ["", "localhost", "127.1", "0x7f000001", "2130706433", "1.1.1.1 ", "1.1.1.1:443", "[::1]"];

describe("publicFetch", () => {
  let server: Server;
  let port: number;
  let answer: RequestListener;
  let asked: string[];

  before(async () => {
    server = createServer({ key: vector("reader-key.pem"), cert: CERTIFICATE }, (request, response) => {
      asked.push(`${request.headers.host} ${request.url} ${request.headers.accept}`);
      answer(request, response);
    });
    await new Promise<void>((done) => {
      server.listen(0, "127.0.0.1", done);
    });
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = [];
    answer = (_request, response) => response.end("{}");
  });

  const local = [{ address: "127.0.0.1", family: 4 }];
  /** Takes this machine for an intranet's host. */
  const reader = (options: PublicFetchOptions = {}, timeoutMs = 5_000) => {
    const fetch = publicFetch({
      ports: [port],
      ca: CERTIFICATE,
      allow: (address) => address === "127.0.0.1",
      resolve: async () => local,
      ...options,
    });
    return webReader({ fetch, timeoutMs });
  };
  const read = async (
    path = "/did.json",
    options: PublicFetchOptions = {},
    timeoutMs = 5_000,
  ): Promise<string> =>
    new TextDecoder().decode(await reader(options, timeoutMs)(new URL(path, `https://${NAME}:${port}`)));
  const refused = async (work: Promise<unknown>): Promise<string> => {
    const { shortMessage } = await rejectionOf("WEB_UNAVAILABLE", work);
    return shortMessage;
  };

  it("tells public addresses from all others", () => {
    for (const address of [...PUBLIC, ...PUBLIC_6]) expect(isPublicAddress(address), address).to.equal(true);
    for (const address of [...NOT_PUBLIC, ...NO_ADDRESS]) {
      expect(isPublicAddress(address), address).to.equal(false);
    }
  });

  it("reads a document, by the name's own certificate", async () => {
    expect(await read()).to.equal("{}");
    expect(asked).to.deep.equal([
      `${NAME}:${port} /did.json application/did+json, application/vc, application/json`,
    ]);
    await refused(reader()(new URL(`https://other.test:${port}/`)));
    expect(asked).to.have.length(1);
  });

  it("does not ask names that lead to this machine or its networks, whatever other addresses they have", async () => {
    for (const address of NOT_PUBLIC) {
      const family = address.includes(":") ? 6 : 4;
      const answers = [
        [{ address, family }],
        [
          { address: "1.1.1.1", family: 4 },
          { address, family },
        ],
      ];
      for (const addresses of answers) {
        const work = read("/", { resolve: async () => addresses, allow: () => false });
        expect(await refused(work)).to.equal("The name leads to an address that is not public.");
      }
    }
    expect(await refused(read("/", { resolve: async () => [] }))).to.include("not public");
    expect(asked).to.deep.equal([]);
  });

  it("connects to the address that it checked: a name that leads elsewhere the next time changes nothing", async () => {
    const answers = [local, [{ address: "169.254.169.254", family: 4 }]];
    let lookups = 0;
    const resolve = async () => answers[lookups++] ?? local;
    expect(await read("/", { resolve })).to.equal("{}");
    expect(lookups).to.equal(1);
    expect(await refused(read("/", { resolve }))).to.include("not public");
    expect(lookups).to.equal(2);
  });

  it("does not ask addresses that are not public, other ports, other protocols, or with a password", async () => {
    const fetch = publicFetch({ resolve: async () => local });
    const urls = [
      "https://127.0.0.1/",
      "https://[::1]/",
      "https://[::ffff:169.254.169.254]/",
      "https://2130706433/",
      "https://0x7f.1/",
      "http://1.1.1.1/",
      "https://1.1.1.1:8443/",
      "https://user:word@1.1.1.1/",
      "file:///etc/passwd",
      "data:application/json,{}",
    ];
    for (const url of urls) await refused(fetch(url));
    await refused(fetch("https://1.1.1.1/", { method: "POST" }));
  });

  it("follows no redirect", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "https://169.254.169.254/" }).end();
    expect(await refused(read())).to.include("redirects");
    expect(asked).to.have.length(1);
  });

  it("gives up on errors, on documents that are too large, and on ones that come too slowly", async () => {
    answer = (_request, response) => response.writeHead(500).end();
    expect(await refused(read())).to.include("500");
    answer = (_request, response) => {
      const chunk = Buffer.alloc(64 * 1024, " ");
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    };
    expect(await refused(read())).to.include("larger");
    answer = (_request, response) => {
      response.write("{");
    };
    expect(await refused(read("/", {}, 100))).to.equal("It could not be fetched.");
    answer = () => undefined;
    expect(await refused(read("/", {}, 100))).to.equal("It could not be fetched.");
    answer = (request) => request.socket.destroy();
    expect(await refused(read())).to.equal("It could not be fetched.");
  });
});
