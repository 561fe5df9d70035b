// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DefinitionId, HubId} from "../types/Ids.sol";

/// @title HubRegistry: who may attest what
/// @notice Accreditors, hubs and their accreditation over time, staff, assertion keys and achievement definitions.
/// @dev Times are in seconds and every window is `[from, until)`. Nothing is ever deleted; each change is an event.
///
/// An accreditation period of a hub:
/// ```
///              accredit                     suspend                     reinstate opens the next period
///   (nothing) ─────────▶ RUNNING ───────────────────────▶ SUSPENDED ───────────────────────▶ RUNNING
///                          │  │                               │ until, or endAccreditation
///                          │  └─ until, renewal,              ▼
///                          │     endAccreditation, close ──▶ ENDED
///                          │                                  │
///                          └───── proposeWithdrawal (accreditor) and confirmWithdrawal (owner): the period's end
///                                 moves to a time in the past ──▶ WITHDRAWN ── restore (owner) ──▶ as it was
/// ```
/// A change "from now on" takes effect after the block's second: what was attested earlier in that second stays
/// covered, and nothing more can be attested in it.
interface IHubRegistry {
    // ───────────────────────────────────────────── Types ─────────────────────────────────────────────

    /// @notice An accreditor's mandate.
    /// @param kinds Kinds of achievement that it may accredit for.
    /// @param appointedAt When it was first or last appointed.
    /// @param until When its term ends.
    /// @param dismissedAt When it was dismissed; 0 if it was not.
    /// @param profile SHA-256 of its public profile document.
    struct Accreditor {
        uint32 kinds;
        uint40 appointedAt;
        uint40 until;
        uint40 dismissedAt;
        bytes32 profile;
    }

    /// @notice A hub.
    /// @param admin Who governs it.
    /// @param adminSince Since when this admin does: later than `registeredAt` once the hub changed hands.
    /// @param registeredAt When it was registered.
    /// @param closedAt When it closed; 0 while open.
    /// @param pendingAdmin Who may accept to become its admin; 0 for nobody.
    /// @param profile SHA-256 of its public profile document.
    /// @param name Its name: it stays.
    struct Hub {
        address admin;
        uint40 adminSince;
        uint40 registeredAt;
        // slot 2
        uint40 closedAt;
        address pendingAdmin;
        bytes32 profile;
        string name;
    }

    /// @notice A period of accreditation.
    /// @param from Since when.
    /// @param until Until when it was granted.
    /// @param end Where it ends in fact: `until`, or earlier once suspended, renewed, ended or withdrawn.
    /// @param withdrawnEnd Where it ended before it was withdrawn for the past; 0 while it is not.
    /// @param proposedSince Time that its accreditor proposed to withdraw it from; 0 for none.
    /// @param suspended Whether it is suspended: it can be reinstated until `until`.
    /// @param kinds Kinds of achievement that it covers.
    /// @param accreditor Who granted it.
    struct Period {
        uint40 from;
        uint40 until;
        uint40 end;
        uint40 withdrawnEnd;
        uint40 proposedSince;
        bool suspended;
        uint32 kinds;
        // slot 2
        address accreditor;
    }

    /// @notice What the accreditation of a hub says of one kind at one time.
    enum AccreditationStatus {
        None, // no period covers that time
        OutOfScope, // a period covers the time but not the kind
        Withdrawn, // a period covered both, and was withdrawn for that time
        Accredited
    }

    /// @notice What a member of a hub's staff may do.
    /// @param roles Bits of `Roles`.
    /// @param from Since when.
    /// @param until Until when.
    struct Staff {
        uint8 roles;
        uint40 from;
        uint40 until;
    }

    /// @notice When an assertion key may sign off-chain credentials.
    /// @param from Since when; 0 where the hub never added the key.
    /// @param until Until when.
    /// @param compromisedSince Since when its signatures count for nothing; 0 for never.
    struct KeyWindow {
        uint40 from;
        uint40 until;
        uint40 compromisedSince;
    }

    /// @notice An achievement definition: immutable but for its retirement.
    /// @param hub Whose it is.
    /// @param kind A bit of the `kinds` bitmap.
    /// @param sensitive Whether it is anchored or signed only, and never a public token.
    /// @param definedAt Since when it stands.
    /// @param retiredAt From when on nothing more is attested under it; 0 for never.
    /// @param creditHundredths Credit in hundredths; 0 for none.
    /// @param content SHA-256 of its public document.
    /// @param name Its name.
    struct Definition {
        HubId hub;
        uint8 kind;
        bool sensitive;
        uint40 definedAt;
        uint40 retiredAt;
        uint32 creditHundredths;
        // slot 2
        bytes32 content;
        string name;
    }

    // ───────────────────────────────────────────── Events ────────────────────────────────────────────

    event AccreditorAppointed(address indexed accreditor, uint32 kinds, uint40 until, bytes32 profile);
    event AccreditorDismissed(address indexed accreditor, uint40 dismissedAt);

    event HubRegistered(HubId indexed hub, address indexed admin, string name, bytes32 profile);
    event HubProfileChanged(HubId indexed hub, bytes32 profile);
    event HubAdminTransferStarted(HubId indexed hub, address indexed admin, address indexed pendingAdmin);
    event HubAdminTransferred(HubId indexed hub, address indexed from, address indexed to);
    /// @notice A hub closed for good. What it attested while accredited stays valid.
    event HubClosed(HubId indexed hub, address indexed admin, uint40 closedAt);

    event StaffSet(
        HubId indexed hub,
        address indexed account,
        address indexed by,
        uint8 roles,
        uint40 from,
        uint40 until
    );

    event HubAccredited(
        HubId indexed hub,
        address indexed accreditor,
        uint256 index,
        uint32 kinds,
        uint40 from,
        uint40 until,
        bytes32 evidence
    );
    event AccreditationSuspended(HubId indexed hub, address indexed by, uint256 index, uint40 end);
    event AccreditationReinstated(
        HubId indexed hub,
        address indexed by,
        uint256 index,
        address accreditor,
        uint32 kinds,
        uint40 from,
        uint40 until
    );
    /// @notice A period ended before its time: by a decision, a renewal, or the hub's closing.
    event AccreditationEnded(HubId indexed hub, address indexed by, uint256 index, uint40 end);
    /// @notice The first key of a withdrawal for the past. `since` 0 takes a proposal back.
    event WithdrawalProposed(HubId indexed hub, address indexed accreditor, uint256 index, uint40 since);
    /// @notice The second key: the period now ends at `since`; before, it ended at `previousEnd`.
    event AccreditationWithdrawn(
        HubId indexed hub,
        address indexed by,
        uint256 index,
        uint40 since,
        uint40 previousEnd
    );
    event AccreditationRestored(HubId indexed hub, address indexed by, uint256 index, uint40 end);

    event KeyAdded(HubId indexed hub, bytes32 indexed keyHash, bytes multikey, uint40 from, uint40 until);
    event KeyRetired(HubId indexed hub, bytes32 indexed keyHash, uint40 until);
    event KeyCompromised(HubId indexed hub, bytes32 indexed keyHash, uint40 since);

    event AchievementDefined(
        DefinitionId indexed definition,
        HubId indexed hub,
        address indexed by,
        uint8 kind,
        bool sensitive,
        uint32 creditHundredths,
        string name,
        bytes32 content
    );
    event DefinitionRetired(
        DefinitionId indexed definition,
        HubId indexed hub,
        address indexed by,
        uint40 retiredAt
    );

    // ───────────────────────────────────────────── Errors ────────────────────────────────────────────

    error OwnershipCannotBeRenounced();

    error AccreditorInvalid(address account);
    error AccreditorKindsEmpty(address account);
    error AccreditorTermInvalid(uint40 until, uint40 time);
    error AccreditorNotInOffice(address account);

    error HubUnknown(HubId hub);
    error HubAlreadyClosed(HubId hub, uint40 closedAt);
    error HubAdminOnly(HubId hub, address account);
    error HubPendingAdminOnly(HubId hub, address account);

    error StaffWindowInvalid(uint40 from, uint40 until, uint40 time);
    error StaffRolesInvalid(uint8 roles);
    /// @notice A manager touched roles or a term beyond its own, or another manager.
    error StaffBeyondManager(HubId hub, address manager, address account);
    /// @notice `account` does not now hold `role` at the hub.
    error StaffRoleMissing(HubId hub, address account, uint8 role);

    error AccreditationKindsInvalid(uint32 kinds, uint32 allowed);
    error AccreditationTermInvalid(uint40 until, uint40 time, uint40 latest);
    /// @notice Another accreditor's period runs, or is suspended, until `until`.
    error AccreditationHeld(HubId hub, address accreditor, uint40 until);
    error AccreditationNotRunning(HubId hub);
    error AccreditationNotSuspended(HubId hub);
    error AccreditationSupervisorOnly(HubId hub, address account);
    error PeriodUnknown(HubId hub, uint256 index);
    error PeriodAccreditorOnly(HubId hub, uint256 index, address account);
    error WithdrawalTimeInvalid(uint40 since, uint40 from, uint40 before);
    /// @notice What the owner confirms is not what the accreditor proposed.
    error WithdrawalNotProposed(HubId hub, uint256 index, uint40 since, uint40 proposedSince);
    /// @notice The owner is the period's accreditor too: one key does not withdraw for the past.
    error WithdrawalNeedsTwoKeys(HubId hub, uint256 index, address account);
    error WithdrawalUnknown(HubId hub, uint256 index);
    /// @notice No accreditation of the hub runs now.
    error HubNotAccredited(HubId hub, uint40 time);
    /// @notice The hub's running accreditation does not cover this kind.
    error HubKindNotAccredited(HubId hub, uint8 kind, uint32 kinds);

    error KeyMalformed(bytes multikey);
    error KeyAlreadyAdded(HubId hub, bytes32 keyHash);
    error KeyUnknown(HubId hub, bytes32 keyHash);
    error KeyWindowInvalid(uint40 from, uint40 until, uint40 time);
    error KeyAlreadyRetired(HubId hub, bytes32 keyHash, uint40 until);
    /// @notice `since` is 0, in the future, or not earlier than what stands.
    error KeyCompromiseInvalid(uint40 since, uint40 before);

    error DefinitionUnknown(DefinitionId definition);
    error DefinitionKindInvalid(uint8 kind);
    error DefinitionContentMissing();
    error DefinitionAlreadyRetired(DefinitionId definition, uint40 retiredAt);

    // ─────────────────────────────────────── Network (owner) ────────────────────────────────────────

    /// @notice Appoints an accreditor, or changes its mandate. Owner only.
    /// @param account A person's or an institution's address, not 0.
    /// @param kinds Kinds that it may accredit for; not empty.
    /// @param until When its term ends; after now.
    /// @param profile SHA-256 of its public profile document.
    function appointAccreditor(address account, uint32 kinds, uint40 until, bytes32 profile) external;

    /// @notice Ends an accreditor's term now. Owner only. The hubs that it accredited keep their periods.
    /// @dev Reverts with `AccreditorNotInOffice`.
    function dismissAccreditor(address account) external;

    // ───────────────────────────────────────────── Hubs ──────────────────────────────────────────────

    /// @notice Registers a hub; the caller becomes its admin. Anyone may.
    /// @param name 1 to 96 bytes of displayable text (see `DisplayText`); it stays.
    /// @param profile SHA-256 of its public profile document.
    function registerHub(string calldata name, bytes32 profile) external returns (HubId hub);

    /// @notice Names another profile document. Admin only.
    function setHubProfile(HubId hub, bytes32 profile) external;

    /// @notice Offers the hub to another admin; address 0 takes an offer back. Admin only.
    function transferHubAdmin(HubId hub, address pendingAdmin) external;

    /// @notice Accepts the offer. The hub's `adminSince` tells verifiers and accreditors that it changed hands.
    function acceptHubAdmin(HubId hub) external;

    /// @notice Closes the hub for good: its accreditation ends, and it takes no key and no definition any more.
    /// Its staff may still revoke, and its records stay valid. Admin only.
    function closeHub(HubId hub) external;

    /// @notice Sets what an account may do for the hub, and when. Roles 0 removes it, with a window of zeros.
    /// @dev By the admin, or by `MANAGE` staff within its own roles and term: never for or against other managers.
    /// @param roles Bits of `Roles`.
    /// @param from Since when.
    /// @param until Until when; after `from`, and after now.
    function setStaff(HubId hub, address account, uint8 roles, uint40 from, uint40 until) external;

    // ───────────────────────────────────────── Accreditation ────────────────────────────────────────

    /// @notice Accredits a hub from now on. By an accreditor in office, within its own kinds and term.
    /// @dev A period of the same accreditor that runs or is suspended is closed (a renewal). A running or suspended period of
    /// another accreditor in office is in the way until its `until`.
    /// @param kinds Kinds of achievement.
    /// @param until When it ends; after now.
    /// @param evidence SHA-256 of a public document on why; 0 for none.
    /// @return index The new period's place in the hub's history, from 0.
    function accredit(
        HubId hub,
        uint32 kinds,
        uint40 until,
        bytes32 evidence
    ) external returns (uint256 index);

    /// @notice Suspends the running period from now on. By its accreditor in office, or the owner.
    function suspend(HubId hub) external;

    /// @notice Opens a new period with what is left of the suspended one. By its accreditor in office, or the owner.
    function reinstate(HubId hub) external returns (uint256 index);

    /// @notice Ends the running or suspended period from now on. By its accreditor in office, or the owner.
    function endAccreditation(HubId hub) external;

    /// @notice First key of a withdrawal for the past. By the period's accreditor, in office.
    /// @param index Place of the period in the hub's history.
    /// @param since From when on it is to count for nothing: at or after its start, before its end, not after now;
    /// 0 takes a proposal back.
    function proposeWithdrawal(HubId hub, uint256 index, uint40 since) external;

    /// @notice Second key. Owner only, while the accreditor is in office, and not for a period of its own.
    /// @param since Must be what was proposed.
    function confirmWithdrawal(HubId hub, uint256 index, uint40 since) external;

    /// @notice Undoes a withdrawal. Owner only. The period ends where it ended before, but never after the start of
    /// the next period or the hub's closing. A period that would end within this second does not run again.
    function restore(HubId hub, uint256 index) external;

    // ───────────────────────────────────────── Assertion keys ───────────────────────────────────────

    /// @notice Adds a key that signs off-chain credentials for the hub. By the admin or `MANAGE` staff.
    /// @param multikey Multicodec bytes: `ed01` and 32 bytes (Ed25519), or `8024` and 33 (P-256, compressed).
    /// @param from Since when; not before now.
    /// @param until Until when; after `from`.
    /// @return keyHash Keccak-256 of `multikey`.
    function addKey(
        HubId hub,
        bytes calldata multikey,
        uint40 from,
        uint40 until
    ) external returns (bytes32 keyHash);

    /// @notice Retires a key from now on: what it signed before stays good. By the admin or `MANAGE` staff.
    function retireKey(HubId hub, bytes32 keyHash) external;

    /// @notice Declares that a key was in wrong hands since a time, which can only move earlier. By the admin or
    /// `MANAGE` staff.
    function compromiseKey(HubId hub, bytes32 keyHash, uint40 since) external;

    // ─────────────────────────────────────────── Definitions ────────────────────────────────────────

    /// @notice Defines an achievement. By `CATALOG` staff of a hub that is open.
    /// @param kind A bit of the `kinds` bitmap, 0 to 31.
    /// @param sensitive Whether it says more than an achievement should: then it never becomes a public token.
    /// @param creditHundredths Credit in hundredths; 0 for none.
    /// @param name 1 to 128 bytes of displayable text.
    /// @param content SHA-256 of its public document; not 0.
    function defineAchievement(
        HubId hub,
        uint8 kind,
        bool sensitive,
        uint32 creditHundredths,
        string calldata name,
        bytes32 content
    ) external returns (DefinitionId definition);

    /// @notice Retires a definition: nothing more is attested under it, and what was attested earlier in this second
    /// stays: `retiredAt` is the next second. By `CATALOG` staff.
    function retire(DefinitionId definition) external;

    // ──────────────────────────────────────────── For the token ─────────────────────────────────────

    /// @notice The hot path of issuing: the definition stands, `account` holds `ISSUE` at its hub, and the hub is now
    /// accredited for its kind; or reverts with the exact reason.
    function requireAttester(
        DefinitionId definition,
        address account
    ) external view returns (HubId hub, uint8 kind, bool sensitive);

    /// @notice `account` holds `ISSUE` at the hub, and any accreditation of the hub runs now; or reverts.
    function requireAnchorer(HubId hub, address account) external view;

    /// @notice `account` holds `role` at the hub now; or reverts.
    function requireStaff(HubId hub, address account, uint8 role) external view;

    /// @notice What judging a record needs of its definition, in one slot; reverts with `DefinitionUnknown`.
    function termsOf(
        DefinitionId definition
    ) external view returns (HubId hub, uint8 kind, bool sensitive, uint40 definedAt, uint40 retiredAt);

    // ───────────────────────────────────────────── Reads ─────────────────────────────────────────────

    /// @notice Whether the hub is, was or will as things stand be accredited for a kind at a time.
    function accreditedAt(HubId hub, uint8 kind, uint40 time) external view returns (bool);

    /// @notice The same with the reason, and the period that decides.
    /// @return status Why.
    /// @return index Place of that period; 0 with a zero period where there is none.
    /// @return period That period.
    function accreditationAt(
        HubId hub,
        uint8 kind,
        uint40 time
    ) external view returns (AccreditationStatus status, uint256 index, Period memory period);

    /// @notice How many periods a hub's history has.
    function periodCount(HubId hub) external view returns (uint256);

    /// @notice One period of a hub's history, from 0; reverts with `PeriodUnknown`.
    function periodAt(HubId hub, uint256 index) external view returns (Period memory);

    /// @notice An accreditor's mandate; zeros for an account that was never appointed.
    function accreditorOf(address account) external view returns (Accreditor memory);

    /// @notice Whether an accreditor is in office now.
    function isInOffice(address account) external view returns (bool);

    /// @notice How many accounts were ever appointed.
    function accreditorCount() external view returns (uint256);

    /// @notice An account that was appointed, by order of first appointment, from 0.
    function accreditorAt(uint256 index) external view returns (address);

    /// @notice How many hubs are registered: their ids are 1 to this.
    function hubCount() external view returns (uint256);

    /// @notice A hub; reverts with `HubUnknown`.
    function hubOf(HubId hub) external view returns (Hub memory);

    /// @notice A hub's name; reverts with `HubUnknown`.
    function nameOf(HubId hub) external view returns (string memory);

    /// @notice What an account may do for a hub; zeros for nothing.
    function staffOf(HubId hub, address account) external view returns (Staff memory);

    /// @notice When a key may sign for a hub; zeros for a key that the hub never added.
    function keyOf(HubId hub, bytes32 keyHash) external view returns (KeyWindow memory);

    /// @notice Whether a signature that a key made for a hub at a time counts.
    function keyValidAt(HubId hub, bytes32 keyHash, uint40 time) external view returns (bool);

    /// @notice How many definitions there are: their ids are 1 to this.
    function definitionCount() external view returns (uint256);

    /// @notice A definition; reverts with `DefinitionUnknown`.
    function definitionOf(DefinitionId definition) external view returns (Definition memory);
}
