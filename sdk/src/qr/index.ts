export type { Correction } from "./draw.ts";
export { toPng } from "./toPng.ts";
export { toSvg } from "./toSvg.ts";
export { toTerminal } from "./toTerminal.ts";
