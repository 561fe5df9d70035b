// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Context, ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IHubRegistry} from "./interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "./interfaces/ILearnerRegistry.sol";
import {blockTime} from "./libraries/Clock.sol";
import {Recoveries} from "./learner/Recoveries.sol";
import {Kinds} from "./libraries/Kinds.sol";
import {HubId} from "./types/Ids.sol";

/// @title LearnerRegistry: whose record
/// @notice See `ILearnerRegistry`. Who holds and speaks is in `learner/Identities.sol`, what a learner changes in
/// `learner/Changes.sol`, guardians in `learner/Recoveries.sol`; consent is here.
contract LearnerRegistry is Recoveries, ERC2771Context {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @inheritdoc ILearnerRegistry
    string public constant CONSENT_TERMS =
        "Achievements that this hub issues to me under this consent are public on the blockchain for good, cannot be transferred, and can be burned by the hub and by me.";

    bytes32 private constant _CONSENT_TYPEHASH = keccak256(
        "Consent(address learner,uint32 hub,string hubName,uint32 kinds,uint40 until,string terms,uint256 nonce,uint256 deadline)"
    );

    /// @notice The registry whose hubs learners consent to.
    IHubRegistry public immutable hubs;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    // one slot: kinds 32 | until 40 | nonce 64
    mapping(address learner => mapping(HubId hub => Consent)) private _consents;

    // ────────────────────────────────────────── Constructor ──────────────────────────────────────────

    constructor(IHubRegistry hubs_, address forwarder) EIP712("Cairn", "1") ERC2771Context(forwarder) {
        hubs = hubs_;
    }

    // ──────────────────────────────────────────── Consent ────────────────────────────────────────────

    /// @inheritdoc ILearnerRegistry
    function consent(address learner, HubId hub, uint32 kinds, uint40 until) external {
        requireActor(learner, _msgSender());
        hubs.nameOf(hub); // reverts for a hub that does not exist
        _consent(learner, hub, kinds, until);
    }

    /// @inheritdoc ILearnerRegistry
    function consentWithSignature(
        address learner,
        HubId hub,
        uint32 kinds,
        uint40 until,
        uint256 deadline,
        bytes calldata signature
    ) external {
        if (blockTime() > deadline) revert ConsentSignatureExpired(deadline, blockTime());
        uint256 nonce = consentNonceOf(learner, hub);
        bytes32 structHash = keccak256(
            abi.encode(
                _CONSENT_TYPEHASH,
                learner,
                hub,
                keccak256(bytes(hubs.nameOf(hub))),
                kinds,
                until,
                keccak256(bytes(CONSENT_TERMS)),
                nonce,
                deadline
            )
        );
        address actor = actorOf(learner);
        if (!SignatureChecker.isValidSignatureNow(actor, _hashTypedDataV4(structHash), signature)) {
            revert ConsentSignatureInvalid(learner, actor, nonce);
        }
        _consent(learner, hub, kinds, until);
    }

    /// @inheritdoc ILearnerRegistry
    function withdrawConsent(address learner, HubId hub) external {
        requireActor(learner, _msgSender());
        uint64 nonce = _consents[learner][hub].nonce + 1;
        _consents[learner][hub] = Consent({kinds: 0, until: 0, nonce: nonce});
        emit ConsentWithdrawn(learner, hub, nonce);
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc ILearnerRegistry
    function requireConsent(
        address learner,
        HubId hub,
        uint8 kind
    ) external view returns (address controller) {
        Consent storage given = _consents[learner][hub];
        if (!Kinds.has(given.kinds, kind) || blockTime() >= given.until)
            revert ConsentMissing(learner, hub, kind);
        return controllerOf(learner);
    }

    /// @inheritdoc ILearnerRegistry
    function consentOf(address learner, HubId hub) external view returns (Consent memory) {
        return _consents[learner][hub];
    }

    /// @inheritdoc ILearnerRegistry
    function consentNonceOf(address learner, HubId hub) public view returns (uint256) {
        return (uint256(nonceOf(learner)) << 64) | _consents[learner][hub].nonce;
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _consent(address learner, HubId hub, uint32 kinds, uint40 until) private {
        if (kinds == 0) revert ConsentKindsEmpty();
        if (until <= blockTime()) revert ConsentTermInvalid(until, blockTime());
        uint64 nonce = _consents[learner][hub].nonce + 1;
        _consents[learner][hub] = Consent({kinds: kinds, until: until, nonce: nonce});
        emit ConsentGiven(learner, hub, kinds, until, nonce);
    }

    function _msgSender() internal view override(Context, ERC2771Context) returns (address) {
        return ERC2771Context._msgSender();
    }

    function _msgData() internal view override(Context, ERC2771Context) returns (bytes calldata) {
        return ERC2771Context._msgData();
    }

    function _contextSuffixLength() internal view override(Context, ERC2771Context) returns (uint256) {
        return ERC2771Context._contextSuffixLength();
    }
}
