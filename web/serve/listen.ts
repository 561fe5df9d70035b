import type { RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CairnError } from "@cairn/sdk";

/** A server of this machine, for this machine. */
export interface Listening {
  readonly port: number;
  /** What answers from now on. */
  readonly answerWith: (listener: RequestListener) => void;
  readonly close: () => Promise<void>;
}

/**
 * Takes a port of this machine, any free one for 0. Until it is told what to answer, it says that it is not ready.
 *
 * Throws `INVALID_ARGUMENT` where the port is taken or not allowed.
 */
export async function listen(port: number): Promise<Listening> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end("Not ready yet\n");
  const server = createServer((request, response) => answer(request, response));
  await begin(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (listener) => {
      answer = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function begin(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  }).catch((cause: NodeJS.ErrnoException) => {
    throw new CairnError("INVALID_ARGUMENT", {
      message:
        cause.code === "EADDRINUSE"
          ? `Port ${port} is taken by another program.`
          : `Port ${port} cannot be used: ${cause.code ?? cause.message}.`,
      details: { port },
      fix: "Give another one with --port, or --port 0 for any that is free.",
      cause,
    });
  });
}
