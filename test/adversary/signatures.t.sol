// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Achievement, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId} from "../../contracts/types/Ids.sol";
import {AchievementTokenLike, ForwarderLike, LearnerRegistryLike} from "../utils/Network.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title SignaturesTest: signatures that are malformed, or were made for something else
contract SignaturesTest is AdversaryTest {
    // ───────────────────────────────────────────── Form ──────────────────────────────────────────────

    function testFuzz_RevertWhen_TheRecoveryByteIsOther(uint8 v) public {
        Achievement memory achievement = achievementOf(course, learner);
        (uint8 good, bytes32 r, bytes32 s) = vm.sign(keyOf("issuer"), digestOf(achievement));
        if (v == good) ++v;
        expectRedemptionRefused(achievement, issuer, abi.encodePacked(r, s, v));
        (good, r, s) = vm.sign(keyOf("learner"), consentDigestOf(learner, 0));
        if (v == good) ++v;
        expectConsentRefused(learner, 0, abi.encodePacked(r, s, v));
    }

    function test_RevertWhen_TheRecoveryByteIs0Or1AsSomeSignersWriteIt() public {
        Achievement memory achievement = achievementOf(course, learner);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("issuer"), digestOf(achievement));
        expectRedemptionRefused(achievement, issuer, abi.encodePacked(r, s, uint8(v - 27)));
        assertStanding(redeem(achievement, issuer, abi.encodePacked(r, s, v)), Standing.Valid);
    }

    function test_RevertWhen_TheLengthIsAnyOther() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory whole = bytes.concat(
            signed(achievement),
            signatureOf("learner", consentDigestOf(learner, 0))
        );
        uint256[8] memory lengths = [uint256(0), 1, 32, 63, 64, 66, 96, 130];
        for (uint256 i = 0; i < lengths.length; ++i) {
            bytes memory cut = new bytes(lengths[i]);
            for (uint256 k = 0; k < cut.length; ++k) cut[k] = whole[k];
            expectRedemptionRefused(achievement, issuer, cut);
            expectConsentRefused(learner, 0, cut);
        }
    }

    function testFuzz_RevertWhen_TheSignatureIsAnyBytes(bytes calldata garbage) public {
        expectRedemptionRefused(achievementOf(course, learner), issuer, garbage);
        expectConsentRefused(learner, 0, garbage);
    }

    function testFuzz_RevertWhen_OneBitIsFlipped(uint256 bit) public {
        bit = bound(bit, 0, 65 * 8 - 1);
        Achievement memory achievement = achievementOf(course, learner);
        expectRedemptionRefused(achievement, issuer, _flipped(signed(achievement), bit));
        bytes memory signature = signatureOf("learner", consentDigestOf(learner, 0));
        expectConsentRefused(learner, 0, _flipped(signature, bit));
    }

    /// @dev Accounts without a key: nobody signs for them, and a precompiled contract answers no ERC-1271.
    function test_NobodySignsForTheZeroAddressOrAPrecompiledContract() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory none = new bytes(65);
        none[64] = 0x1b;
        for (uint160 i = 0; i < 18; ++i) {
            address nobody = i == 17 ? address(0x100) : address(i);
            makeStaff(nobody);
            expectRedemptionRefused(achievement, nobody, "");
            expectRedemptionRefused(achievement, nobody, none);
            expectRedemptionRefused(achievement, nobody, signed(achievement));
            expectConsentRefused(nobody, 0, none);
        }
    }

    // ────────────────────────────────────────── Elsewhere ────────────────────────────────────────────

    function test_Trap02_AnAchievementSignedForAnotherDeploymentIsRefused() public {
        AchievementTokenLike second = AchievementTokenLike(
            deploy("AchievementToken", abi.encode(hubs, learners, renderer, forwarder))
        );
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = signed(achievement);
        vm.expectPartialRevert(bytes4(keccak256("AttesterSignatureInvalid(bytes32,address)")));
        vm.prank(learner);
        second.redeem(achievement, issuer, signature);
        redeem(achievement, issuer, signature);
        assertEq(second.balanceOf(learner), 0, "balance on the other token");
    }

    function test_Trap02_AConsentSignedForAnotherDeploymentIsRefused() public {
        LearnerRegistryLike second = LearnerRegistryLike(
            deploy("LearnerRegistry", abi.encode(hubs, forwarder))
        );
        bytes memory signature = signatureOf("learner", consentDigestOf(learner, 0));
        vm.expectPartialRevert(ILearnerRegistry.ConsentSignatureInvalid.selector);
        second.consentWithSignature(learner, hub, ALL_KINDS, TERM, START + 1 hours, signature);
        bytes32 digest = consentDigestOf(learner, 0, block.chainid, address(second));
        expectConsentRefused(learner, 0, signatureOf("learner", digest));
        bringConsent(learner, signature);
    }

    function test_Trap02_AConsentFromBeforeAForkIsRefused() public {
        bytes memory signature = signatureOf("learner", consentDigestOf(learner, 0));
        uint256 chain = block.chainid;
        vm.chainId(777);
        expectConsentRefused(learner, 0, signature);
        vm.chainId(chain);
        bringConsent(learner, signature);
    }

    function test_Trap02_AForwardedRequestFromBeforeAForkIsRefused() public {
        bytes memory data = abi.encodeCall(learners.consent, (learner, hub, ALL_KINDS, TERM));
        ForwarderLike.ForwardRequestData memory request = requestOf("learner", address(learners), data);
        uint256 chain = block.chainid;
        vm.chainId(777);
        vm.expectPartialRevert(bytes4(keccak256("ERC2771ForwarderInvalidSigner(address,address)")));
        forwarder.execute(request);
        vm.chainId(chain);
        forwarder.execute(request);
        assertEq(learners.consentOf(learner, hub).nonce, 1, "nonce");
    }

    /// @dev One account is staff, learner and sender of requests, and signs one of each.
    function test_Trap02_TypedDataOfOneTypeIsNoneOfAnother() public {
        makeStaff(learner);
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory data = abi.encodeCall(learners.consent, (learner, hub, ALL_KINDS, TERM));
        ForwarderLike.ForwardRequestData memory request = requestOf("learner", address(learners), data);
        bytes memory ofAchievement = signatureOf("learner", digestOf(achievement));
        bytes memory ofConsent = signatureOf("learner", consentDigestOf(learner, 0));
        bytes memory ofRequest = request.signature;

        expectRedemptionRefused(achievement, learner, ofConsent);
        expectRedemptionRefused(achievement, learner, ofRequest);
        expectConsentRefused(learner, 0, ofAchievement);
        expectConsentRefused(learner, 0, ofRequest);
        _expectRequestRefused(request, ofAchievement);
        _expectRequestRefused(request, ofConsent);

        redeem(achievement, learner, ofAchievement);
        bringConsent(learner, ofConsent);
        request.signature = ofRequest;
        forwarder.execute(request);
    }

    /// @dev The same words under the domain of the other contract: name and version are the same, the contract is not.
    function test_Trap02_TheSameWordsUnderTheOtherContractsDomainAreRefused() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 digest = digestOf(achievement, block.chainid, address(learners));
        expectRedemptionRefused(achievement, issuer, signatureOf("issuer", digest));
        digest = consentDigestOf(learner, 0, block.chainid, address(token));
        expectConsentRefused(learner, 0, signatureOf("learner", digest));
    }

    function test_Trap02_ASignedTextIsNoTypedData() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 text = keccak256(abi.encodePacked("\x19Ethereum Signed Message:\n32", digestOf(achievement)));
        expectRedemptionRefused(achievement, issuer, signatureOf("issuer", text));
        text = keccak256(abi.encodePacked("\x19Ethereum Signed Message:\n32", consentDigestOf(learner, 0)));
        expectConsentRefused(learner, 0, signatureOf("learner", text));
    }

    // ─────────────────────────────────────────── At a time ───────────────────────────────────────────

    function test_ASignatureOfATeacherWhoLeftCountsForNothing() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = signed(achievement);
        vm.prank(admin);
        hubs.setStaff(hub, issuer, 0, 0, 0);
        vm.expectRevert(staffRoleMissing(hub, issuer, Roles.ISSUE));
        redeem(achievement, issuer, signature);
    }

    /// @dev Authority is judged at the redemption. Whoever doubts what a teacher signed revokes it by its digest.
    function test_ASignatureOfATeacherWhoCameBackCountsUnlessItWasRevoked() public {
        Achievement memory doubted = achievementOf(course, learner, 1);
        Achievement memory other = achievementOf(course, learner, 2);
        revoke(idFor(doubted));
        vm.startPrank(admin);
        hubs.setStaff(hub, issuer, 0, 0, 0);
        hubs.setStaff(hub, issuer, Roles.ISSUE, time(), TERM);
        vm.stopPrank();
        assertStanding(redeem(other, issuer, signed(other)), Standing.Valid);
        vm.expectRevert(alreadyRevoked(idFor(doubted)));
        redeem(doubted, issuer, signed(doubted));
    }

    function test_ASignatureFromBeforeASuspensionIsRefusedWhileItLasts() public {
        Achievement memory achievement = achievementOf(course, learner);
        vm.prank(accreditor);
        hubs.suspend(hub);
        vm.expectPartialRevert(IHubRegistry.HubNotAccredited.selector);
        redeem(achievement, issuer, signed(achievement));
        vm.prank(accreditor);
        hubs.reinstate(hub);
        assertStanding(redeem(achievement, issuer, signed(achievement)), Standing.Valid);
    }

    function test_ASignatureThatWasRevokedBeforeItsRedemptionStaysRevoked() public {
        Achievement memory achievement = achievementOf(course, learner);
        AchievementId id = idFor(achievement);
        supersede(id, idFor(achievementOf(course, learner, 1)));
        vm.expectRevert(alreadyRevoked(id));
        redeem(achievement, issuer, signed(achievement));
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _expectRequestRefused(
        ForwarderLike.ForwardRequestData memory request,
        bytes memory signature
    ) private {
        request.signature = signature;
        vm.expectPartialRevert(bytes4(keccak256("ERC2771ForwarderInvalidSigner(address,address)")));
        forwarder.execute(request);
    }

    function _flipped(bytes memory signature, uint256 bit) private pure returns (bytes memory) {
        signature[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        return signature;
    }
}
