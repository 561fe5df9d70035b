// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract RevokeAnchorTest is TokenTest {
    bytes32 private constant ROOT = keccak256("a cohort's root");

    function test_RevertWhen_CallerNotStaff() public {
        anchor(ROOT, 1);
        address[4] memory callers = [stranger, issuer, admin, owner];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(staffRoleMissing(hub, callers[i], Roles.REVOKE));
            vm.prank(callers[i]);
            token.revokeAnchor(hub, ROOT, new uint32[](0));
        }
        assertFalse(token.anchorOf(hub, ROOT).revoked, "revoked");
    }

    function test_Trap25_TheForwardedSenderCannotRevokeACohort() public {
        anchor(ROOT, 1);
        bytes memory reason = callAsForwarder(
            revoker,
            address(token),
            abi.encodeCall(token.revokeAnchor, (hub, ROOT, new uint32[](0)))
        );
        assertEq(reason, staffRoleMissing(hub, address(forwarder), Roles.REVOKE));
    }

    function test_Trap25_TheForwarderAsStaffRevokesACohortInItsOwnName() public {
        anchor(ROOT, 1);
        vm.prank(admin);
        hubs.setStaff(hub, address(forwarder), Roles.REVOKE, START, TERM);
        uint32[] memory none = new uint32[](0);
        vm.expectEmit(address(token));
        emit IAchievementToken.CohortRevoked(hub, ROOT, address(forwarder), none);
        callAsForwarder(revoker, address(token), abi.encodeCall(token.revokeAnchor, (hub, ROOT, none)));
        assertTrue(token.anchorOf(hub, ROOT).revoked, "revoked");
    }

    function test_RevertWhen_AnchorIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorUnknown.selector, hub, ROOT));
        revokeAnchor(ROOT);
    }

    function test_Trap01_AHubCannotRevokeAnotherHubsCohort() public {
        anchor(ROOT, 1);
        HubId foreign = newForeignHub(stranger);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorUnknown.selector, foreign, ROOT));
        vm.prank(stranger);
        token.revokeAnchor(foreign, ROOT, new uint32[](0));
        assertFalse(token.anchorOf(hub, ROOT).revoked, "revoked");
    }

    function test_EmitsCohortRevoked() public {
        anchor(ROOT, 9);
        skip(100);
        uint32[] memory indices = new uint32[](2);
        (indices[0], indices[1]) = (7, NO_INDEX);
        vm.expectEmit(address(token));
        emit IAchievementToken.CohortRevoked(hub, ROOT, revoker, indices);
        vm.prank(revoker);
        token.revokeAnchor(hub, ROOT, indices);
        IAchievementToken.Anchor memory cohort = token.anchorOf(hub, ROOT);
        assertEq(abi.encode(cohort), abi.encode(issuer, START, 9, true), "anchor");
    }

    function test_CarriesALongListInParts() public {
        anchor(ROOT, 9);
        uint32[] memory indices = new uint32[](1);
        for (uint32 part = 0; part < 3; ++part) {
            indices[0] = part;
            vm.expectEmit(address(token));
            emit IAchievementToken.CohortRevoked(hub, ROOT, revoker, indices);
            vm.prank(revoker);
            token.revokeAnchor(hub, ROOT, indices);
        }
    }

    function test_Trap18_UnknownLeavesOfAStolenKeyAreRevoked() public {
        Achievement[] memory list = achievementsOf(3);
        bytes32[] memory tree = anchored(list);
        vm.prank(admin);
        hubs.setStaff(hub, issuer, 0, 0, 0);
        revokeAnchor(tree[0]);
        for (uint256 i = 0; i < list.length; ++i) {
            bytes32[] memory proof = Cohort.proofOf(tree, i);
            assertEq(token.anchoredRecordOf(list[i], tree[0], proof).standing, Standing.Revoked);
            vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorRevoked.selector, hub, tree[0]));
            vm.prank(learner);
            token.claim(list[i], tree[0], proof);
        }
    }

    function test_LeavesClaimedTokens() public {
        Achievement[] memory list = achievementsOf(2);
        bytes32[] memory tree = anchored(list);
        bytes32[] memory proof = Cohort.proofOf(tree, 0);
        vm.prank(learner);
        AchievementId id = token.claim(list[0], tree[0], proof);
        revokeAnchor(tree[0]);
        assertStanding(id, Standing.Valid);
        assertEq(token.anchoredRecordOf(list[0], tree[0], proof).standing, Standing.Valid);
        revoke(id);
        assertStanding(id, Standing.Revoked);
    }

    function test_LeavesOtherCohorts() public {
        Achievement[] memory list = achievementsOf(2);
        bytes32[] memory tree = anchored(list);
        bytes32 alone = anchoredAlone(list[0]);
        revokeAnchor(tree[0]);
        assertEq(token.anchoredRecordOf(list[0], alone, noProof()).standing, Standing.Valid);
    }

    function test_Trap09_AClosedHubCanStillRevokeACohort() public {
        anchor(ROOT, 1);
        vm.prank(admin);
        hubs.closeHub(hub);
        revokeAnchor(ROOT);
        assertTrue(token.anchorOf(hub, ROOT).revoked, "revoked");
    }

    function test_Trap12_HubAndRootAreIndexedFirst() public {
        anchor(ROOT, 1);
        vm.recordLogs();
        revokeAnchor(ROOT);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(uint256(logs[0].topics[1]), HubId.unwrap(hub), "first topic");
        assertEq(logs[0].topics[2], ROOT, "second topic");
    }
}
