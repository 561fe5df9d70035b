// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Achievement, AchievementRecord, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {
    CredulousWallet,
    DelegateOfItself,
    FickleWallet,
    ForgetfulWallet,
    PryingWallet,
    SilentDelegate
} from "../mocks/HostileWallets.sol";
import {ReturnBombWallet} from "../mocks/ReturnBombWallet.sol";
import {GarbageWallet, GoodWallet, ReenteringWallet} from "../mocks/Wallets.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title WalletsTest: contract accounts that lie, call back, waste gas or vanish when they are asked for a signature
contract WalletsTest is AdversaryTest {
    // ────────────────────────────────────────── Calling back ─────────────────────────────────────────

    function test_AnAttesterThatCallsBackReachesNoLearnersFunction() public {
        ReenteringWallet wallet = _reentering();
        (address[] memory targets, bytes[] memory calls) = _callsOf(address(wallet));
        bytes32 before = _stateOf(address(wallet));
        for (uint256 i = 0; i < calls.length; ++i) {
            wallet.arm(targets[i], calls[i]);
            // It takes the signature exactly if its call failed.
            assertStanding(redeem(achievementOf(course, learner, i), address(wallet), ""), Standing.Valid);
            assertEq(_stateOf(address(wallet)), before, vm.toString(i));
            assertEq(learners.consentOf(address(wallet), hub).nonce, 1, "nonce");
        }
        _expectEachWorksAlone(wallet, targets, calls);
    }

    function test_ALearnerThatCallsBackReachesNoFunctionWhileItConsents() public {
        ReenteringWallet wallet = _reentering();
        (address[] memory targets, bytes[] memory calls) = _callsOf(address(wallet));
        bytes32 before = _stateOf(address(wallet));
        for (uint256 i = 0; i < calls.length; ++i) {
            wallet.arm(targets[i], calls[i]);
            bringConsent(address(wallet), "");
            assertEq(learners.consentOf(address(wallet), hub).nonce, i + 2, "nonce");
            assertEq(learners.consentOf(address(wallet), hub).kinds, ALL_KINDS, "kinds");
            assertEq(_stateOf(address(wallet)), before, vm.toString(i));
        }
        _expectEachWorksAlone(wallet, targets, calls);
    }

    function test_AnAttesterThatCallsTheForwarderReachesNothing() public {
        ReenteringWallet wallet = _reentering();
        Achievement memory achievement = achievementOf(course, learner, 1);
        Achievement memory other = achievementOf(course, otherLearner, 2);
        bytes32 root = anchoredAlone(other);
        bytes memory inner = abi.encodeCall(token.claim, (other, root, noProof()));
        bytes memory request = abi.encodeCall(
            forwarder.execute,
            (requestOf("otherLearner", address(token), inner))
        );
        wallet.arm(address(forwarder), request);
        redeem(achievement, address(wallet), "");
        assertStanding(idFor(achievement), Standing.Valid);
        assertUnminted(idFor(other));
        (bool success, ) = callAs(stranger, address(forwarder), request);
        assertTrue(success, "the request works alone");
        assertStanding(idFor(other), Standing.Valid);
    }

    function test_AnAttesterThatLooksInBetweenSeesWhatWasBefore() public {
        PryingWallet wallet = new PryingWallet(stranger);
        makeStaff(address(wallet));
        Achievement memory achievement = achievementOf(course, learner);
        AchievementRecord memory nothing;
        wallet.lookFor(
            address(token),
            abi.encodeCall(token.recordOf, (idFor(achievement))),
            abi.encode(nothing)
        );
        redeem(achievement, address(wallet), "");
        achievement = achievementOf(course, learner, 1);
        wallet.lookFor(address(token), abi.encodeCall(token.balanceOf, (learner)), abi.encode(1));
        redeem(achievement, address(wallet), "");
        assertEq(token.balanceOf(learner), 2, "balance");
    }

    function test_ALearnerThatLooksInBetweenSeesTheConsentOfBefore() public {
        PryingWallet wallet = new PryingWallet(stranger);
        ILearnerRegistry.Consent memory nothing;
        wallet.lookFor(
            address(learners),
            abi.encodeCall(learners.consentOf, (address(wallet), hub)),
            abi.encode(nothing)
        );
        bringConsent(address(wallet), "");
        assertEq(learners.consentOf(address(wallet), hub).nonce, 1, "nonce");
    }

    // ───────────────────────────────────────────── Lies ──────────────────────────────────────────────

    function test_AnAttesterThatTakesEverythingHarmsItsOwnHubOnlyAndUntilItsRoleEnds() public {
        address wallet = address(new CredulousWallet(stranger));
        makeStaff(wallet);
        AchievementId id = redeem(achievementOf(course, learner), wallet, "anything");
        assertStanding(id, Standing.Valid);
        // Not where it has no role.
        DefinitionId foreign = _definitionOfAnotherHub();
        vm.expectPartialRevert(IHubRegistry.StaffRoleMissing.selector);
        redeem(achievementOf(foreign, learner), wallet, "anything");
        // Nor for a learner who did not ask.
        vm.expectRevert(actorOnly(otherLearner, stranger));
        vm.prank(stranger);
        token.redeem(achievementOf(course, otherLearner), wallet, "anything");
        // The hub mends it: it ends the role, and revokes.
        vm.prank(admin);
        hubs.setStaff(hub, wallet, 0, 0, 0);
        vm.expectPartialRevert(IHubRegistry.StaffRoleMissing.selector);
        redeem(achievementOf(course, learner, 1), wallet, "anything");
        revoke(id);
        assertStanding(id, Standing.Revoked);
    }

    function test_ALearnerThatTakesEverythingConsentsForItselfOnly() public {
        address wallet = address(new CredulousWallet(stranger));
        bringConsent(wallet, "anything");
        assertEq(learners.consentOf(wallet, hub).kinds, ALL_KINDS, "kinds");
        expectConsentRefused(learner, 0, "anything");
        expectConsentRefused(stranger, 0, "anything");
    }

    function test_AnAnswerBesideTheMagicValueIsNoSignature() public {
        bytes[5] memory answers = [
            abi.encodePacked(bytes4(0x1626ba7e), type(uint224).max),
            abi.encodePacked(bytes4(0x1626ba7e), uint224(1)),
            abi.encodePacked(uint8(0), bytes4(0x1626ba7e), new bytes(27)),
            abi.encode(keccak256("garbage")),
            abi.encodePacked(bytes4(0x1626ba7e), new bytes(27))
        ];
        for (uint256 i = 0; i < answers.length; ++i) {
            address wallet = address(new GarbageWallet(stranger, answers[i]));
            makeStaff(wallet);
            expectRedemptionRefused(achievementOf(course, learner), wallet, "");
            expectConsentRefused(wallet, 0, "");
        }
    }

    function test_AnAttesterThatChangesItsMindChangesNoRecord() public {
        address wallet = address(new FickleWallet(stranger, START + 100));
        makeStaff(wallet);
        vm.warp(START + 99);
        Achievement memory achievement = achievementOf(course, learner);
        AchievementId id = redeem(achievement, wallet, "");
        vm.warp(START + 100);
        assertStanding(id, Standing.Valid);
        expectRedemptionRefused(achievementOf(course, learner, 1), wallet, "");
    }

    function test_AnAttesterIsAskedOnce() public {
        address wallet = address(new ForgetfulWallet(stranger));
        makeStaff(wallet);
        redeem(achievementOf(course, learner), wallet, "");
        expectRedemptionRefused(achievementOf(course, learner, 1), wallet, "");
    }

    function test_ALearnerIsAskedOnce() public {
        address wallet = address(new ForgetfulWallet(stranger));
        bringConsent(wallet, "");
        expectConsentRefused(wallet, 1, "");
    }

    // ───────────────────────────────────────────── Waste ─────────────────────────────────────────────

    function test_AReturnBombIsNotCopied() public {
        for (uint256 i = 0; i < 2; ++i) {
            address wallet = address(new ReturnBombWallet(i == 1));
            makeStaff(wallet);
            uint256 alone = _gasOfAsking(wallet);
            Achievement memory achievement = achievementOf(course, learner);
            uint256 gas = gasleft();
            expectRedemptionRefused(achievement, wallet, "");
            assertLe(gas - gasleft(), alone + 400_000, "gas of a redemption");
            gas = gasleft();
            expectConsentRefused(wallet, 0, "");
            assertLe(gas - gasleft(), alone + 400_000, "gas of a consent");
        }
    }

    // ──────────────────────────────────────── Without code ───────────────────────────────────────────

    function test_AnAttesterWhoseCodeIsGoneDidNotSign() public {
        GoodWallet wallet = new GoodWallet(vm.addr(keyOf("key")));
        makeStaff(address(wallet));
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory inner = signatureOf("key", digestOf(achievement));
        bytes memory signature = abi.encode(bytes32("frame"), inner, bytes32("frame"));
        assertStanding(redeem(achievement, address(wallet), signature), Standing.Valid);
        vm.etch(address(wallet), "");
        // What was attested stays; neither the old form nor its key's bare signature attests any more.
        assertStanding(idFor(achievement), Standing.Valid);
        achievement = achievementOf(course, learner, 1);
        inner = signatureOf("key", digestOf(achievement));
        signature = abi.encode(bytes32("frame"), inner, bytes32("frame"));
        expectRedemptionRefused(achievement, address(wallet), signature);
        expectRedemptionRefused(achievement, address(wallet), inner);
    }

    function test_ALearnerWhoseCodeIsGoneKeepsItsRecordAndSignsNothing() public {
        GoodWallet wallet = new GoodWallet(vm.addr(keyOf("key")));
        giveConsent(address(wallet), hub);
        AchievementId id = issue(achievementOf(course, address(wallet)));
        vm.etch(address(wallet), "");
        assertEq(token.ownerOf(tokenIdOf(id)), address(wallet), "owner");
        bytes32 digest = consentDigestOf(address(wallet), 1);
        expectConsentRefused(address(wallet), 1, signatureOf("key", digest));
    }

    // ───────────────────────────────── Keys that delegate (EIP-7702) ─────────────────────────────────

    function test_AKeyThatDelegatesToWalletCodeSignsAsBefore() public {
        _delegate(learner, address(new DelegateOfItself()));
        bringConsent(learner, signatureOf("learner", consentDigestOf(learner, 0)));
        _delegate(issuer, address(new DelegateOfItself()));
        Achievement memory achievement = achievementOf(course, learner);
        assertStanding(redeem(achievement, issuer, signed(achievement)), Standing.Valid);
        expectRedemptionRefused(
            achievementOf(course, learner, 1),
            issuer,
            signatureOf("stranger", digestOf(achievementOf(course, learner, 1)))
        );
    }

    function test_AKeyThatDelegatesToOtherCodeSignsNothingButStillActs() public {
        _delegate(learner, address(new SilentDelegate()));
        expectConsentRefused(learner, 0, signatureOf("learner", consentDigestOf(learner, 0)));
        // The forwarder asks the key itself, and the account can send by itself.
        forward(
            "learner",
            address(learners),
            abi.encodeCall(learners.consent, (learner, hub, ALL_KINDS, TERM))
        );
        giveConsent(learner, hub);
        assertEq(learners.consentOf(learner, hub).nonce, 2, "nonce");
        _delegate(issuer, address(new SilentDelegate()));
        Achievement memory achievement = achievementOf(course, learner);
        expectRedemptionRefused(achievement, issuer, signed(achievement));
        assertStanding(issue(achievement), Standing.Valid);
    }

    function test_AKeyThatDelegatesToHostileCodeHarmsItselfOnly() public {
        _delegate(learner, address(new CredulousWallet(stranger)));
        bringConsent(learner, "anything");
        expectConsentRefused(otherLearner, 0, "anything");
        // It delegates to nothing again, and withdraws.
        vm.etch(learner, "");
        vm.prank(learner);
        learners.withdrawConsent(learner, hub);
        expectConsentRefused(learner, 2, "anything");
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _reentering() private returns (ReenteringWallet wallet) {
        wallet = new ReenteringWallet(stranger);
        makeStaff(address(wallet));
    }

    /// @dev What the wallet can do when it calls by itself, as a learner and as staff; its consent has nonce 1.
    function _callsOf(address wallet) private returns (address[] memory targets, bytes[] memory calls) {
        targets = new address[](9);
        calls = new bytes[](9);
        giveConsent(wallet, hub);
        issue(_achievementOf(wallet, 0));
        Achievement memory leaf = _achievementOf(wallet, 1);
        Achievement memory note = _achievementOf(wallet, 2);
        bytes32 root = anchoredAlone(leaf);
        for (uint256 i = 0; i < 6; ++i) targets[i] = address(token);
        calls[0] = abi.encodeCall(token.claim, (leaf, root, noProof()));
        calls[1] = abi.encodeCall(token.redeem, (note, issuer, signed(note)));
        calls[2] = abi.encodeCall(token.renounce, (_achievementOf(wallet, 0)));
        calls[3] = abi.encodeCall(token.anchor, (hub, keccak256("another root"), 1));
        calls[4] = abi.encodeCall(token.supersede, (hub, _unminted(wallet), idFor(leaf), NO_INDEX));
        calls[5] = abi.encodeCall(token.revokeAnchor, (hub, root, new uint32[](0)));
        calls[6] = abi.encodeCall(learners.consent, (wallet, hub, 1, TERM));
        calls[7] = abi.encodeCall(learners.withdrawConsent, (wallet, hub));
        calls[8] = abi.encodeCall(hubs.registerHub, ("Reentered School", PROFILE));
        (targets[6], targets[7], targets[8]) = (address(learners), address(learners), address(hubs));
    }

    function _achievementOf(address wallet, uint256 salt) private view returns (Achievement memory) {
        return achievementOf(course, wallet, 1000 + salt);
    }

    function _unminted(address wallet) private view returns (AchievementId) {
        return idFor(_achievementOf(wallet, 3));
    }

    /// @dev All that those calls would change, but for the consent.
    function _stateOf(address wallet) private view returns (bytes32) {
        bytes32 root = digestOf(_achievementOf(wallet, 1));
        (bool revoked, ) = token.revocationOf(hub, _unminted(wallet));
        return
            keccak256(
                abi.encode(
                    token.recordOf(idFor(_achievementOf(wallet, 0))),
                    token.recordOf(idFor(_achievementOf(wallet, 1))),
                    token.recordOf(idFor(_achievementOf(wallet, 2))),
                    token.anchorOf(hub, root),
                    token.anchorOf(hub, keccak256("another root")),
                    revoked,
                    hubs.hubCount()
                )
            );
    }

    /// @dev Else the failures would prove nothing.
    function _expectEachWorksAlone(
        ReenteringWallet wallet,
        address[] memory targets,
        bytes[] memory calls
    ) private {
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(stranger);
            wallet.execute(targets[i], calls[i]);
        }
    }

    function _definitionOfAnotherHub() private returns (DefinitionId definition) {
        HubId other = newForeignHub(otherLearner);
        vm.prank(otherLearner);
        return hubs.defineAchievement(other, COURSE, false, 0, "Weaving", CONTENT);
    }

    /// @dev What the wallet itself uses, when nobody copies its answer.
    function _gasOfAsking(address wallet) private view returns (uint256) {
        bytes memory question = abi.encodeCall(IERC1271.isValidSignature, (0, ""));
        uint256 gas = gasleft();
        // Safe: reads `question`, and writes no answer.
        assembly ("memory-safe") {
            pop(staticcall(gas(), wallet, add(question, 0x20), mload(question), 0, 0))
        }
        return gas - gasleft();
    }

    /// @dev The code that EIP-7702 gives to an account with a key.
    function _delegate(address account, address code) private {
        vm.etch(account, abi.encodePacked(hex"ef0100", code));
    }
}
