export type { ScanOptions } from "../chain/scanLogs.ts";
export { achievement } from "./badges/achievement.ts";
export { type BadgeOptions, badgeOf, type Identity } from "./badges/badgeOf.ts";
export type { ShapeFault } from "./badges/checkShape.ts";
export { withoutAttestation } from "./badges/evidence.ts";
export type {
  AchievementInput,
  AlignmentInput,
  Extension,
  IdentifierInput,
  ImageInput,
  RelatedInput,
  ResultDescriptionInput,
  RubricLevelInput,
} from "./badges/types.ts";
export { bake, type PictureFormat, unbake } from "./baked/bake.ts";
export { credentialFaults } from "./credentialFaults.ts";
export { createKey } from "./keys/createKey.ts";
export { type Did, didDocument, didKey, didWeb } from "./keys/did.ts";
export { jwkOf, type KeyJwk, keyOfJwk } from "./keys/jwk.ts";
export { publicKeyOf } from "./keys/publicKeyOf.ts";
export type { KeyType, PublicKey, SigningKey } from "./keys/types.ts";
export { achievementUrl, statusListAt, statusListUrl } from "./network/addresses.ts";
export { type CheckedEndorsement, checkEndorsement } from "./network/checkEndorsement.ts";
export { type EndorsementInput, endorsementOf } from "./network/endorsement.ts";
export { didOfProfile, hubDidDocument } from "./network/hubDid.ts";
export { type IssuerRegistry, issuerRegistry, type UnlistedHub } from "./network/issuerRegistry.ts";
export { publicAchievement, publicProfile } from "./network/publicProfile.ts";
export { type IssueOptions, issue } from "./proofs/issue.ts";
export { issueToken } from "./proofs/issueToken.ts";
export { derive, issueSelective } from "./proofs/selective.ts";
export { type CheckedStatusList, checkStatusList } from "./status/checkStatusList.ts";
export { statusListDifferences } from "./status/differences.ts";
export { type RevokedIndices, revokedIndices } from "./status/revokedIndices.ts";
export { statusList } from "./status/statusList.ts";
export type { CredentialOptions } from "./verify/asking.ts";
export type {
  CredentialCheck,
  CredentialCheckName,
  CredentialClaim,
  CredentialCode,
  CredentialFormat,
  CredentialMode,
  CredentialVerdict,
} from "./verify/CredentialVerdict.ts";
export type { PresentationCheck, PresentationVerdict } from "./verify/PresentationVerdict.ts";
export type { CredentialSource } from "./verify/readSource.ts";
export { verify } from "./verify/verify.ts";
export { verifyMany } from "./verify/verifyMany.ts";
export { isPresentation, type PresentationOptions, verifyPresentation } from "./verify/verifyPresentation.ts";
export { type WebOptions, type WebReader, webReader } from "./verify/web.ts";
