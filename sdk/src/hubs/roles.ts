import { CairnError } from "../errors/CairnError.ts";

/** What a member of a hub's staff may do, as bits of the contracts' `Roles`. */
export const ROLES = {
  /** Attests: issues, anchors, signs off chain. */
  ISSUE: 1,
  /** Revokes and supersedes; needs no accreditation. */
  REVOKE: 2,
  /** Defines and retires achievements. */
  CATALOG: 4,
  /** Manages staff within its own roles and term, and assertion keys. */
  MANAGE: 8,
} as const;

/** A role's name. */
export type Role = keyof typeof ROLES;

/** Makes the bitmap of roles. */
export function bitsOfRoles(roles: readonly Role[]): number {
  return [...new Set(roles)].reduce((bits, role) => {
    if (!Object.hasOwn(ROLES, role)) {
      throw new CairnError("INVALID_ARGUMENT", {
        message: "The value is not a role.",
        details: { role, roles: Object.keys(ROLES) },
      });
    }
    return bits + ROLES[role];
  }, 0);
}

/** Lists the roles of a bitmap. */
export function rolesOfBits(bits: number): Role[] {
  return (Object.keys(ROLES) as Role[]).filter((role) => (bits & ROLES[role]) !== 0);
}
