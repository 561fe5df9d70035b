// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../contracts/interfaces/IAchievementToken.sol";
import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../contracts/types/Ids.sol";
import {TokenTest} from "../unit/AchievementToken/TokenTest.sol";
import {vm} from "../utils/Vm.sol";

/// @title AdversaryTest: an accredited hub with a course, and what attackers need
abstract contract AdversaryTest is TokenTest {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    string internal constant HUB_NAME = "Riverside School";

    // ──────────────────────────────────────────── Consents ───────────────────────────────────────────

    /// @notice The digest of a consent to all kinds of the hub until `TERM`, good for an hour.
    function consentDigestOf(address account, uint256 nonce) internal view returns (bytes32) {
        return consentDigestOf(account, nonce, block.chainid, address(learners));
    }

    function consentDigestOf(
        address account,
        uint256 nonce,
        uint256 chain,
        address registry
    ) internal view returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Consent(address learner,uint32 hub,string hubName,uint32 kinds,uint40 until,string terms,uint256 nonce,uint256 deadline)"
                ),
                account,
                hub,
                keccak256(bytes(HUB_NAME)),
                ALL_KINDS,
                TERM,
                keccak256(bytes(learners.CONSENT_TERMS())),
                nonce,
                START + 1 hours
            )
        );
        return typedDigestOf("Cairn", chain, registry, structHash);
    }

    /// @notice A stranger brings the signature of such a consent.
    function bringConsent(address account, bytes memory signature) internal {
        vm.prank(stranger);
        learners.consentWithSignature(account, hub, ALL_KINDS, TERM, START + 1 hours, signature);
    }

    function expectConsentRefused(address account, uint64 nonce, bytes memory signature) internal {
        vm.expectRevert(
            abi.encodeWithSelector(ILearnerRegistry.ConsentSignatureInvalid.selector, account, account, nonce)
        );
        bringConsent(account, signature);
    }

    // ────────────────────────────────────────── Redemptions ──────────────────────────────────────────

    /// @notice Makes an account staff of the hub with every role but `MANAGE`.
    function makeStaff(address account) internal {
        vm.prank(admin);
        hubs.setStaff(hub, account, Roles.ISSUE | Roles.REVOKE | Roles.CATALOG, START, TERM);
    }

    /// @notice The issuer's signature over an achievement.
    function signed(Achievement memory achievement) internal view returns (bytes memory) {
        return signatureOf("issuer", digestOf(achievement));
    }

    function redeem(
        Achievement memory achievement,
        address attester,
        bytes memory signature
    ) internal returns (AchievementId) {
        vm.prank(achievement.learner);
        return token.redeem(achievement, attester, signature);
    }

    function expectRedemptionRefused(
        Achievement memory achievement,
        address attester,
        bytes memory signature
    ) internal {
        vm.expectRevert(
            abi.encodeWithSelector(
                IAchievementToken.AttesterSignatureInvalid.selector,
                idFor(achievement),
                attester
            )
        );
        redeem(achievement, attester, signature);
    }

    function claim(
        Achievement memory achievement,
        bytes32 root,
        bytes32[] memory proof
    ) internal returns (AchievementId) {
        vm.prank(achievement.learner);
        return token.claim(achievement, root, proof);
    }

    // ─────────────────────────────────────────── Any call ────────────────────────────────────────────

    /// @notice Calls with raw data.
    function callAs(
        address sender,
        address target,
        bytes memory data
    ) internal returns (bool success, bytes memory result) {
        vm.prank(sender);
        return target.call(data);
    }

    function adminOnly(address account) internal view returns (bytes memory) {
        return abi.encodeWithSignature("HubAdminOnly(uint32,address)", HubId.unwrap(hub), account);
    }
}
