// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {IERC5192} from "../../../contracts/interfaces/IERC5192.sol";
import {IERC5484} from "../../../contracts/interfaces/IERC5484.sol";
import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Achievement, AchievementRecord, IssueMode, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {ForwardTest} from "../../utils/ForwardTest.sol";
import {vm} from "../../utils/Vm.sol";

/// @title TokenTest: an accredited hub with a course, and the steps of attesting, claiming and revoking
abstract contract TokenTest is ForwardTest {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    uint32 internal constant NO_INDEX = type(uint32).max;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    HubId internal hub;
    DefinitionId internal course;

    // ──────────────────────────────────────────── Set-up ─────────────────────────────────────────────

    function setUp() public virtual override {
        super.setUp();
        hub = newAccreditedHub();
        course = defineCourse(hub);
    }

    // ──────────────────────────────────────────── Digests ────────────────────────────────────────────

    /// @notice The digest of an achievement, computed from the words of EIP-712 and nothing of the contract's.
    function digestOf(
        Achievement memory achievement,
        uint256 chain,
        address contract_
    ) internal pure returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Achievement(uint32 definition,uint32 experience,address learner,uint40 achievedAt,uint40 expiresAt,bytes32 content)"
                ),
                achievement
            )
        );
        return typedDigestOf("Cairn", chain, contract_, structHash);
    }

    /// @notice The digest under the token's own domain.
    function digestOf(Achievement memory achievement) internal view returns (bytes32) {
        return digestOf(achievement, block.chainid, address(token));
    }

    function idFor(Achievement memory achievement) internal view returns (AchievementId) {
        return AchievementId.wrap(digestOf(achievement));
    }

    function tokenIdOf(AchievementId id) internal pure returns (uint256) {
        return uint256(AchievementId.unwrap(id));
    }

    // ─────────────────────────────────────────── Attesting ───────────────────────────────────────────

    /// @notice An achievement of the learner that is issued now, after consent.
    function issued(uint256 salt) internal returns (Achievement memory achievement, AchievementId id) {
        giveConsent(learner, hub);
        achievement = achievementOf(course, learner, salt);
        id = issue(achievement);
    }

    function issued() internal returns (Achievement memory, AchievementId) {
        return issued(0);
    }

    /// @notice Different achievements of the learner.
    function achievementsOf(uint256 count) internal view returns (Achievement[] memory list) {
        list = new Achievement[](count);
        for (uint256 i = 0; i < count; ++i) {
            list[i] = achievementOf(course, learner, i);
        }
    }

    function listOf(Achievement memory achievement) internal pure returns (Achievement[] memory list) {
        list = new Achievement[](1);
        list[0] = achievement;
    }

    function listOf(
        Achievement memory first,
        Achievement memory second
    ) internal pure returns (Achievement[] memory list) {
        list = new Achievement[](2);
        (list[0], list[1]) = (first, second);
    }

    function treeOf(Achievement[] memory list) internal view returns (bytes32[] memory) {
        bytes32[] memory leaves = new bytes32[](list.length);
        for (uint256 i = 0; i < list.length; ++i) {
            leaves[i] = digestOf(list[i]);
        }
        return Cohort.treeOf(leaves);
    }

    /// @notice Anchors by `issuer`.
    function anchor(bytes32 root, uint256 size) internal {
        vm.prank(issuer);
        token.anchor(hub, root, uint32(size));
    }

    /// @notice Anchors a cohort by `issuer` now.
    function anchored(Achievement[] memory list) internal returns (bytes32[] memory tree) {
        tree = treeOf(list);
        anchor(tree[0], list.length);
    }

    /// @notice A cohort of one achievement, anchored now.
    function anchoredAlone(Achievement memory achievement) internal returns (bytes32 root) {
        return anchored(listOf(achievement))[0];
    }

    function noProof() internal pure returns (bytes32[] memory) {
        return new bytes32[](0);
    }

    // ─────────────────────────────────────────── Revoking ────────────────────────────────────────────

    function revocationsOf(
        AchievementId id,
        uint32 statusIndex
    ) internal pure returns (IAchievementToken.Revocation[] memory list) {
        list = new IAchievementToken.Revocation[](1);
        list[0] = IAchievementToken.Revocation({id: id, statusIndex: statusIndex});
    }

    /// @notice Revokes one by `revoker`.
    function revoke(AchievementId id) internal {
        vm.prank(revoker);
        token.revoke(hub, revocationsOf(id, NO_INDEX));
    }

    /// @notice Supersedes by `revoker`.
    function supersede(AchievementId id, AchievementId successor) internal {
        vm.prank(revoker);
        token.supersede(hub, id, successor, NO_INDEX);
    }

    /// @notice Revokes a cohort by `revoker`.
    function revokeAnchor(bytes32 root) internal {
        vm.prank(revoker);
        token.revokeAnchor(hub, root, new uint32[](0));
    }

    function renounce(Achievement memory achievement) internal {
        vm.prank(achievement.learner);
        token.renounce(achievement);
    }

    /// @notice Withdraws the hub's newest period for the past, with both keys.
    function withdraw(uint256 index, uint40 since) internal {
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, index, since);
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, index, since);
    }

    // ───────────────────────────────────────── Expectations ──────────────────────────────────────────

    /// @notice The next call is to revert with `reason`, as the fault of item `index`.
    function expectItemFailed(uint256 index, bytes memory reason) internal {
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.BatchItemFailed.selector, index, reason));
    }

    /// @notice The next call is to mint: the four events of a mint, in their order.
    function expectMint(
        Achievement memory achievement,
        uint40 issuedAt,
        address attester,
        IssueMode mode,
        bytes32 root
    ) internal {
        AchievementId id = idFor(achievement);
        expectArrival(achievement.learner, id, attester);
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementIssued(
            id,
            hub,
            achievement.learner,
            achievement.definition,
            achievement.experience,
            achievement.achievedAt,
            achievement.expiresAt,
            achievement.content,
            issuedAt,
            attester,
            mode,
            root
        );
    }

    function expectArrival(address holder, AchievementId id, address issuer_) internal {
        vm.expectEmit(address(token));
        emit IERC721.Transfer(address(0), holder, tokenIdOf(id));
        vm.expectEmit(address(token));
        emit IERC5192.Locked(tokenIdOf(id));
        vm.expectEmit(address(token));
        emit IERC5484.Issued(issuer_, holder, tokenIdOf(id), IERC5484.BurnAuth.Both);
    }

    function expectBurn(address holder, AchievementId id) internal {
        vm.expectEmit(address(token));
        emit IERC721.Transfer(holder, address(0), tokenIdOf(id));
    }

    function assertStanding(AchievementId id, Standing expected) internal view {
        assertEq(token.recordOf(id).standing, expected);
    }

    /// @notice Nothing of this id was ever minted.
    function assertUnminted(AchievementId id) internal view {
        AchievementRecord memory record = token.recordOf(id);
        assertEq(record.standing, Standing.None);
        assertEq(abi.encode(record), new bytes(7 * 32), "a record of nothing");
    }

    // ──────────────────────────────────────────── Errors ─────────────────────────────────────────────

    function staffRoleMissing(HubId hub_, address account, uint8 role) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IHubRegistry.StaffRoleMissing.selector, hub_, account, role);
    }

    function consentMissing(address learner_, uint8 kind) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.ConsentMissing.selector, learner_, hub, kind);
    }

    function actorOnly(address learner_, address account) internal pure returns (bytes memory) {
        return
            abi.encodeWithSelector(ILearnerRegistry.LearnerActorOnly.selector, learner_, learner_, account);
    }

    function notAccredited() internal view returns (bytes memory) {
        return abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, time());
    }

    function alreadyIssued(AchievementId id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAchievementToken.AchievementAlreadyIssued.selector, id);
    }

    function alreadyRevoked(AchievementId id) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IAchievementToken.AchievementAlreadyRevoked.selector, id, hub);
    }

    function alreadyRenounced(AchievementId id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAchievementToken.AchievementAlreadyRenounced.selector, id);
    }

    function unknown(AchievementId id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAchievementToken.AchievementUnknown.selector, id);
    }

    function nonexistent(AchievementId id) internal pure returns (bytes memory) {
        return abi.encodeWithSignature("ERC721NonexistentToken(uint256)", tokenIdOf(id));
    }

    function expiryInvalid(Achievement memory achievement) internal pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IAchievementToken.AchievementExpiryInvalid.selector,
                achievement.achievedAt,
                achievement.expiresAt
            );
    }

    function timeInvalid(
        Achievement memory achievement,
        uint40 issuedAt
    ) internal pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IAchievementToken.AchievementTimeInvalid.selector,
                achievement.achievedAt,
                issuedAt
            );
    }

    function definitionUnknown(DefinitionId definition) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IHubRegistry.DefinitionUnknown.selector, definition);
    }

    function definitionRetired(
        DefinitionId definition,
        uint40 retiredAt
    ) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IHubRegistry.DefinitionAlreadyRetired.selector, definition, retiredAt);
    }

    function definitionSensitive(DefinitionId definition) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAchievementToken.DefinitionSensitive.selector, definition);
    }

    /// @notice OpenZeppelin's `SafeCast`: a time that does not fit the token's slot.
    function doesNotFit(uint256 value) internal pure returns (bytes memory) {
        return abi.encodeWithSignature("SafeCastOverflowedUintDowncast(uint8,uint256)", uint8(32), value);
    }
}
