import type { Context } from "hono";
import type { Refusal } from "./Refusal.ts";

/** Tells a program why its request was not taken: code, message, fix and details, as JSON. */
export function answerRefusal(
  context: Context,
  { status, code, message, fix, details, retryAfter }: Refusal,
) {
  if (retryAfter !== undefined) context.header("retry-after", String(retryAfter));
  return context.json({ code, message, fix, details }, status);
}
