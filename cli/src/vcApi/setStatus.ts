import type { json } from "@cairn/sdk";
import { Refusal } from "../http/Refusal.ts";
import { malformed, objectIn } from "./body.ts";
import type { Service } from "./Service.ts";

/**
 * `POST /credentials/status`: sets a place of the service's own list. A hub's lists follow from the chain, where only its
 * staff's keys revoke: for these the service says so.
 */
export function setStatus({ lists }: Service, body: json.JsonObject): json.JsonObject {
  if (lists === undefined) {
    throw new Refusal(501, "NOT_IMPLEMENTED", {
      message: "This service revokes nothing: a hub's status lists follow from the chain.",
      fix: "Revoke the record with `cairn revoke`, and publish the lists again.",
    });
  }
  const { credentialId, status = true } = body;
  const { type, statusPurpose } = objectIn(body, "credentialStatus");
  if (typeof credentialId !== "string") {
    throw malformed("The body has no text credentialId.", { path: "/credentialId" });
  }
  if (typeof status !== "boolean") throw malformed("status is neither true nor false.", { path: "/status" });
  if (type !== "BitstringStatusListEntry" || statusPurpose !== "revocation") {
    throw malformed("The service has lists of the type BitstringStatusListEntry for revocation alone.", {
      path: "/credentialStatus",
    });
  }
  if (lists.set(credentialId, status)) return {};
  throw new Refusal(404, "NOT_FOUND", {
    message: "The service signed no credential with this id and a status of its own.",
    fix: "Give the id of a credential that this process issued.",
    details: { credentialId },
  });
}
