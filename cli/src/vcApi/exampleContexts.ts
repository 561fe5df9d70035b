import type { json } from "@cairn/sdk";

/**
 * The context that the W3C's own examples and test suites use: every term has a meaning in it. A credential with it says
 * nothing that can be relied on, so it is known only where keys end with the service.
 */
export const EXAMPLE_CONTEXTS: ReadonlyMap<string, json.JsonObject> = new Map([
  [
    "https://www.w3.org/ns/credentials/examples/v2",
    { "@context": { "@vocab": "https://www.w3.org/ns/credentials/examples#" } },
  ],
]);
