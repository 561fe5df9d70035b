import type { json } from "@cairn/sdk";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerRefusal } from "../http/answerRefusal.ts";
import { Refusal } from "../http/Refusal.ts";
import { toJson } from "../output/toJson.ts";
import { readBody } from "./body.ts";
import { deriveCredential } from "./derive.ts";
import { issueCredential } from "./issue.ts";
import type { Service } from "./Service.ts";
import { setStatus } from "./setStatus.ts";
import { verifyCredential } from "./verifyCredential.ts";
import { verifyPresentation } from "./verifyPresentation.ts";

/** Largest body: a credential with its evidence, or a presentation with several. */
const MOST_BYTES = 1024 * 1024;
/** Requests under way at once: JSON-LD keeps a processor busy. */
const MOST_AT_ONCE = 16;
const RETRY_SECONDS = 1;

type Bindings = { Bindings: HttpBindings };
type Answer = { readonly status: 200 | 201 | 400; readonly body: object };
type Work = (body: json.JsonObject) => Answer | Promise<Answer>;

/** Makes the service: the same for Node's server and for tests. `hosts` are the names under which it answers. */
export function makeApp(service: Service, hosts: readonly string[] | undefined): Hono<Bindings> {
  const { log, lists } = service;
  const app = new Hono<Bindings>();
  let underWay = 0;

  app.onError((error, context) => {
    const refusal = error instanceof Refusal ? error : fault(error, service);
    log("info", "refused", { url: context.req.path, code: refusal.code, status: refusal.status });
    return answerRefusal(context, refusal);
  });
  app.notFound((context) => answerRefusal(context, notFound()));
  app.use(async (context, next) => {
    requireHost(context, hosts);
    await next();
  });
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: () => {
        throw tooLarge();
      },
    }),
  );

  const serve = (path: string, work: Work): void => {
    app.post(path, async (context) => {
      requireJson(context);
      if (underWay >= MOST_AT_ONCE) throw busy();
      underWay += 1;
      try {
        const { status, body } = await work(readBody(await context.req.text()));
        log("info", "answered", { url: path, status });
        return context.body(toJson(body), status, { "content-type": "application/json" });
      } finally {
        underWay -= 1;
      }
    });
  };
  serve("/credentials/issue", async (body) => ({
    status: 201,
    body: { verifiableCredential: await issueCredential(service, body) },
  }));
  serve("/credentials/derive", async (body) => ({
    status: 201,
    body: await deriveCredential(service, body),
  }));
  serve("/credentials/status", (body) => ({ status: 200, body: setStatus(service, body) }));
  serve("/credentials/verify", async (body) => ofVerdict(await verifyCredential(service, body)));
  serve("/presentations/verify", async (body) => ofVerdict(await verifyPresentation(service, body)));

  if (lists !== undefined) {
    app.get(new URL(lists.url).pathname, async (context) => {
      return context.body(toJson(await lists.read()), 200, { "content-type": "application/vc" });
    });
  }
  app.get("/health", (context) => {
    return context.json({ healthy: true, issuers: service.issuers.map(({ did }) => did) });
  });
  return app;
}

/** What does not verify is answered with 400, as the W3C's suites expect it: the body is the same. */
function ofVerdict(body: { readonly verified: boolean }): Answer {
  return { status: body.verified ? 200 : 400, body };
}

/** A page in a browser may post text to this machine, but JSON only to its own host. */
function requireJson({ req }: Context): void {
  const type = req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^application\/(?:[\w.+-]+\+)?json$/.test(type)) return;
  throw new Refusal(415, "NOT_JSON", {
    message: "The body is not said to be JSON.",
    fix: "Send it with the header content-type: application/json.",
    details: { contentType: type },
  });
}

/** A page whose name was made to lead to this machine sends its own name. */
function requireHost({ req }: Context, hosts: readonly string[] | undefined): void {
  if (hosts === undefined) return;
  const { hostname } = new URL(req.url);
  if (hosts.includes(hostname)) return;
  throw new Refusal(421, "WRONG_HOST", {
    message: "The service does not answer under this name.",
    fix: "Use the address that it printed, or give its public one with --url.",
    details: { host: hostname },
  });
}

function fault(error: unknown, { log }: Service): Refusal {
  log("error", "fault", { message: error instanceof Error ? error.message.slice(0, 300) : String(error) });
  return new Refusal(500, "FAULT", {
    message: "Something in the service failed.",
    fix: "Send it again, or tell whoever runs the service.",
  });
}

function notFound(): Refusal {
  return new Refusal(404, "NOT_FOUND", {
    message: "There is nothing at this address.",
    fix: "Post to /credentials/issue, /credentials/verify, /credentials/derive, /credentials/status or /presentations/verify.",
  });
}

function tooLarge(): Refusal {
  return new Refusal(413, "TOO_LARGE", {
    message: "The body is larger than any credential.",
    fix: "Send one credential at a time.",
    details: { limit: MOST_BYTES },
  });
}

function busy(): Refusal {
  return new Refusal(503, "BUSY", {
    message: "Too many requests are under way.",
    fix: "Send it again after the time in Retry-After.",
    retryAfter: RETRY_SECONDS,
  });
}
