// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {HubId} from "../types/Ids.sol";

/// @title LearnerRegistry: whose record
/// @notice A learner's consent to public tokens, by hub and by kind.
/// @dev Learner functions read the sender through one ERC-2771 forwarder. Consent is on the chain and public.
interface ILearnerRegistry {
    /// @notice A learner's consent to one hub.
    /// @param kinds Kinds of achievement that the hub may publish as tokens.
    /// @param until Until when.
    /// @param nonce Counts every change, so that no unused signature outlives one.
    struct Consent {
        uint32 kinds;
        uint40 until;
        uint64 nonce;
    }

    /// @notice A learner consented that a hub publishes tokens of these kinds until a time.
    event ConsentGiven(address indexed learner, HubId indexed hub, uint32 kinds, uint40 until, uint64 nonce);
    /// @notice A learner withdrew consent: nothing more is published; what is published stays until renounced.
    event ConsentWithdrawn(address indexed learner, HubId indexed hub, uint64 nonce);

    error ConsentKindsEmpty();
    error ConsentTermInvalid(uint40 until, uint40 time);
    /// @notice The signature's deadline passed.
    error ConsentSignatureExpired(uint256 deadline, uint40 time);
    /// @notice Not the actor's signature over these very terms and nonce.
    error ConsentSignatureInvalid(address learner, address actor, uint64 nonce);
    /// @notice The learner never consented to this hub and kind, or no longer does.
    error ConsentMissing(address learner, HubId hub, uint8 kind);
    /// @notice Only the learner's actor speaks for the learner.
    error LearnerActorOnly(address learner, address actor, address account);

    /// @notice Consents that a hub publishes tokens of these kinds. By the learner's actor; replaces what stood.
    /// @param kinds Not empty.
    /// @param until After now.
    function consent(address learner, HubId hub, uint32 kinds, uint40 until) external;

    /// @notice The same by the actor's EIP-712 signature (EOA or ERC-1271), brought by anyone:
    /// `Consent(address learner,uint32 hub,string hubName,uint32 kinds,uint40 until,string terms,uint256 nonce,uint256 deadline)`.
    /// @dev `hubName` is the registry's name of the hub, `terms` is `CONSENT_TERMS()`, the nonce is the current one.
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

    /// @notice The learner consents now to this hub and kind, or reverts; answers who holds the learner's tokens.
    function requireConsent(
        address learner,
        HubId hub,
        uint8 kind
    ) external view returns (address controller);

    /// @notice `account` speaks for the learner, or reverts; answers who holds the learner's tokens.
    function requireActor(address learner, address account) external view returns (address controller);

    /// @notice Who holds a learner's tokens: the learner's own address.
    function controllerOf(address learner) external view returns (address);

    /// @notice Whose word counts as the learner's: the learner's own address.
    function actorOf(address learner) external view returns (address);

    /// @notice What a learner consented to, for one hub.
    function consentOf(address learner, HubId hub) external view returns (Consent memory);

    /// @notice The sentence that every consent signature carries.
    function CONSENT_TERMS() external view returns (string memory);
}
