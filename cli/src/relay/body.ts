import type { RelayRequest } from "./RelayRequest.ts";
import { readRequest } from "./readRequest.ts";

/** A request as the store keeps it: as it is posted. */
export function bodyOf(request: RelayRequest): string {
  return JSON.stringify(request, (_key, value) => (typeof value === "bigint" ? `${value}` : value));
}

/** Reads what {@link bodyOf} wrote. */
export function requestOf(body: string): RelayRequest {
  return readRequest(body);
}
