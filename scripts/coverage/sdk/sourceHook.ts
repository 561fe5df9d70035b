// Makes `@cairn/sdk` mean the SDK's sources, so that what tests reach is counted in the lines that people read.
//   node --import ./scripts/coverage/sdk/sourceHook.ts …
import { registerHooks } from "node:module";

const SOURCES = new Map([
  ["@cairn/sdk", new URL("../../../sdk/src/index.ts", import.meta.url).href],
  ["@cairn/sdk/credentials", new URL("../../../sdk/src/credentials/index.ts", import.meta.url).href],
  ["@cairn/sdk/node", new URL("../../../sdk/src/node/index.ts", import.meta.url).href],
]);

registerHooks({
  resolve(specifier, context, next) {
    const url = SOURCES.get(specifier);
    return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
  },
});
