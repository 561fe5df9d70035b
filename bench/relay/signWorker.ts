// Signs consents in a thread of its own.
import { parentPort, workerData } from "node:worker_threads";
import type { Order, Signed } from "./consents.ts";
import { signConsent } from "./consents.ts";
import { walletOf } from "./signRequest.ts";

const { terms, jobs } = workerData as Order;
for (const { seed, nonces } of jobs) {
  const wallet = walletOf(seed);
  const bodies = nonces.map((nonce) => signConsent(terms, { wallet, nonce }));
  parentPort?.postMessage({ seed, bodies } satisfies Signed);
}
