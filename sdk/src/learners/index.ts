export { actorOf } from "./actorOf.ts";
export { consent } from "./consent.ts";
export { type Consent, consentOf } from "./consentOf.ts";
export { consentWithSignature } from "./consentWithSignature.ts";
export { CONSENT_TYPES, type SignedConsent, signConsent } from "./signConsent.ts";
export { withdrawConsent } from "./withdrawConsent.ts";
