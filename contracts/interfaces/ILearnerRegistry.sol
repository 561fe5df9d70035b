// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {HubId} from "../types/Ids.sol";

/// @title LearnerRegistry: whose record
/// @notice Consent to public tokens, and identity: who holds a learner's tokens, whose word counts, and how a learner
/// who lost a key, or whose key was stolen, comes back.
/// @dev Times are in seconds. Learner functions read the sender through one ERC-2771 forwarder. All of it is public.
///
/// An address stands alone, or has joined another address's **identity**. An identity has one **controller**, who holds
/// its tokens: its own address until moved. Its **actor**, whose word counts as the learner's, is its custodian while
/// there is one, else its controller. An address:
/// ```
///               join, signed by both
///   ALONE ─────────────────────────────▶ JOINED   (final; one level: who was joined cannot join)
///     │ somebody joins it
///     ▼
///   JOINED BY OTHERS
/// ```
/// A **change** of an identity (its controller, its guardians, a custodian, joining another) is at once where it has no
/// guardians; with guardians it waits their delay, so that a thief of the key cannot run away with it:
/// ```
///            moveController, setGuardians,               execute, from `readyAt` on
///            appointCustodian, join                      (anyone)
///   (none) ───────────────────────────────▶ CHANGE ───────────────────────────────▶ (none)
///     ▲  ▲                                   │   │
///     │  └────── cancel (controller) ────────┘   │ recover (guardians): the change is dropped
///     │                                          ▼
///     │      recover, recoverCustodian       RECOVERY ── execute, from `readyAt` on (anyone) ──▶ (none)
///     │      (threshold of the guardians) ──▶    │
///     └── cancel (controller), unless all guardians signed, two at least
/// ```
/// A pending recovery blocks everything but its end: the actor's word does not count, and nothing else of the identity
/// changes. A hub can go on issuing under a consent that stands.
interface ILearnerRegistry {
    // ───────────────────────────────────────────── Types ─────────────────────────────────────────────

    /// @notice A learner's consent to one hub.
    /// @param kinds Kinds of achievement that the hub may publish as tokens.
    /// @param until Until when.
    /// @param nonce Counts every change, so that no unused signature outlives one.
    struct Consent {
        uint32 kinds;
        uint40 until;
        uint64 nonce;
    }

    /// @notice The guardians of an identity, named only in a recovery.
    /// @param root Root of OpenZeppelin's `StandardMerkleTree` over `["address","bytes32"]`: guardian and salt. 0 for none.
    /// @param threshold How many of them recover.
    /// @param count How many they are.
    /// @param delay Seconds that a change or recovery waits.
    struct Guardians {
        bytes32 root;
        uint8 threshold;
        uint8 count;
        uint40 delay;
    }

    /// @notice What waits for an identity.
    enum PendingKind {
        None,
        Controller,
        Guardians,
        Custodian,
        Join,
        Recovery,
        CustodianRecovery
    }

    /// @notice A change or recovery that waits.
    /// @param kind What it is.
    /// @param readyAt From when on it can be executed.
    /// @param unanimous Whether all guardians signed it, two at least: then nobody can cancel it.
    /// @param account The controller, custodian or identity to be.
    /// @param until For a custodian: until when.
    struct Pending {
        PendingKind kind;
        uint40 readyAt;
        bool unanimous;
        address account;
        uint40 until;
    }

    /// @notice A guardian's word in a recovery.
    /// @param guardian Who signs: an EOA or a smart wallet.
    /// @param salt The salt of its leaf.
    /// @param proof From its leaf to the root.
    /// @param signature Of the recovery.
    struct GuardianWord {
        address guardian;
        bytes32 salt;
        bytes32[] proof;
        bytes signature;
    }

    // ──────────────────────────────────────────── Events ─────────────────────────────────────────────

    /// @notice A learner consented that a hub publishes tokens of these kinds until a time.
    event ConsentGiven(address indexed learner, HubId indexed hub, uint32 kinds, uint40 until, uint64 nonce);
    /// @notice A learner withdrew consent: nothing more is published; what is published stays until renounced.
    event ConsentWithdrawn(address indexed learner, HubId indexed hub, uint64 nonce);
    /// @notice An identity's tokens are held by another address from now on; `rebind` brings those it has.
    event ControllerMoved(address indexed identity, address from, address to, uint32 nonce);
    /// @notice An address joined an identity.
    event LearnerJoined(address indexed learner, address indexed identity, uint32 nonce);
    /// @notice An identity has these guardians from now on.
    event GuardiansSet(
        address indexed identity,
        bytes32 root,
        uint8 threshold,
        uint8 count,
        uint40 delay,
        uint32 nonce
    );
    /// @notice A custodian speaks for the identity until a time.
    event CustodianAppointed(address indexed identity, address custodian, uint40 until, uint32 nonce);
    /// @notice A change or recovery waits.
    event ChangePending(
        address indexed identity,
        PendingKind kind,
        address account,
        uint40 readyAt,
        bool unanimous,
        uint32 nonce
    );
    /// @notice What waited was cancelled by the controller, or dropped for a recovery.
    event ChangeCancelled(address indexed identity, PendingKind kind, uint32 nonce);

    // ──────────────────────────────────────────── Errors ─────────────────────────────────────────────

    error ConsentKindsEmpty();
    error ConsentTermInvalid(uint40 until, uint40 time);
    /// @notice The signature's deadline passed.
    error ConsentSignatureExpired(uint256 deadline, uint40 time);
    /// @notice Not the actor's signature over these very terms and nonce.
    error ConsentSignatureInvalid(address learner, address actor, uint256 nonce);
    /// @notice The learner never consented to this hub and kind, or no longer does.
    error ConsentMissing(address learner, HubId hub, uint8 kind);
    /// @notice Only the learner's actor speaks for the learner.
    error LearnerActorOnly(address learner, address actor, address account);
    /// @notice Only the identity's controller may do this.
    error IdentityControllerOnly(address identity, address controller, address account);
    /// @notice Only the identity's custodian may do this.
    error IdentityCustodianOnly(address identity, address custodian, address account);
    /// @notice The address has joined another identity, which has to be named instead.
    error IdentityJoined(address learner, address identity);
    /// @notice Others have joined the address, so it cannot join.
    error IdentityHasMembers(address identity);
    /// @notice Something waits, and has to be executed or cancelled first.
    error IdentityChangePending(address identity, PendingKind kind, uint40 readyAt);
    /// @notice Nothing waits.
    error IdentityNothingPending(address identity);
    /// @notice What waits is not ready yet.
    error IdentityChangeNotReady(address identity, uint40 readyAt, uint40 time);
    /// @notice All guardians signed the recovery: it cannot be cancelled.
    error RecoveryUnanimous(address identity);
    /// @notice A recovery waits; until it is executed or cancelled nobody speaks for the learner.
    error RecoveryPending(address identity, uint40 readyAt);
    /// @notice The change would change nothing, or names nobody.
    error IdentityAccountInvalid(address identity, address account);
    error IdentitySignatureExpired(uint256 deadline, uint40 time);
    /// @notice Not the party's signature over this very change and nonce.
    error IdentitySignatureInvalid(address identity, address party, uint32 nonce);
    error GuardiansInvalid(bytes32 root, uint8 threshold, uint8 count, uint40 delay);
    error GuardiansMissing(address identity);
    /// @notice Too few guardians signed.
    error GuardiansTooFew(uint256 given, uint8 threshold);
    /// @notice A guardian is not in the tree, or not after the one before it: `index` says which.
    error GuardianInvalid(uint256 index, address guardian);
    /// @notice A custodian speaks for the identity already.
    error CustodianAlreadyAppointed(address identity, address custodian, uint40 until);
    error CustodianMissing(address identity);
    /// @notice The end is not the first second of a month (UTC), not in the future, or too far away.
    error CustodianTermInvalid(uint40 until, uint40 time);

    // ──────────────────────────────────────────── Consent ────────────────────────────────────────────

    /// @notice Consents that a hub publishes tokens of these kinds. By the learner's actor; replaces what stood.
    /// @param kinds Not empty.
    /// @param until After now.
    function consent(address learner, HubId hub, uint32 kinds, uint40 until) external;

    /// @notice The same by the actor's EIP-712 signature (EOA or ERC-1271), brought by anyone:
    /// `Consent(address learner,uint32 hub,string hubName,uint32 kinds,uint40 until,string terms,uint256 nonce,uint256 deadline)`.
    /// @dev `hubName` is the registry's name of the hub, `terms` is `CONSENT_TERMS()`, the nonce is `consentNonceOf`.
    /// @param deadline Last second at which the signature may be used.
    function consentWithSignature(
        address learner,
        HubId hub,
        uint32 kinds,
        uint40 until,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Withdraws consent, and makes unused signatures for that hub worthless. By the learner's actor.
    /// @dev Also where nothing stands, so that a signature given away can be cancelled.
    function withdrawConsent(address learner, HubId hub) external;

    // ──────────────────────────────────────────── Identity ───────────────────────────────────────────

    /// @notice Moves control to another address. By the controller; with guardians it waits.
    /// @dev `to` signs `Move(address identity,address controller,uint256 nonce,uint256 deadline)`, so that no control is
    /// moved to an address by mistake; a custodian, where there is one, signs the same.
    /// @param custodianSignature Empty where there is no custodian.
    function moveController(
        address identity,
        address to,
        uint256 deadline,
        bytes calldata toSignature,
        bytes calldata custodianSignature
    ) external;

    /// @notice Joins another address's identity, whose controller holds this address's tokens from then on. By the
    /// controller of the address; with guardians it waits. Public, and final.
    /// @dev The identity's controller signs `Join(address learner,address identity,uint256 nonce,uint256 identityNonce,
    /// uint256 deadline)`, and so does each custodian there is. The address's own guardians and custodian end.
    /// @param signatures Of the identity's controller, the identity's custodian, the address's custodian: empty where
    /// there is none.
    function join(address learner, address identity, uint256 deadline, bytes[3] calldata signatures) external;

    /// @notice Commits to guardians; a root of 0 means none. By the controller; where guardians stand it waits their delay.
    /// @dev A custodian signs `Guardians(address identity,bytes32 root,uint8 threshold,uint8 count,uint40 delay,
    /// uint256 nonce,uint256 deadline)`.
    function setGuardians(
        address identity,
        Guardians calldata guardians,
        uint256 deadline,
        bytes calldata custodianSignature
    ) external;

    /// @notice Gives the identity a custodian until the start of a month. By the controller; with guardians it waits.
    /// @dev The custodian signs `Custody(address identity,address custodian,uint40 until,uint256 nonce,uint256 deadline)`.
    function appointCustodian(
        address identity,
        address custodian,
        uint40 until,
        uint256 deadline,
        bytes calldata custodianSignature
    ) external;

    /// @notice Hands custody to a successor, at once and until the same time. By the custodian.
    /// @dev The successor signs `Custody` as above.
    function replaceCustodian(
        address identity,
        address successor,
        uint256 deadline,
        bytes calldata successorSignature
    ) external;

    /// @notice Does what waited, from `readyAt` on. By anyone.
    function execute(address identity) external;

    /// @notice Cancels what waits. By the controller.
    function cancel(address identity) external;

    // ──────────────────────────────────────────── Recovery ───────────────────────────────────────────

    /// @notice Begins to move control to another address by the guardians' word; it waits the delay. By anyone.
    /// @dev `to` and each guardian sign `Recovery(address identity,address from,address controller,uint256 nonce,
    /// uint256 deadline)`: `from` is the controller now, the nonce is `recoveryNonceOf`, which no change but a recovery
    /// moves on, so that a thief of the key cannot make their signatures worthless.
    /// @param words At least `threshold`, by ascending address of the guardian.
    function recover(
        address identity,
        address to,
        uint256 deadline,
        bytes calldata toSignature,
        GuardianWord[] calldata words
    ) external;

    /// @notice Begins to replace the custodian by the guardians' word; it waits the delay. By anyone.
    /// @dev The successor and each guardian sign `CustodianRecovery(address identity,address custodian,uint40 until,
    /// uint256 nonce,uint256 deadline)`: `until` is the end of the custody, which stays, the nonce is `recoveryNonceOf`.
    function recoverCustodian(
        address identity,
        address successor,
        uint256 deadline,
        bytes calldata successorSignature,
        GuardianWord[] calldata words
    ) external;

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @notice The learner consents now to this hub and kind, or reverts; answers who holds the learner's tokens.
    function requireConsent(
        address learner,
        HubId hub,
        uint8 kind
    ) external view returns (address controller);

    /// @notice `account` speaks for the learner, or reverts; answers who holds the learner's tokens.
    function requireActor(address learner, address account) external view returns (address controller);

    /// @notice The identity of an address: its own, or the one that it joined.
    function identityOf(address learner) external view returns (address);

    /// @notice Who holds a learner's tokens.
    function controllerOf(address learner) external view returns (address);

    /// @notice Whose word counts as the learner's. While a recovery waits nobody's does.
    function actorOf(address learner) external view returns (address);

    /// @notice Who speaks for the learner until when; zeros where nobody but the controller does.
    function custodianOf(address learner) external view returns (address custodian, uint40 until);

    /// @notice The guardians of the learner's identity; zeros for none.
    function guardiansOf(address learner) external view returns (Guardians memory);

    /// @notice What waits for the learner's identity; zeros for nothing.
    function pendingOf(address learner) external view returns (Pending memory);

    /// @notice Counts the changes of the learner's identity, so that no unused signature outlives one.
    /// @dev Of a joined address: its own changes and those of the identity that it joined, so that it only grows.
    function nonceOf(address learner) external view returns (uint32);

    /// @notice Counts the recoveries of the learner's identity that began: the nonce that guardians sign.
    function recoveryNonceOf(address learner) external view returns (uint256);

    /// @notice What a learner consented to, for one hub.
    function consentOf(address learner, HubId hub) external view returns (Consent memory);

    /// @notice The nonce of the next consent signature: the identity's nonce and the consent's.
    function consentNonceOf(address learner, HubId hub) external view returns (uint256);

    /// @notice The sentence that every consent signature carries.
    function CONSENT_TERMS() external view returns (string memory);
}
