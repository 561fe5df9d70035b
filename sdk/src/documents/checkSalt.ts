import { CairnError } from "../errors/CairnError.ts";

/** Refuses what is no salt: its bytes stand in the leaf before path and value. */
export function checkSalt(salt: unknown, path: string): void {
  if (typeof salt === "string" && /^0x[0-9a-fA-F]{64}$/.test(salt)) return;
  throw new CairnError("MALFORMED_DOCUMENT", {
    message: "A salt is not 0x and 64 hexadecimal digits.",
    details: { path, salt },
  });
}
