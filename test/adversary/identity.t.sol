// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Achievement, AchievementRecord, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId} from "../../contracts/types/Ids.sol";
import {ForwarderLike, LearnerRegistryLike} from "../utils/Network.sol";
import {vm} from "../utils/Vm.sol";
import {IdentityAttackTest} from "./IdentityAttackTest.sol";

/// @dev Signatures that were given once and are brought later, elsewhere, or for something else.
contract OldSignaturesTest is IdentityAttackTest {
    // ────────────────────────────────────── After a change of state ──────────────────────────────────

    function test_Trap03_AfterABurnNoOldConsentPublishesAgain() public {
        bytes memory used = consentCall("learner", learner);
        send("stranger", used);
        bytes memory unused = consentCall("learner", learner);
        Achievement memory achievement = achievementOf(course, learner);
        issue(achievement);
        renounce(achievement);
        vm.prank(learner);
        learners.withdrawConsent(learner, hub);
        assertStale("stranger", used);
        assertStale("stranger", unused);
    }

    function test_Trap02_AfterAMoveAndBackNoOldSignatureServes() public {
        bytes[4] memory old = _signedByAllParties();
        send("learner", moveCall(learner, "wallet"));
        send("wallet", moveCall(learner, "learner"));
        _assertAllStale(old);
        // The same words, signed anew, are good.
        send("stranger", consentCall("learner", learner));
        send("learner", moveCall(learner, "wallet"));
    }

    function test_Trap02_AfterACancelledChangeNoOldSignatureServes() public {
        guard();
        bytes[4] memory old = _signedByAllParties();
        send("learner", moveCall(learner, "aunt"));
        send("learner", cancelCall(learner));
        _assertAllStale(old);
    }

    function test_Trap02_AfterARecoveryNoOldSignatureServes() public {
        guard();
        bytes[4] memory old = _signedByAllParties();
        bytes memory consent = consentCall("wallet", learner);
        bytes memory recovery = recoverCall(learner, "wallet", 3);
        send("stranger", recovery);
        assertStale("stranger", old[3]);
        waitAndExecute(learner);
        assertStale("stranger", old[3]);
        assertStale("stranger", consent);
        // Back with the first wallet, the guardians' old words are as worthless as its own.
        send("stranger", recoverCall(learner, "learner", 3));
        waitAndExecute(learner);
        _assertAllStale(old);
        assertStale("stranger", recovery);
    }

    function test_Trap19_AfterACancelledRecoveryItsWordsDoNotServeAgain() public {
        guard();
        bytes memory recovery = recoverCall(learner, "wallet", 2);
        send("stranger", recovery);
        send("learner", cancelCall(learner));
        assertStale("stranger", recovery);
    }

    function test_Trap02_GuardiansWordsNameTheControllerTheyTakeControlFrom() public {
        guard();
        bytes memory recovery = recoverCall(learner, "wallet", 3);
        send("learner", moveCall(learner, "aunt"));
        waitAndExecute(learner);
        assertEq(learners.recoveryNonceOf(learner), 0, "no recovery began");
        assertStale("stranger", recovery);
    }

    function test_Trap02_AfterAJoinNoOldSignatureServes() public {
        bytes[4] memory old = _signedByAllParties();
        send("learner", joinCall(learner, aunt, "aunt"));
        assertStale("stranger", old[3]);
        bytes memory reason = joinedAlready(learner, aunt);
        for (uint256 i = 0; i < 3; ++i) assertRefused("learner", old[i], reason);
    }

    /// @dev The identity's count alone would come back to the number under which its controller signed before.
    function test_Trap22_AfterAJoinTheIdentitysCountRevivesNoConsent() public {
        send("learner", moveCall(learner, "aunt"));
        bytes memory unused = consentCall("aunt", learner);
        send("aunt", joinCall(learner, aunt, "aunt"));
        assertEq(learners.actorOf(learner), aunt, "the same actor");
        for (uint256 i = 0; i < 4; ++i) {
            assertStale("stranger", unused);
            send("aunt", guardiansCall(aunt, noGuardians()));
        }
        send("stranger", consentCall("aunt", learner));
    }

    function test_Trap02_ASecondJoinNeedsSignaturesOfItsOwn() public {
        bytes memory first = joinCall(learner, aunt, "aunt");
        send("aunt", moveCall(aunt, "wallet"));
        send("wallet", moveCall(aunt, "aunt"));
        assertStale("learner", first);
    }

    function test_Trap02_AfterANewCustodianAndBackNoOldSignatureServes() public {
        takeCustody();
        bytes memory consent = consentCall("parent", learner);
        bytes memory move = moveCall(learner, "wallet", "parent");
        bytes memory set = guardiansCall(learner, noGuardians(), "parent");
        bytes memory replacement = replaceCall(learner, "aunt");
        send("parent", replacement);
        assertStale("stranger", consent);
        assertStale("learner", move);
        send("aunt", replaceCall(learner, "parent"));
        assertStale("stranger", consent);
        assertStale("learner", move);
        assertStale("learner", set);
        assertStale("parent", replacement);
    }

    function test_Trap38_AConsentFromBeforeACustodianIsWorthlessUnderAndAfterCustody() public {
        bytes memory consent = consentCall("learner", learner);
        takeCustody();
        assertStale("stranger", consent);
        vm.warp(MAJORITY);
        assertStale("stranger", consent);
    }

    function test_Trap38_ACustodiansConsentIsWorthlessAfterCustody() public {
        takeCustody();
        bytes memory consent = consentCall("parent", learner);
        vm.warp(MAJORITY);
        assertStale("stranger", consent);
    }

    function test_Trap02_WordsForOneCustodyDoNotServeTheNext() public {
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        bytes memory recovery = recoverCustodianCall(learner, "aunt", 3);
        vm.warp(MAJORITY);
        send("learner", appointCall(learner, "parent", MAJORITY + 31 days));
        waitAndExecute(learner);
        assertEq(learners.recoveryNonceOf(learner), 0, "no recovery began");
        assertStale("stranger", recovery);
    }

    // ─────────────────────────────────── Elsewhere, or for something else ────────────────────────────

    function test_Trap02_OnAForkEverySignatureIsWorthless() public {
        bytes[4] memory old = _signedByAllParties();
        bytes memory recovery = _recoveryOfAnother();
        uint256 chain = block.chainid;
        vm.chainId(777);
        _assertAllStale(old);
        assertStale("stranger", recovery);
        vm.chainId(chain);
        send("stranger", recovery);
        send("stranger", old[3]);
        send("learner", old[0]);
    }

    function test_Trap02_AtAnotherDeploymentEverySignatureIsWorthless() public {
        bytes[4] memory old = _signedByAllParties();
        learners = LearnerRegistryLike(deploy("LearnerRegistry", abi.encode(hubs, forwarder)));
        _assertAllStale(old);
    }

    function test_Trap02_ASignatureForOneFunctionServesNoOther() public {
        guard();
        bytes32[4] memory hashes = [
            moveHash(learner, wallet, 1, DEADLINE),
            custodyHash(learner, wallet, MAJORITY, 1, DEADLINE),
            custodianRecoveryHash(learner, wallet, MAJORITY, 0, DEADLINE),
            joinHash(learner, wallet, 1, 0, DEADLINE)
        ];
        bytes32 recovery = recoveryHashNow(learner, "wallet");
        for (uint256 i = 0; i < hashes.length; ++i) {
            bytes memory other = signedBy("wallet", hashes[i]);
            ILearnerRegistry.GuardianWord[] memory words = wordsOf(recovery, 3);
            bytes memory data = abi.encodeCall(learners.recover, (learner, wallet, DEADLINE, other, words));
            assertStale("stranger", data);
            words[0].signature = signedBy(guardians[0], hashes[i]);
            assertStale("stranger", recoverCall(learner, "wallet", words));
            if (i == 0) continue;
            data = abi.encodeCall(learners.moveController, (learner, wallet, DEADLINE, other, ""));
            assertStale("learner", data);
        }
        bytes memory signature = signedBy("wallet", recovery);
        assertStale(
            "learner",
            abi.encodeCall(learners.moveController, (learner, wallet, DEADLINE, signature, ""))
        );
    }

    /// @dev Appointing and replacing take the same words: only the same custody can be made of them.
    function test_Trap02_WordsToBeAppointedLaterDoNotReplaceNow() public {
        takeCustody();
        uint40 later = MAJORITY + 31 days;
        bytes memory signature = signedBy("aunt", custodyHash(learner, aunt, later, 1, DEADLINE));
        bytes memory data = abi.encodeCall(learners.replaceCustodian, (learner, aunt, DEADLINE, signature));
        assertStale("parent", data);
        vm.warp(MAJORITY);
        send(
            "learner",
            abi.encodeCall(learners.appointCustodian, (learner, aunt, later, DEADLINE, signature))
        );
        assertCustodian(learner, aunt, later);
    }

    // ──────────────────────────────────────────── Internal ───────────────────────────────────────────

    /// @dev A move, a custody, a join, and a consent.
    function _signedByAllParties() private view returns (bytes[4] memory calls) {
        calls[0] = moveCall(learner, "wallet");
        calls[1] = appointCall(learner, "parent", MAJORITY);
        calls[2] = joinCall(learner, otherLearner, "otherLearner");
        calls[3] = consentCall("learner", learner);
    }

    function _assertAllStale(bytes[4] memory calls) private {
        for (uint256 i = 0; i < 3; ++i) assertStale("learner", calls[i]);
        assertStale("stranger", calls[3]);
    }

    function _recoveryOfAnother() private returns (bytes memory) {
        guard("otherLearner", otherLearner);
        return recoverCall(otherLearner, "wallet", 2);
    }
}

/// @dev The thief has the learner's key, so "learner" sends what the thief wants; the learner has three guardians.
contract StolenKeyTest is IdentityAttackTest {
    function setUp() public override {
        super.setUp();
        guard();
    }

    function test_Trap19_AThiefWhoMovesFirstIsTooEarly() public {
        send("learner", moveCall(learner, "thief"));
        assertEq(learners.controllerOf(learner), learner, "controller");
        skip(DELAY - 1);
        send("stranger", recoverCall(learner, "wallet", 2));
        skip(1);
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.IdentityChangeNotReady.selector,
            learner,
            time() - 1 + DELAY,
            time()
        );
        assertRefused("thief", executeCall(learner), reason);
        assertRefused("learner", moveCall(learner, "thief"), changePending(learner));
        skip(DELAY - 1);
        send("stranger", executeCall(learner));
        assertEq(learners.controllerOf(learner), wallet, "controller");
        assertRefused("learner", moveCall(learner, "thief"), controllerOnly(learner, learner));
    }

    function test_Trap19_AThiefWhoCancelsAgainAndAgainFailsAgainstAllGuardians() public {
        for (uint256 i = 0; i < 5; ++i) {
            send("stranger", recoverCall(learner, "wallet", 2));
            send("learner", cancelCall(learner));
            skip(1 days);
        }
        send("stranger", recoverCall(learner, "wallet", 3));
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.RecoveryUnanimous.selector, learner);
        for (uint256 i = 0; i < 7; ++i) {
            assertRefused("learner", cancelCall(learner), reason);
            skip(1 days);
        }
        send("stranger", executeCall(learner));
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_Trap19_AThiefWhoChangesTheGuardiansIsTooEarly() public {
        ILearnerRegistry.Guardians memory set = guardianSet(2);
        send("learner", guardiansCall(learner, noGuardians()));
        skip(DELAY - 1);
        send("stranger", recoverCall(learner, "wallet", 3));
        assertRefused("learner", guardiansCall(learner, noGuardians()), changePending(learner));
        waitAndExecute(learner);
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(set), "guardians");
        assertRefused("stranger", executeCall(learner), nothingPending(learner));
    }

    function test_Trap19_AThiefWhoAppointsACustodianOrJoinsIsTooEarly() public {
        send("learner", appointCall(learner, "thief", MAJORITY));
        skip(DELAY - 1);
        send("stranger", recoverCall(learner, "wallet", 3));
        waitAndExecute(learner);
        assertEq(learners.actorOf(learner), wallet, "no custodian");
        // The key of the next wallet is stolen too.
        send("wallet", joinCall(learner, thief, "thief"));
        skip(DELAY - 1);
        send("stranger", recoverCall(learner, "aunt", 3));
        waitAndExecute(learner);
        assertEq(learners.actorOf(learner), aunt, "actor");
        assertEq(learners.identityOf(learner), learner, "identity");
    }

    function test_Trap19_AThiefWhoBumpsNoncesDoesNotSpoilTheGuardiansWords() public {
        bytes memory recovery = recoverCall(learner, "wallet", 3);
        for (uint256 i = 0; i < 10; ++i) {
            send("learner", i % 2 == 0 ? moveCall(learner, "thief") : guardiansCall(learner, noGuardians()));
            if (i < 9) send("learner", cancelCall(learner));
            send("learner", abi.encodeCall(learners.withdrawConsent, (learner, hub)));
        }
        send("stranger", recovery);
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_Trap19_AThiefIsSilencedWhileARecoveryWaitsAndAfterIt() public {
        giveConsent(learner, hub);
        bytes memory consent = consentCall("learner", learner);
        send("stranger", recoverCall(learner, "wallet", 3));
        assertSilenced("learner", learner, recoveryPending(learner));
        assertSilenced("wallet", learner, recoveryPending(learner));
        assertStale("stranger", consent);
        assertStale("stranger", consentCall("learner", learner));
        waitAndExecute(learner);
        assertSilenced("learner", learner, speaksNot(learner, wallet, learner));
        assertSpeaks("wallet", learner);
    }

    function test_Trap19_AThiefCannotRecoverWithWordsOfItsOwn() public {
        bytes32 structHash = recoveryHashNow(learner, "thief");
        ILearnerRegistry.GuardianWord[] memory words = wordsOf(structHash, 2);
        for (uint256 i = 0; i < 2; ++i) words[i].signature = signedBy("thief", structHash);
        assertStale("thief", recoverCall(learner, "thief", words));
        // Nor by another's words: where control goes is in them.
        words = wordsOf(recoveryHashNow(learner, "wallet"), 3);
        assertStale("thief", recoverCall(learner, "thief", words));
    }

    function test_AHubGoesOnIssuingWhileARecoveryWaits() public {
        giveConsent(learner, hub);
        send("stranger", recoverCall(learner, "wallet", 3));
        Achievement memory achievement = achievementOf(course, learner);
        AchievementId id = issue(achievement);
        assertEq(token.ownerOf(tokenIdOf(id)), learner, "holder");
        waitAndExecute(learner);
        token.rebind(listOf(achievement));
        assertEq(token.ownerOf(tokenIdOf(id)), wallet, "holder after it");
    }

    // ───────────────────────────── What a thief and guardians can still do ───────────────────────────

    function test_AThiefWhomNobodySeesWithinTheDelayWins() public {
        send("learner", moveCall(learner, "thief"));
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), thief, "controller");
        // The guardians stay, and take it back.
        send("stranger", recoverCall(learner, "wallet", 3));
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_WithoutGuardiansAThiefMovesAtOnceAndForGood() public {
        send("otherLearner", moveCall(otherLearner, "thief"));
        bytes memory data = moveCall(otherLearner, "otherLearner");
        assertRefused("otherLearner", data, controllerOnly(otherLearner, otherLearner));
    }

    function test_OneBadGuardianCanDoNothingAlone() public {
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.GuardiansTooFew.selector, 1, 2);
        assertRefused(guardians[0], recoverCall(learner, guardians[0], 1), reason);
        ILearnerRegistry.GuardianWord[] memory words = wordsOf(recoveryHashNow(learner, "thief"), 2);
        words[1] = wordsOf(recoveryHashNow(learner, "thief"), 1)[0];
        assertRefused(
            guardians[0],
            recoverCall(learner, "thief", words),
            guardianInvalid(1, words[0].guardian)
        );
    }

    function test_OneBadGuardianWhoWillNotSignDoesNotStopTheOthers() public {
        bytes32 structHash = recoveryHashNow(learner, "wallet");
        ILearnerRegistry.GuardianWord[] memory words = new ILearnerRegistry.GuardianWord[](2);
        (words[0], words[1]) = (wordOf(structHash, 1), wordOf(structHash, 2));
        send("stranger", recoverCall(learner, "wallet", words));
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_OneBadGuardianWithAThiefKeepsTheRecoveryCancellable() public {
        for (uint256 i = 0; i < 3; ++i) {
            send("stranger", recoverCall(learner, "wallet", 2));
            send("learner", cancelCall(learner));
        }
        // The thief gets no further either, while the others begin anew.
        send("learner", moveCall(learner, "thief"));
        send("stranger", recoverCall(learner, "wallet", 2));
        assertEq(learners.controllerOf(learner), learner, "controller");
    }

    function test_ColludingGuardiansAreStoppedByTheLearnerWithinTheDelay() public {
        for (uint256 i = 0; i < 3; ++i) {
            send(guardians[0], recoverCall(learner, "thief", 2));
            skip(DELAY - 1);
            send("learner", cancelCall(learner));
        }
        assertEq(learners.actorOf(learner), learner, "actor");
    }

    /// @dev They gain nothing by it; she is rid of them once they pause for a whole delay.
    function test_ColludingGuardiansSilenceTheLearnerForAsLongAsTheyGoOn() public {
        for (uint256 i = 0; i < 4; ++i) {
            // From the second time on, the change of guardians would be ready a second later: it is dropped.
            send(guardians[0], recoverCall(learner, "thief", 2));
            assertSilenced("learner", learner, recoveryPending(learner));
            assertRefused("learner", guardiansCall(learner, noGuardians()), changePending(learner));
            send("learner", cancelCall(learner));
            assertEq(learners.actorOf(learner), learner, "heard until the next recovery");
            send("learner", guardiansCall(learner, noGuardians()));
            skip(DELAY - 1);
        }
        assertEq(learners.guardiansOf(learner).threshold, 2, "the same guardians");
        assertEq(learners.controllerOf(learner), learner, "controller");
        skip(1);
        send("learner", executeCall(learner));
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.GuardiansMissing.selector, learner);
        assertRefused(guardians[0], recoverCall(learner, "thief", 2), reason);
    }

    function test_AllGuardiansTogetherTakeTheIdentity() public {
        send(guardians[0], recoverCall(learner, "thief", 3));
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), thief, "controller");
    }
}

/// @dev "parent" is the custodian of "learner" until `MAJORITY`.
contract CustodianAttackTest is IdentityAttackTest {
    function setUp() public override {
        super.setUp();
        takeCustody();
    }

    function test_Trap38_AMinorAlonePublishesAndChangesNothing() public {
        assertSilenced("learner", learner, speaksNot(learner, parent, learner));
        assertStale("stranger", consentCall("learner", learner));
        assertStale("learner", moveCall(learner, "wallet"));
        assertStale("learner", joinCall(learner, aunt, "aunt"));
        nameGuardians(3);
        assertStale("learner", guardiansCall(learner, guardianSet(2)));
    }

    function test_Trap38_AHalfFinishedFlowOfTheMinorIsNotResumed() public {
        vm.warp(MAJORITY);
        send("learner", appointCall(learner, "aunt", MAJORITY + 31 days));
        send("aunt", replaceCall(learner, "parent"));
        send("parent", abi.encodeCall(learners.consent, (learner, hub, ALL_KINDS, TERM)));
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        ForwarderLike.ForwardRequestData memory request = requestOf(
            "learner",
            address(token),
            abi.encodeCall(token.claim, (achievement, root, noProof()))
        );
        vm.expectRevert(abi.encodeWithSignature("FailedCall()"));
        forwarder.execute(request);
        assertUnminted(idFor(achievement));
    }

    function test_Trap19_ACustodianSpeaksAndTheMinorHolds() public {
        assertSpeaks("parent", learner);
        assertEq(token.balanceOf(learner), 2, "the minor's");
        assertEq(token.balanceOf(parent), 0, "the custodian's");
    }

    function test_Trap19_AMinorComesOfAgeWithoutTouchingAnything() public {
        vm.warp(MAJORITY - 1);
        assertSilenced("learner", learner, speaksNot(learner, parent, learner));
        vm.warp(MAJORITY);
        assertSilenced("parent", learner, speaksNot(learner, learner, parent));
        assertSpeaks("learner", learner);
        send("learner", moveCall(learner, "wallet"));
    }

    function test_AHostileCustodianTakesNoControl() public {
        assertRefused("parent", moveCall(learner, "thief", "parent"), controllerOnly(learner, parent));
        nameGuardians(3);
        bytes memory data = guardiansCall(learner, guardianSet(2), "parent");
        assertRefused("parent", data, controllerOnly(learner, parent));
        data = joinCall(learner, thief, ["thief", NOBODY, "parent"]);
        assertRefused("parent", data, controllerOnly(learner, parent));
        data = appointCall(learner, "thief", MAJORITY + 31 days);
        assertRefused("parent", data, controllerOnly(learner, parent));
        assertEq(learners.controllerOf(learner), learner, "controller");
    }

    function test_AHostileCustodianCannotStayByHandingOn() public {
        _guardBoth();
        bytes memory recovery = recoverCustodianCall(learner, "aunt", 3);
        // To accomplices and back, so that nonces change.
        send("parent", replaceCall(learner, "thief"));
        send("thief", replaceCall(learner, "parent"));
        send("parent", replaceCall(learner, "thief"));
        send("stranger", recovery);
        assertRefused("thief", replaceCall(learner, "parent"), changePending(learner));
        assertRefused("thief", cancelCall(learner), controllerOnly(learner, thief));
        assertSilenced("thief", learner, recoveryPending(learner));
        waitAndExecute(learner);
        assertSilenced("thief", learner, speaksNot(learner, aunt, thief));
        assertSpeaks("aunt", learner);
    }

    function test_AHostileCustodianCannotProlongCustody() public {
        send("parent", replaceCall(learner, "thief"));
        assertCustodian(learner, thief, MAJORITY);
        bytes32 longer = custodyHash(learner, aunt, MAJORITY + 31 days, 2, DEADLINE);
        bytes memory signature = signedBy("aunt", longer);
        assertStale("thief", abi.encodeCall(learners.replaceCustodian, (learner, aunt, DEADLINE, signature)));
        vm.warp(MAJORITY);
        assertEq(learners.actorOf(learner), learner, "actor");
    }

    function test_Trap19_ALostCustodianIsReplacedByTheGuardians() public {
        _guardBoth();
        send("learner", recoverCustodianCall(learner, "aunt", 2));
        waitAndExecute(learner);
        assertCustodian(learner, aunt, MAJORITY);
        assertSpeaks("aunt", learner);
        send("learner", moveCall(learner, "wallet", "aunt"));
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_Trap19_AMinorsLostWalletIsRecoveredUnderCustody() public {
        _guardBoth();
        send("stranger", recoverCall(learner, "wallet", 2));
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), wallet, "controller");
        assertSpeaks("parent", learner);
        assertEq(token.balanceOf(wallet), 2, "the minor's new wallet");
    }

    function test_AThiefOfTheMinorsKeyGetsNothingWithoutTheCustodian() public {
        assertStale("learner", moveCall(learner, "thief"));
        assertStale("learner", moveCall(learner, "thief", "learner"));
        assertSilenced("learner", learner, speaksNot(learner, parent, learner));
    }

    function test_WithoutGuardiansALostCustodianStaysUntilCustodyEnds() public {
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.GuardiansMissing.selector, learner);
        nameGuardians(3);
        assertRefused("stranger", recoverCustodianCall(learner, "aunt", 3), reason);
        vm.warp(MAJORITY);
        assertSpeaks("learner", learner);
    }

    /// @dev Nothing of the identity changes when custody ends, so only a deadline makes such a signature worthless.
    function test_WhatAMinorSignedCountsFromMajorityOnUntilItsDeadline() public {
        bytes memory consent = consentCall("learner", learner);
        vm.warp(MAJORITY - 1);
        assertStale("stranger", consent);
        vm.warp(DEADLINE + 1);
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.ConsentSignatureExpired.selector,
            DEADLINE,
            time()
        );
        assertRefused("stranger", consent, reason);
        vm.warp(MAJORITY);
        send("stranger", consent);
        assertEq(learners.consentOf(learner, hub).nonce, 1, "nonce");
    }

    function _guardBoth() private {
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
    }
}

/// @dev "code" is the key that a hub printed for a learner without a wallet.
contract ClaimCodeAttackTest is IdentityAttackTest {
    address private code = actor("code");

    function test_WhoMadeACodeActsUntilControlMovedAndNotAfter() public {
        assertSpeaks("code", code);
        send("code", moveCall(code, "wallet"));
        assertSilenced("code", code, speaksNot(code, wallet, code));
        assertRefused("code", moveCall(code, "thief"), controllerOnly(code, code));
        assertRefused("code", cancelCall(code), controllerOnly(code, code));
        assertRefused("code", joinCall(code, thief, "thief"), controllerOnly(code, code));
        nameGuardians(3);
        assertRefused("code", guardiansCall(code, guardianSet(2)), controllerOnly(code, code));
        assertStale("stranger", consentCall("code", code));
        assertSpeaks("wallet", code);
    }

    function test_WhatWasSignedWithACodeIsWorthlessOnceControlMoved() public {
        bytes memory consent = consentCall("code", code);
        bytes memory move = moveCall(code, "thief");
        send("code", moveCall(code, "wallet"));
        assertStale("stranger", consent);
        assertRefused("code", move, controllerOnly(code, code));
        assertStale("wallet", move);
    }

    function test_AUsedCodeCannotBeUsedAgain() public {
        forward("code", address(learners), moveCall(code, "wallet"));
        assertRefused("code", moveCall(code, "wallet"), controllerOnly(code, code));
        assertEq(learners.controllerOf(code), wallet, "controller");
    }

    function test_Trap27_OneFrontRunMoveInABatchSpoilsNoOther() public {
        ForwarderLike.ForwardRequestData[] memory requests = new ForwarderLike.ForwardRequestData[](2);
        requests[0] = requestOf("code", address(learners), moveCall(code, "wallet"));
        requests[1] = requestOf("learner", address(learners), moveCall(learner, "aunt"));
        vm.prank(thief);
        forwarder.execute(requests[0]);
        forwarder.executeBatch(requests, payable(stranger));
        assertEq(learners.controllerOf(code), wallet, "the first, front-run");
        assertEq(learners.controllerOf(learner), aunt, "the other");
    }
}

/// @dev What somebody else can do to an identity by joining.
contract JoinAttackTest is IdentityAttackTest {
    function test_NobodyJoinsAnIdentityUnasked() public {
        assertStale("thief", joinCall(thief, learner, "thief"));
        assertStale("thief", joinCall(thief, learner, NOBODY));
        // So nobody keeps it from joining another.
        send("learner", joinCall(learner, aunt, "aunt"));
    }

    function test_NobodyIsJoinedUnasked() public {
        assertRefused("thief", joinCall(learner, thief, "thief"), controllerOnly(learner, thief));
    }

    function test_AMemberHasNoSayInTheIdentity() public {
        send("learner", joinCall(learner, aunt, "aunt"));
        assertSilenced("learner", learner, speaksNot(learner, aunt, learner));
        assertRefused("learner", moveCall(aunt, "learner"), controllerOnly(aunt, learner));
        assertRefused("learner", moveCall(learner, "learner"), joinedAlready(learner, aunt));
        assertSpeaks("aunt", learner);
    }

    function test_ChainsOfTwoAreRefusedInBothOrders() public {
        send("learner", joinCall(learner, aunt, "aunt"));
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.IdentityHasMembers.selector, aunt);
        assertRefused("aunt", joinCall(aunt, wallet, "wallet"), reason);
        assertRefused("thief", joinCall(thief, learner, "aunt"), joinedAlready(learner, aunt));
    }

    function test_TwoThatJoinEachOtherInOneSecondAreNoRing() public {
        bytes memory back = joinCall(aunt, learner, "learner");
        send("learner", joinCall(learner, aunt, "aunt"));
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.IdentityHasMembers.selector, aunt);
        assertRefused("aunt", back, reason);
        assertEq(learners.controllerOf(learner), aunt, "controller");
        assertEq(learners.controllerOf(aunt), aunt, "the identity's");
    }

    function test_TwoThatJoinEachOtherAndWaitAreNoRing() public {
        guard();
        send("aunt", guardiansCall(aunt, guardianSet(2)));
        send("learner", joinCall(learner, aunt, "aunt"));
        // Something waits for the one, so the other cannot even ask.
        assertRefused("aunt", joinCall(aunt, learner, "learner"), changePending(learner));
        // What waits for the other keeps the join from being done.
        send("aunt", moveCall(aunt, "wallet"));
        skip(DELAY);
        assertRefused("stranger", executeCall(learner), changePending(aunt));
        send("stranger", executeCall(aunt));
        send("stranger", executeCall(learner));
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }
}

/// @dev Records of "learner" through moves, joins and recoveries.
contract RecordsFollowTest is IdentityAttackTest {
    function test_Trap37_ALostWalletsRecordsComeToTheNewOneWithoutAnySchool() public {
        guard();
        giveConsent(learner, hub);
        (Achievement memory first, AchievementId kept) = _issued(1);
        (Achievement memory second, AchievementId other) = _issued(2);
        uint40 issuedAt = token.recordOf(kept).issuedAt;
        vm.prank(admin);
        hubs.closeHub(hub);
        skip(YEAR);
        send("stranger", recoverCall(learner, "wallet", 2));
        waitAndExecute(learner);
        vm.prank(stranger);
        token.rebind(listOf(first, second));
        assertEq(token.ownerOf(tokenIdOf(kept)), wallet, "holder");
        assertEq(token.ownerOf(tokenIdOf(other)), wallet, "holder of the second");
        assertStanding(kept, Standing.Valid);
        assertEq(token.recordOf(kept).issuedAt, issuedAt, "issuedAt");
    }

    function test_RebindingBringsTokensOverAndChangesNothingElse() public {
        giveConsent(learner, hub);
        (Achievement memory living, AchievementId id) = _issued(1);
        (Achievement memory revoked, AchievementId revokedId) = _issued(2);
        (Achievement memory replaced, AchievementId replacedId) = _issued(3);
        (Achievement memory renounced, AchievementId renouncedId) = _issued(4);
        revoke(revokedId);
        supersede(replacedId, id);
        renounce(renounced);
        skip(1000);
        send("learner", moveCall(learner, "wallet"));
        bytes memory expected = _recordWithOwner(id, wallet);
        token.rebind(listOf(living));
        assertEq(abi.encode(token.recordOf(id)), expected, "record");
        Achievement[3] memory burnt = [revoked, replaced, renounced];
        for (uint256 i = 0; i < burnt.length; ++i) {
            expectItemFailed(0, unknown(idFor(burnt[i])));
            token.rebind(listOf(burnt[i]));
        }
        assertStanding(revokedId, Standing.Revoked);
        assertStanding(replacedId, Standing.Superseded);
        assertStanding(renouncedId, Standing.Renounced);
        revoke(id);
        assertStanding(id, Standing.Revoked);
    }

    function test_NobodyRebindsBeforeControlMoved() public {
        guard();
        giveConsent(learner, hub);
        (Achievement memory achievement, AchievementId id) = _issued(1);
        send("learner", moveCall(learner, "thief"));
        vm.prank(thief);
        token.rebind(listOf(achievement));
        assertEq(token.ownerOf(tokenIdOf(id)), learner, "while a move waits");
        send("stranger", recoverCall(learner, "wallet", 3));
        token.rebind(listOf(achievement));
        assertEq(token.ownerOf(tokenIdOf(id)), learner, "while a recovery waits");
    }

    function test_RecordsFollowAMoveAJoinAndARecovery() public {
        assertSpeaks("learner", learner);
        send("learner", moveCall(learner, "wallet"));
        assertSilenced("learner", learner, speaksNot(learner, wallet, learner));
        assertSpeaks("wallet", learner);
        send("wallet", joinCall(learner, aunt, "aunt"));
        assertSilenced("wallet", learner, speaksNot(learner, aunt, wallet));
        assertSpeaks("aunt", learner);
        guard("aunt", aunt);
        send("stranger", recoverCall(aunt, "parent", 2));
        waitAndExecute(aunt);
        assertSilenced("aunt", learner, speaksNot(learner, parent, aunt));
        assertSpeaks("parent", learner);
        assertEq(token.balanceOf(parent), 2, "the last controller's");
    }

    function test_ARecoveredLearnerClaimsThroughTheForwarderWithoutEther() public {
        guard();
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        bytes memory data = abi.encodeCall(token.claim, (achievement, root, noProof()));
        ForwarderLike.ForwardRequestData memory old = requestOf("learner", address(token), data);
        forward("stranger", address(learners), recoverCall(learner, "wallet", 2));
        skip(30 minutes);
        vm.expectRevert(abi.encodeWithSignature("FailedCall()"));
        forwarder.execute(old);
        skip(DELAY);
        forward("stranger", address(learners), executeCall(learner));
        forward("wallet", address(token), data);
        assertEq(token.ownerOf(tokenIdOf(idFor(achievement))), wallet, "holder");
        assertEq(wallet.balance, 0, "ether");
    }

    function test_Trap23_AContractAccountSpeaksForTheLearnerItControlsAndForNoOther() public {
        address safe = newWallet("key");
        bytes memory signature = walletSignedBy("key", moveHash(learner, safe, 0, DEADLINE));
        send("learner", abi.encodeCall(learners.moveController, (learner, safe, DEADLINE, signature, "")));
        bytes32 digest = consentDigestUntil(learner, learners.consentNonceOf(learner, hub));
        signature = abi.encode(bytes32("frame"), signatureOf("key", digest), bytes32("frame"));
        bytes memory own = abi.encodeCall(
            learners.consentWithSignature,
            (safe, hub, ALL_KINDS, TERM, DEADLINE, signature)
        );
        assertStale("stranger", own);
        send(
            "stranger",
            abi.encodeCall(
                learners.consentWithSignature,
                (learner, hub, ALL_KINDS, TERM, DEADLINE, signature)
            )
        );
        (, AchievementId id) = _issued(1);
        assertEq(token.ownerOf(tokenIdOf(id)), safe, "holder");
    }

    function test_TokensOfAMemberAreBoundToTheIdentitysController() public {
        giveConsent(learner, hub);
        (Achievement memory achievement, AchievementId id) = _issued(1);
        send("learner", joinCall(learner, aunt, "aunt"));
        token.rebind(listOf(achievement));
        assertEq(token.ownerOf(tokenIdOf(id)), aunt, "holder");
        send("aunt", moveCall(aunt, "wallet"));
        token.rebind(listOf(achievement));
        assertEq(token.ownerOf(tokenIdOf(id)), wallet, "holder after a move");
        vm.expectRevert(speaksNot(learner, wallet, aunt));
        vm.prank(aunt);
        token.renounce(achievement);
        vm.prank(wallet);
        token.renounce(achievement);
        assertStanding(id, Standing.Renounced);
    }

    function _issued(uint256 salt) private returns (Achievement memory achievement, AchievementId id) {
        achievement = achievementOf(course, learner, salt);
        id = issue(achievement);
    }

    function _recordWithOwner(AchievementId id, address holder) private view returns (bytes memory) {
        AchievementRecord memory record = token.recordOf(id);
        record.owner = holder;
        return abi.encode(record);
    }
}
