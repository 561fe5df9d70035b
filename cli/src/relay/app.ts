import type { HttpBindings } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { answerRefusal } from "../http/answerRefusal.ts";
import { Refusal } from "../http/Refusal.ts";
import type { Admission } from "./admit.ts";
import { dayOf, seconds } from "./day.ts";
import type { Parts } from "./Relay.ts";
import { IDENTITIES } from "./store.ts";

/** Largest body: a request with the longest data and signature. */
const MOST_BYTES = 32_768;

type Bindings = { Bindings: HttpBindings };

/** Makes the service: the same for Node's server and for tests. */
export function makeApp(parts: Parts, { admit, expectRoom, names }: Admission): Hono<Bindings> {
  const { store, settings, metrics, log } = parts;
  const app = new Hono<Bindings>();

  app.use(async (context, next) => {
    const begun = performance.now();
    await next();
    const labels = { route: routeOf(context.req.path), status: String(context.res.status) };
    metrics.duration.observe(labels, (performance.now() - begun) / 1000);
  });
  app.use(
    "/v1/*",
    cors({
      origin: "*",
      allowMethods: ["GET", "POST"],
      allowHeaders: ["content-type", "idempotency-key"],
      exposeHeaders: ["retry-after"],
      maxAge: 86_400,
    }),
  );
  app.onError((error, context) => {
    const refusal = error instanceof Refusal ? error : fault(error, parts);
    return answerRefusal(context, refusal);
  });
  app.notFound((context) => answerRefusal(context, notFound("There is nothing at this address.")));

  app.get("/v1/network", (context) => context.json(networkOf(parts, names)));
  const counted = (error: unknown): unknown => {
    if (!(error instanceof Refusal)) return error;
    metrics.requests.inc({ outcome: "refused", code: error.code });
    // Of what is too much, the metrics tell: a line for each would be too much again.
    if (error.status !== 429) log("info", "request refused", { code: error.code, status: error.status });
    return error;
  };
  app.post("/v1/requests", async (_context, next) => {
    try {
      expectRoom();
    } catch (error) {
      throw counted(error);
    }
    await next();
  });
  app.post(
    "/v1/requests",
    bodyLimit({ maxSize: MOST_BYTES, onError: (context) => answerRefusal(context, tooLarge()) }),
    async (context) => {
      const key = context.req.header("idempotency-key");
      try {
        const text = await context.req.text();
        const answer = await admit({ text, key, remote: remoteOf(context, settings.trustProxy) });
        metrics.requests.inc({ outcome: "accepted", code: "" });
        return context.json(answer, 202);
      } catch (error) {
        throw counted(error);
      }
    },
  );
  app.get("/v1/requests/:id", (context) => {
    const id = context.req.param("id").toLowerCase();
    const answer = /^0x[0-9a-f]{64}$/.test(id) ? store.find(id) : undefined;
    if (answer === undefined) throw notFound("The relay has no such request.");
    context.header("cache-control", "no-store");
    return context.json(answer);
  });
  app.get("/health", (context) => {
    const health = healthOf(parts);
    return context.json(health, health.healthy ? 200 : 503);
  });
  app.get("/metrics", async (context) => {
    measure(parts);
    context.header("content-type", metrics.registry.contentType);
    return context.body(await metrics.registry.metrics());
  });
  return app;
}

function networkOf({ deployment, settings, store }: Parts, names: readonly string[]): object {
  const { contracts, chainId, name } = deployment;
  const { gas, requests, identityGas, learnerGas, learnerRequests } = settings.budgets;
  const today = dayOf(seconds());
  const used = store.usage(today);
  return {
    name,
    chainId,
    contracts: {
      LearnerRegistry: contracts.LearnerRegistry.address,
      AchievementToken: contracts.AchievementToken.address,
    },
    forwarder: contracts.CairnForwarder.address,
    hubs: settings.hubs,
    functions: names,
    confirmations: settings.confirmations,
    maxGasPrice: `${settings.maxGasPrice}`,
    budgets: {
      gasPerDay: `${gas}`,
      requestsPerDay: requests,
      identityGasPerDay: `${identityGas}`,
      learnerGasPerDay: `${learnerGas}`,
      learnerRequestsPerDay: learnerRequests,
      gasToday: `${used.gas}`,
      requestsToday: used.requests,
      identityGasToday: `${store.usage(today, IDENTITIES).gas}`,
    },
  };
}

interface Health {
  readonly healthy: boolean;
  readonly node: "answers" | "away";
  readonly account: "funded" | "empty";
  readonly gasPrice: "paid" | "too high";
  readonly stopping: boolean;
  readonly block: number;
  readonly queue: { readonly waiting: number; readonly sent: number; readonly limit: number };
}

/** Gas of the cheapest sensible request: an account that cannot pay for it is empty. */
const LEAST_GAS = 150_000n;

function healthOf({ condition, settings, store }: Parts): Health {
  const node = condition.reachable ? "answers" : "away";
  const account = condition.balance < LEAST_GAS * condition.gasPrice ? "empty" : "funded";
  const gasPrice = condition.gasPrice > settings.maxGasPrice ? "too high" : "paid";
  const { stopping, block } = condition;
  return {
    healthy: node === "answers" && account === "funded" && gasPrice === "paid" && !stopping,
    node,
    account,
    gasPrice,
    stopping,
    block,
    queue: { waiting: store.count("queued"), sent: store.count("sent"), limit: settings.queueLimit },
  };
}

const WEI = 1e18;
const GWEI = 1e9;

function measure({ metrics, store, condition }: Parts): void {
  const used = store.usage(dayOf(seconds()));
  metrics.waiting.set(store.count("queued"));
  metrics.sent.set(store.count("sent"));
  metrics.balance.set(Number(condition.balance) / WEI);
  metrics.gasPrice.set(Number(condition.gasPrice) / GWEI);
  metrics.block.set(condition.block);
  metrics.reachable.set(condition.reachable ? 1 : 0);
  metrics.dayGas.set(Number(used.gas));
  metrics.dayRequests.set(used.requests);
}

/** A few names, whatever is asked for: labels of metrics must not grow. */
function routeOf(path: string): string {
  if (path.startsWith("/v1/requests/")) return "/v1/requests/:id";
  return ["/v1/requests", "/v1/network", "/health", "/metrics"].includes(path) ? path : "other";
}

/** Who asks: behind a proxy of one's own the last address that it added, which no client can choose. */
function remoteOf(context: Context<Bindings>, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded ?? getConnInfo(context).remote.address ?? "unknown";
}

function fault(error: unknown, { log }: Parts): Refusal {
  log("error", "fault", { message: error instanceof Error ? error.message.slice(0, 300) : String(error) });
  return new Refusal(500, "FAULT", {
    message: "Something in the relay failed.",
    fix: "Send it again later: nothing was taken unless the relay said so.",
  });
}

function notFound(message: string): Refusal {
  return new Refusal(404, "NOT_FOUND", {
    message,
    fix: "Post the request first, and ask by the id of the answer.",
  });
}

function tooLarge(): Refusal {
  return new Refusal(413, "TOO_LARGE", {
    message: "The body is larger than any request.",
    fix: "Post one request at a time.",
  });
}
