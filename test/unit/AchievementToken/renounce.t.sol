// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Achievement, AchievementRecord, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId} from "../../../contracts/types/Ids.sol";
import {ForwarderLike} from "../../utils/Network.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract RenounceTest is TokenTest {
    // ────────────────────────────────────────── Who may ──────────────────────────────────────────

    function test_RevertWhen_CallerNotActor() public {
        (Achievement memory achievement, AchievementId id) = issued();
        address[5] memory callers = [stranger, issuer, revoker, admin, owner];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(actorOnly(learner, callers[i]));
            vm.prank(callers[i]);
            token.renounce(achievement);
        }
        assertStanding(id, Standing.Valid);
    }

    function test_RenouncesThroughTheForwarder() public {
        (Achievement memory achievement, AchievementId id) = issued();
        forward("learner", address(token), abi.encodeCall(token.renounce, (achievement)));
        assertStanding(id, Standing.Renounced);
    }

    function test_Trap25_AForwardedStrangerCannotRenounce() public {
        (Achievement memory achievement, AchievementId id) = issued();
        bytes memory data = abi.encodeCall(token.renounce, (achievement));
        assertEq(callAsForwarder(stranger, address(token), data), actorOnly(learner, stranger));
        assertStanding(id, Standing.Valid);
    }

    function test_Trap27_AFrontRunRequestDoesNotKillARelayedBatch() public {
        (Achievement memory achievement, AchievementId first) = issued();
        giveConsent(otherLearner, hub);
        Achievement memory other = achievementOf(course, otherLearner);
        AchievementId second = issue(other);
        ForwarderLike.ForwardRequestData[] memory requests = new ForwarderLike.ForwardRequestData[](2);
        requests[0] = requestOf("learner", address(token), abi.encodeCall(token.renounce, (achievement)));
        requests[1] = requestOf("otherLearner", address(token), abi.encodeCall(token.renounce, (other)));
        forwarder.execute(requests[0]);
        vm.expectPartialRevert(bytes4(keccak256("ERC2771ForwarderInvalidSigner(address,address)")));
        forwarder.executeBatch(requests, payable(address(0)));
        forwarder.executeBatch(requests, payable(stranger));
        assertStanding(first, Standing.Renounced);
        assertStanding(second, Standing.Renounced);
    }

    // ─────────────────────────────────────── Its history ─────────────────────────────────────────

    function test_RevertGiven_NeverMinted() public {
        Achievement memory achievement = achievementOf(course, learner);
        anchoredAlone(achievement);
        _expectUnknown(achievement);
    }

    function test_RevertGiven_Renounced() public {
        (Achievement memory achievement, ) = issued();
        renounce(achievement);
        _expectUnknown(achievement);
    }

    function test_RevertGiven_Revoked() public {
        (Achievement memory achievement, AchievementId id) = issued();
        revoke(id);
        _expectUnknown(achievement);
        assertStanding(id, Standing.Revoked);
    }

    function test_RenouncesWithoutTheHub() public {
        (Achievement memory achievement, AchievementId id) = issued();
        vm.prank(cataloguer);
        hubs.retire(course);
        vm.prank(admin);
        hubs.closeHub(hub);
        renounce(achievement);
        assertStanding(id, Standing.Renounced);
    }

    // ──────────────────────────────────────── It burns ───────────────────────────────────────────

    function test_BurnsAndEmits() public {
        (Achievement memory achievement, AchievementId id) = issued(1);
        issued(2);
        expectBurn(learner, id);
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementRenounced(id, hub, learner);
        renounce(achievement);
        assertEq(token.balanceOf(learner), 1, "balance");
        vm.expectRevert(nonexistent(id));
        token.ownerOf(tokenIdOf(id));
    }

    function test_KeepsTheRecord() public {
        (Achievement memory achievement, AchievementId id) = issued();
        AchievementRecord memory expected = token.recordOf(id);
        (expected.standing, expected.owner) = (Standing.Renounced, address(0));
        skip(100);
        renounce(achievement);
        assertEq(abi.encode(token.recordOf(id)), abi.encode(expected), "record");
    }

    function test_Trap12_TheIdIsIndexedFirst() public {
        (Achievement memory achievement, AchievementId id) = issued();
        vm.recordLogs();
        renounce(achievement);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs[1].topics[0], IAchievementToken.AchievementRenounced.selector, "event");
        assertEq(logs[1].topics[1], AchievementId.unwrap(id), "first topic");
    }

    function test_Trap03_ARenouncedRecordIsFinalInEveryMode() public {
        (Achievement memory achievement, AchievementId id) = issued();
        renounce(achievement);
        bytes32 root = anchoredAlone(achievement);
        bytes memory signature = signatureOf("issuer", digestOf(achievement));
        vm.expectRevert(alreadyRenounced(id));
        issue(achievement);
        vm.startPrank(learner);
        vm.expectRevert(alreadyRenounced(id));
        token.claim(achievement, root, noProof());
        vm.expectRevert(alreadyRenounced(id));
        token.redeem(achievement, issuer, signature);
        assertEq(token.anchoredRecordOf(achievement, root, noProof()).standing, Standing.Renounced);
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _expectUnknown(Achievement memory achievement) private {
        vm.expectRevert(unknown(idFor(achievement)));
        renounce(achievement);
    }
}
