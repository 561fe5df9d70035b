import type { LookupAddress } from "node:dns";
import { lookup as lookUp } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { request as send } from "node:https";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import { Readable } from "node:stream";
import { CairnError } from "../errors/CairnError.ts";
import { isPublicAddress } from "./publicAddress.ts";

/** Whom a server may ask in the web for others. */
export interface PublicFetchOptions {
  /** Ports that are asked; 443 alone when absent. */
  readonly ports?: readonly number[];
  /** Addresses that are asked though they are not public, such as an intranet's own host; none when absent. */
  readonly allow?: (address: string) => boolean;
  /** Certificates (PEM) of an intranet's own authority; the platform's when absent. */
  readonly ca?: string;
  /** Finds the addresses of a name; the platform's resolver when absent. */
  readonly resolve?: (name: string) => Promise<readonly LookupAddress[]>;
}

/**
 * Makes a `fetch` for verifying credentials on a server. A credential names addresses, and whoever wrote it must not make
 * the server ask into its own network: each name is looked up, every address of it has to be public, and the connection
 * goes to one of exactly these addresses. It reads (`GET`) over https alone, and follows no redirect.
 *
 * @param options - Exceptions for networks of one's own.
 * @returns A `fetch`, for `WebOptions`. It rejects with `WEB_UNAVAILABLE`; limits of size and time are `verify`'s.
 *
 * @example
 * import { verify } from "@cairn/sdk/credentials";
 * import { publicFetch } from "@cairn/sdk/node";
 *
 * const judge = async (file: string) => await verify(file, { web: { fetch: publicFetch() } });
 */
export function publicFetch(options: PublicFetchOptions = {}): typeof globalThis.fetch {
  const { ports = [443], allow = () => false, ca, resolve = addressesOf } = options;
  const isAllowed = (address: string): boolean => isPublicAddress(address) || allow(address);
  const lookup: LookupFunction = (name, { all }, done) => {
    checked(name, { resolve, isAllowed }).then(
      (addresses) => {
        const [first] = addresses;
        if (all === true) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ""),
    );
  };
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const { method = "GET", headers, signal } = init ?? {};
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const isLiteral = isIP(host) !== 0;
    const port = Number(url.port === "" ? 443 : url.port);
    const isFit =
      url.protocol === "https:" &&
      method === "GET" &&
      ports.includes(port) &&
      url.username + url.password === "";
    if (!isFit || (isLiteral && !isAllowed(host))) {
      throw unavailable(url, "It is no public https address, or another port than is asked.");
    }
    const message = await new Promise<IncomingMessage>((done, fault) => {
      send(url, {
        agent: false,
        lookup,
        ...(signal ? { signal } : {}),
        headers: headersOf(headers),
        ...(ca === undefined ? {} : { ca }),
      })
        .on("response", done)
        .on("error", fault)
        .end();
    }).catch((cause: unknown) => {
      if (signal?.aborted === true || cause instanceof CairnError) throw cause;
      throw unavailable(url, "It could not be fetched.", cause);
    });
    const { statusCode = 0 } = message;
    if (statusCode >= 300 && statusCode < 400) {
      message.destroy();
      throw unavailable(url, "It leads to another address, and redirects are not followed.");
    }
    const body = statusCode === 204 ? null : (Readable.toWeb(message) as ReadableStream<Uint8Array>);
    return new Response(body, { status: statusCode });
  };
}

function headersOf(init: RequestInit["headers"]): Record<string, string> {
  const headers: Record<string, string> = {};
  new Headers(init).forEach((value, name) => {
    headers[name] = value;
  });
  return headers;
}

type Addresses = readonly [LookupAddress, ...LookupAddress[]];

/** The addresses of a name; one that is not allowed among them makes the name not allowed, whichever would be taken. */
async function checked(
  name: string,
  {
    resolve,
    isAllowed,
  }: {
    resolve: (name: string) => Promise<readonly LookupAddress[]>;
    isAllowed: (address: string) => boolean;
  },
): Promise<Addresses> {
  const [first, ...others] = await resolve(name);
  const addresses: Addresses | undefined = first === undefined ? undefined : [first, ...others];
  if (addresses?.every(({ address }) => isAllowed(address)) === true) return addresses;
  throw new CairnError("WEB_UNAVAILABLE", {
    message: "The name leads to an address that is not public.",
    details: { name },
  });
}

async function addressesOf(name: string): Promise<readonly LookupAddress[]> {
  return await lookUp(name, { all: true });
}

function unavailable({ href }: URL, message: string, cause?: unknown): CairnError {
  return new CairnError("WEB_UNAVAILABLE", { message, details: { url: href }, cause });
}
