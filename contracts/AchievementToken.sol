// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IAchievementRenderer} from "./interfaces/IAchievementRenderer.sol";
import {IAchievementToken} from "./interfaces/IAchievementToken.sol";
import {IHubRegistry} from "./interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "./interfaces/ILearnerRegistry.sol";
import {blockTime} from "./libraries/Clock.sol";
import {Roles} from "./libraries/Roles.sol";
import {SoulboundERC721} from "./token/SoulboundERC721.sol";
import {Achievement, AchievementRecord, IssueMode, Standing} from "./types/Achievement.sol";
import {AchievementId, DefinitionId, HubId, NO_DEFINITION} from "./types/Ids.sol";

/// @title AchievementToken: what was attested
contract AchievementToken is IAchievementToken, SoulboundERC721, EIP712, ERC2771Context {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @dev What minting needs to know beside the achievement.
    struct Issuance {
        HubId hub;
        uint8 kind;
        bool sensitive;
        uint40 issuedAt;
        address attester;
        IssueMode mode;
        bytes32 root;
    }

    bytes32 private constant _ACHIEVEMENT_TYPEHASH = keccak256(
        "Achievement(uint32 definition,uint32 experience,address learner,uint40 achievedAt,uint40 expiresAt,bytes32 content)"
    );

    /// @dev What `_revocations` holds for a plain revocation; a successor's id for a superseded achievement.
    bytes32 private constant _REVOKED = bytes32(uint256(1));

    /// @dev Stands for the index where there is no batch.
    uint256 private constant _SINGLE = type(uint256).max;

    IHubRegistry public immutable override hubs;
    ILearnerRegistry public immutable override learners;
    IAchievementRenderer public immutable override renderer;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    // one slot: attester 160 | anchoredAt 40 | size 32 | revoked 8
    mapping(HubId hub => mapping(bytes32 root => Anchor)) private _anchors;

    // 0, `_REVOKED`, or the successor's id
    mapping(HubId hub => mapping(AchievementId id => bytes32)) private _revocations;

    // ────────────────────────────────────────── Constructor ──────────────────────────────────────────

    constructor(
        IHubRegistry hubs_,
        ILearnerRegistry learners_,
        IAchievementRenderer renderer_,
        address forwarder
    ) EIP712("Cairn", "1") ERC2771Context(forwarder) {
        hubs = hubs_;
        learners = learners_;
        renderer = renderer_;
    }

    // ───────────────────────────────────────── Hubs: attest ──────────────────────────────────────────

    /// @inheritdoc IAchievementToken
    function issue(Achievement calldata achievement) external returns (AchievementId id) {
        id = idOf(achievement);
        _issue(id, achievement, _authorise(achievement.definition, msg.sender, _SINGLE), _SINGLE);
    }

    /// @inheritdoc IAchievementToken
    function issueBatch(Achievement[] calldata achievements) external {
        if (achievements.length == 0) revert BatchEmpty();
        DefinitionId definition = NO_DEFINITION;
        Issuance memory issuance;
        for (uint256 i = 0; i < achievements.length; ++i) {
            Achievement calldata achievement = achievements[i];
            AchievementId id = idOf(achievement);
            if (_tokens[id].owner != address(0)) continue;
            // No `issuedAt`: nothing is authorised yet, also where the first items were skipped.
            if (issuance.issuedAt == 0 || achievement.definition != definition) {
                definition = achievement.definition;
                issuance = _authorise(definition, msg.sender, i);
            }
            _issue(id, achievement, issuance, i);
        }
    }

    /// @inheritdoc IAchievementToken
    function anchor(HubId hub, bytes32 root, uint32 size) external {
        if (root == 0 || size == 0) revert AnchorInvalid(root, size);
        hubs.requireAnchorer(hub, msg.sender);
        uint40 anchoredAt = _anchors[hub][root].anchoredAt;
        if (anchoredAt != 0) revert AnchorAlreadyMade(hub, root, anchoredAt);
        _anchors[hub][root] = Anchor({
            attester: msg.sender,
            anchoredAt: blockTime(),
            size: size,
            revoked: false
        });
        emit CohortAnchored(hub, root, msg.sender, size, blockTime());
    }

    // ───────────────────────────────────────── Hubs: revoke ──────────────────────────────────────────

    /// @inheritdoc IAchievementToken
    function revoke(HubId hub, Revocation[] calldata revocations) external {
        if (revocations.length == 0) revert BatchEmpty();
        hubs.requireStaff(hub, msg.sender, Roles.REVOKE);
        for (uint256 i = 0; i < revocations.length; ++i) {
            AchievementId id = revocations[i].id;
            if (_revocations[hub][id] != 0) continue;
            _revocations[hub][id] = _REVOKED;
            _burnOwn(hub, id, i);
            emit AchievementRevoked(id, hub, msg.sender, revocations[i].statusIndex);
        }
    }

    /// @inheritdoc IAchievementToken
    function supersede(HubId hub, AchievementId id, AchievementId successor, uint32 statusIndex) external {
        bytes32 mark = AchievementId.unwrap(successor);
        if (mark == 0 || mark == _REVOKED || successor == id) revert SuccessorInvalid(id, successor);
        hubs.requireStaff(hub, msg.sender, Roles.REVOKE);
        if (_revocations[hub][id] != 0) revert AchievementAlreadyRevoked(id, hub);
        _revocations[hub][id] = mark;
        _burnOwn(hub, id, _SINGLE);
        emit AchievementSuperseded(id, hub, successor, msg.sender, statusIndex);
    }

    /// @inheritdoc IAchievementToken
    function revokeAnchor(HubId hub, bytes32 root, uint32[] calldata statusIndices) external {
        hubs.requireStaff(hub, msg.sender, Roles.REVOKE);
        if (_anchors[hub][root].anchoredAt == 0) revert AnchorUnknown(hub, root);
        _anchors[hub][root].revoked = true;
        emit CohortRevoked(hub, root, msg.sender, statusIndices);
    }

    // ─────────────────────────────────────────── Learners ────────────────────────────────────────────

    /// @inheritdoc IAchievementToken
    function claim(
        Achievement calldata achievement,
        bytes32 root,
        bytes32[] calldata proof
    ) external returns (AchievementId id) {
        address controller = learners.requireActor(achievement.learner, _msgSender());
        id = idOf(achievement);
        Issuance memory issuance;
        uint40 definedAt;
        uint40 retiredAt;
        (issuance.hub, issuance.kind, issuance.sensitive, definedAt, retiredAt) = hubs.termsOf(
            achievement.definition
        );
        Anchor memory cohort = _anchors[issuance.hub][root];
        (issuance.issuedAt, issuance.attester) = (cohort.anchoredAt, cohort.attester);
        (issuance.mode, issuance.root) = (IssueMode.Claimed, root);
        if (cohort.anchoredAt == 0) revert AnchorUnknown(issuance.hub, root);
        if (cohort.revoked) revert AnchorRevoked(issuance.hub, root);
        if (proof.length > _longestProof(cohort.size)) revert ProofTooLong(proof.length, cohort.size);
        if (!_isIncluded(id, root, proof)) revert ProofInvalid(id, root);
        if (!_isInForce(issuance.issuedAt, definedAt, retiredAt)) {
            revert DefinitionNotInForce(achievement.definition, issuance.issuedAt, definedAt, retiredAt);
        }
        if (!hubs.accreditedAt(issuance.hub, issuance.kind, issuance.issuedAt)) {
            revert HubNotAccreditedAt(issuance.hub, issuance.kind, issuance.issuedAt);
        }
        _requireMintable(id, achievement, issuance, _SINGLE);
        _record(id, achievement, issuance, controller);
    }

    /// @inheritdoc IAchievementToken
    function redeem(
        Achievement calldata achievement,
        address attester,
        bytes calldata signature
    ) external returns (AchievementId id) {
        address controller = learners.requireActor(achievement.learner, _msgSender());
        id = idOf(achievement);
        Issuance memory issuance = _authorise(achievement.definition, attester, _SINGLE);
        issuance.mode = IssueMode.Redeemed;
        if (!SignatureChecker.isValidSignatureNow(attester, AchievementId.unwrap(id), signature)) {
            revert AttesterSignatureInvalid(id, attester);
        }
        _requireMintable(id, achievement, issuance, _SINGLE);
        _record(id, achievement, issuance, controller);
    }

    /// @inheritdoc IAchievementToken
    function renounce(Achievement calldata achievement) external {
        learners.requireActor(achievement.learner, _msgSender());
        AchievementId id = idOf(achievement);
        if (_tokens[id].owner == address(0)) revert AchievementUnknown(id);
        (HubId hub, , , , ) = hubs.termsOf(achievement.definition);
        _burn(id);
        emit AchievementRenounced(id, hub, achievement.learner);
    }

    /// @inheritdoc IAchievementToken
    function rebind(Achievement[] calldata achievements) external {
        if (achievements.length == 0) revert BatchEmpty();
        for (uint256 i = 0; i < achievements.length; ++i) {
            AchievementId id = idOf(achievements[i]);
            address from = _tokens[id].owner;
            if (from == address(0)) _fail(i, abi.encodeWithSelector(AchievementUnknown.selector, id));
            address to = learners.controllerOf(achievements[i].learner);
            if (from == to) continue;
            _remint(id, to);
            emit AchievementRebound(id, from, to);
        }
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IAchievementToken
    function idOf(Achievement calldata achievement) public view returns (AchievementId) {
        bytes32 structHash = keccak256(
            abi.encode(
                _ACHIEVEMENT_TYPEHASH,
                achievement.definition,
                achievement.experience,
                achievement.learner,
                achievement.achievedAt,
                achievement.expiresAt,
                achievement.content
            )
        );
        return AchievementId.wrap(_hashTypedDataV4(structHash));
    }

    /// @inheritdoc IAchievementToken
    function recordOf(AchievementId id) public view returns (AchievementRecord memory record) {
        Token memory token = _tokens[id];
        if (token.definition == NO_DEFINITION) return record;
        (record.hub, record.kind, , , ) = hubs.termsOf(token.definition);
        (record.owner, record.definition) = (token.owner, token.definition);
        (record.issuedAt, record.expiresAt) = (token.issuedAt, token.expiresAt);
        record.standing = _standingOf(id, record, token.owner == address(0));
    }

    /// @inheritdoc IAchievementToken
    function anchoredRecordOf(
        Achievement calldata achievement,
        bytes32 root,
        bytes32[] calldata proof
    ) external view returns (AchievementRecord memory record) {
        uint40 definedAt;
        uint40 retiredAt;
        try hubs.termsOf(achievement.definition) returns (
            HubId hub,
            uint8 kind,
            bool,
            uint40 definedAt_,
            uint40 retiredAt_
        ) {
            (record.hub, record.kind, definedAt, retiredAt) = (hub, kind, definedAt_, retiredAt_);
        } catch {
            return record;
        }
        AchievementId id = idOf(achievement);
        Anchor memory cohort = _anchors[record.hub][root];
        bool issued =
            cohort.anchoredAt != 0 &&
                proof.length <= _longestProof(cohort.size) &&
                _isIncluded(id, root, proof) &&
                _isInForce(cohort.anchoredAt, definedAt, retiredAt) &&
                _isWellFormed(achievement, cohort.anchoredAt);
        if (!issued) return _nothing();
        if (_tokens[id].definition != NO_DEFINITION) return recordOf(id);
        (record.owner, record.definition) = (
            learners.controllerOf(achievement.learner),
            achievement.definition
        );
        (record.issuedAt, record.expiresAt) = (cohort.anchoredAt, achievement.expiresAt);
        record.standing = cohort.revoked ? Standing.Revoked : _standingOf(id, record, false);
    }

    /// @inheritdoc IAchievementToken
    function anchorOf(HubId hub, bytes32 root) external view returns (Anchor memory) {
        return _anchors[hub][root];
    }

    /// @inheritdoc IAchievementToken
    function revocationOf(
        HubId hub,
        AchievementId id
    ) external view returns (bool revoked, AchievementId successor) {
        bytes32 mark = _revocations[hub][id];
        revoked = mark != 0;
        if (mark != _REVOKED) successor = AchievementId.wrap(mark);
    }

    /// @inheritdoc IERC721Metadata
    function tokenURI(uint256 tokenId) external view returns (string memory) {
        _requireLiving(tokenId);
        AchievementId id = AchievementId.wrap(bytes32(tokenId));
        return renderer.tokenURI(id, recordOf(id));
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev The hub's word: `attester` may attest this definition now.
    function _authorise(
        DefinitionId definition,
        address attester,
        uint256 index
    ) private view returns (Issuance memory issuance) {
        try hubs.requireAttester(definition, attester) returns (HubId hub, uint8 kind, bool sensitive) {
            (issuance.hub, issuance.kind, issuance.sensitive) = (hub, kind, sensitive);
        } catch (bytes memory reason) {
            _fail(index, reason);
        }
        (issuance.issuedAt, issuance.attester) = (blockTime(), attester);
    }

    function _issue(
        AchievementId id,
        Achievement calldata achievement,
        Issuance memory issuance,
        uint256 index
    ) private {
        _requireMintable(id, achievement, issuance, index);
        try learners.requireConsent(achievement.learner, issuance.hub, issuance.kind) returns (
            address controller
        ) {
            _record(id, achievement, issuance, controller);
        } catch (bytes memory reason) {
            _fail(index, reason);
        }
    }

    function _record(
        AchievementId id,
        Achievement calldata achievement,
        Issuance memory issuance,
        address controller
    ) private {
        Token memory token = Token({
            owner: controller,
            definition: achievement.definition,
            issuedAt: SafeCast.toUint32(issuance.issuedAt),
            expiresAt: SafeCast.toUint32(achievement.expiresAt)
        });
        _mint(id, token, issuance.attester);
        emit AchievementIssued(
            id,
            issuance.hub,
            achievement.learner,
            achievement.definition,
            achievement.experience,
            achievement.achievedAt,
            achievement.expiresAt,
            achievement.content,
            issuance.issuedAt,
            issuance.attester,
            issuance.mode,
            issuance.root
        );
    }

    /// @dev Burns the hub's token, if there is one; fails for another hub's.
    function _burnOwn(HubId hub, AchievementId id, uint256 index) private {
        Token storage token = _tokens[id];
        if (token.definition == NO_DEFINITION) return;
        (HubId actual, , , , ) = hubs.termsOf(token.definition);
        if (actual != hub) _fail(index, abi.encodeWithSelector(AchievementForeign.selector, id, hub, actual));
        if (token.owner != address(0)) _burn(id);
    }

    function _requireMintable(
        AchievementId id,
        Achievement calldata achievement,
        Issuance memory issuance,
        uint256 index
    ) private view {
        if (issuance.sensitive) {
            _fail(index, abi.encodeWithSelector(DefinitionSensitive.selector, achievement.definition));
        }
        if (!_isWellFormed(achievement, issuance.issuedAt))
            _fail(index, _malformation(achievement, issuance.issuedAt));
        if (_revocations[issuance.hub][id] != 0) {
            _fail(index, abi.encodeWithSelector(AchievementAlreadyRevoked.selector, id, issuance.hub));
        }
        Token storage token = _tokens[id];
        if (token.owner != address(0))
            _fail(index, abi.encodeWithSelector(AchievementAlreadyIssued.selector, id));
        if (token.definition != NO_DEFINITION) {
            _fail(index, abi.encodeWithSelector(AchievementAlreadyRenounced.selector, id));
        }
    }

    /// @dev Of a record that was issued. By precedence, as `Standing` lists them.
    function _standingOf(
        AchievementId id,
        AchievementRecord memory record,
        bool burnt
    ) private view returns (Standing) {
        bytes32 mark = _revocations[record.hub][id];
        if (mark == _REVOKED) return Standing.Revoked;
        if (mark != 0) return Standing.Superseded;
        if (burnt) return Standing.Renounced;
        (IHubRegistry.AccreditationStatus status, , ) = hubs.accreditationAt(
            record.hub,
            record.kind,
            record.issuedAt
        );
        if (status == IHubRegistry.AccreditationStatus.Withdrawn) return Standing.AccreditationWithdrawn;
        if (status != IHubRegistry.AccreditationStatus.Accredited) return Standing.NotAccredited;
        if (record.expiresAt != 0 && blockTime() >= record.expiresAt) return Standing.Expired;
        return Standing.Valid;
    }

    function _isWellFormed(Achievement calldata achievement, uint40 issuedAt) private pure returns (bool) {
        return
            achievement.content != 0 &&
            achievement.achievedAt <= issuedAt &&
            _isExpirySound(achievement.achievedAt, achievement.expiresAt);
    }

    /// @dev The error for what `_isWellFormed` refused.
    function _malformation(
        Achievement calldata achievement,
        uint40 issuedAt
    ) private pure returns (bytes memory) {
        if (achievement.content == 0) return abi.encodeWithSelector(AchievementContentMissing.selector);
        if (achievement.achievedAt > issuedAt) {
            return abi.encodeWithSelector(AchievementTimeInvalid.selector, achievement.achievedAt, issuedAt);
        }
        return
            abi.encodeWithSelector(
                AchievementExpiryInvalid.selector,
                achievement.achievedAt,
                achievement.expiresAt
            );
    }

    /// @dev 0, or above `achievedAt` and below 2^32: it shares the token's slot.
    function _isExpirySound(uint40 achievedAt, uint40 expiresAt) private pure returns (bool) {
        return expiresAt == 0 || (expiresAt > achievedAt && expiresAt <= type(uint32).max);
    }

    function _isInForce(uint40 issuedAt, uint40 definedAt, uint40 retiredAt) private pure returns (bool) {
        return definedAt <= issuedAt && (retiredAt == 0 || issuedAt < retiredAt);
    }

    function _isIncluded(
        AchievementId id,
        bytes32 root,
        bytes32[] calldata proof
    ) private pure returns (bool) {
        return MerkleProof.verifyCalldata(proof, root, AchievementId.unwrap(id));
    }

    /// @dev Depth of a complete tree of `size` leaves.
    function _longestProof(uint32 size) private pure returns (uint256) {
        return Math.log2(size, Math.Rounding.Ceil);
    }

    function _nothing() private pure returns (AchievementRecord memory none) {
        return none;
    }

    /// @dev Reverts with an encoded error: as it is, or naming the item of a batch.
    function _fail(uint256 index, bytes memory reason) private pure {
        if (index != _SINGLE) revert BatchItemFailed(index, reason);
        // Safe: reverts with exactly the bytes in memory, touching nothing else.
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
