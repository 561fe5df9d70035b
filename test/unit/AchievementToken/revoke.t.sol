// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement, AchievementRecord, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract RevokeTest is TokenTest {
    // ────────────────────────────────────────── Who may ──────────────────────────────────────────

    function test_RevertWhen_CallerNotStaff() public {
        (, AchievementId id) = issued();
        address[5] memory callers = [stranger, issuer, admin, owner, accreditor];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectRefused(callers[i], id);
        }
        assertStanding(id, Standing.Valid);
    }

    function test_Trap24_StaffTerm() public {
        (, AchievementId id) = issued();
        (uint40 from, uint40 until) = (START + 100, START + 200);
        vm.prank(admin);
        hubs.setStaff(hub, stranger, Roles.REVOKE, from, until);
        vm.warp(from - 1);
        _expectRefused(stranger, id);
        vm.warp(until);
        _expectRefused(stranger, id);
        vm.warp(until - 1);
        _revokeBy(stranger, hub, id);
        assertStanding(id, Standing.Revoked);
    }

    function test_Trap01_StaffOfAnotherHubCannotRevokeAsThisHub() public {
        (, AchievementId id) = issued();
        newForeignHub(stranger);
        _expectRefused(stranger, id);
    }

    function test_Trap01_AHubCannotRevokeAnotherHubsToken() public {
        (, AchievementId id) = issued();
        HubId foreign = newForeignHub(stranger);
        IAchievementToken.Revocation[] memory list = new IAchievementToken.Revocation[](2);
        list[0] = IAchievementToken.Revocation(AchievementId.wrap(keccak256("its own")), 0);
        list[1] = IAchievementToken.Revocation(id, 1);
        expectItemFailed(
            1,
            abi.encodeWithSelector(IAchievementToken.AchievementForeign.selector, id, foreign, hub)
        );
        vm.prank(stranger);
        token.revoke(foreign, list);
        assertStanding(id, Standing.Valid);
        (bool revoked, ) = token.revocationOf(foreign, list[0].id);
        assertFalse(revoked, "the first item alone");
    }

    function test_Trap01_AForeignRevocationOfAnUnmintedDigestCountsForNothing() public {
        giveConsent(learner, hub);
        Achievement memory achievement = achievementOf(course, learner);
        HubId foreign = newForeignHub(stranger);
        _revokeBy(stranger, foreign, idFor(achievement));
        AchievementId id = issue(achievement);
        assertStanding(id, Standing.Valid);
        bytes32 root = anchoredAlone(achievement);
        assertEq(token.anchoredRecordOf(achievement, root, noProof()).standing, Standing.Valid);
    }

    function test_Trap25_TheForwardedSenderCannotRevoke() public {
        (, AchievementId id) = issued();
        bytes memory reason = callAsForwarder(
            revoker,
            address(token),
            abi.encodeCall(token.revoke, (hub, revocationsOf(id, NO_INDEX)))
        );
        assertEq(reason, staffRoleMissing(hub, address(forwarder), Roles.REVOKE));
        assertStanding(id, Standing.Valid);
    }

    function test_Trap25_TheForwarderAsStaffIsTheRevokerItself() public {
        (, AchievementId id) = issued();
        vm.prank(admin);
        hubs.setStaff(hub, address(forwarder), Roles.REVOKE, START, TERM);
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementRevoked(id, hub, address(forwarder), NO_INDEX);
        callAsForwarder(
            revoker,
            address(token),
            abi.encodeCall(token.revoke, (hub, revocationsOf(id, NO_INDEX)))
        );
        assertStanding(id, Standing.Revoked);
    }

    function test_Trap09_OtherStaffRevokesAfterTheIssuerLeft() public {
        (, AchievementId id) = issued();
        vm.prank(admin);
        hubs.setStaff(hub, issuer, 0, 0, 0);
        revoke(id);
        assertStanding(id, Standing.Revoked);
    }

    function test_Trap09_AHubWithoutAccreditationCanStillRevoke() public {
        (, AchievementId first) = issued(1);
        (, AchievementId second) = issued(2);
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        revoke(first);
        assertStanding(first, Standing.Revoked);
        vm.prank(admin);
        hubs.closeHub(hub);
        revoke(second);
        assertStanding(second, Standing.Revoked);
    }

    // ────────────────────────────────────────── It revokes ───────────────────────────────────────

    function test_RevertWhen_BatchIsEmpty() public {
        vm.expectRevert(IAchievementToken.BatchEmpty.selector);
        vm.prank(revoker);
        token.revoke(hub, new IAchievementToken.Revocation[](0));
    }

    function test_BurnsAndEmits() public {
        (, AchievementId id) = issued();
        expectBurn(learner, id);
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementRevoked(id, hub, revoker, 42);
        vm.prank(revoker);
        token.revoke(hub, revocationsOf(id, 42));
        assertEq(token.balanceOf(learner), 0, "balance");
        vm.expectRevert(nonexistent(id));
        token.ownerOf(tokenIdOf(id));
    }

    function test_KeepsTheRecord() public {
        (, AchievementId id) = issued();
        AchievementRecord memory before = token.recordOf(id);
        skip(100);
        revoke(id);
        AchievementRecord memory record = token.recordOf(id);
        (before.standing, before.owner) = (Standing.Revoked, address(0));
        assertEq(abi.encode(record), abi.encode(before), "record");
    }

    function test_RevokesWhatWasNeverMinted() public {
        AchievementId id = AchievementId.wrap(keccak256("a signed record"));
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementRevoked(id, hub, revoker, NO_INDEX);
        vm.recordLogs();
        revoke(id);
        assertEq(vm.getRecordedLogs().length, 1, "logs");
        (bool revoked, AchievementId successor) = token.revocationOf(hub, id);
        assertTrue(revoked, "revoked");
        assertEq(AchievementId.unwrap(successor), 0, "successor");
        assertUnminted(id);
    }

    function test_RevokesOneAnchoredRecord() public {
        Achievement[] memory list = achievementsOf(2);
        bytes32[] memory tree = anchored(list);
        revoke(idFor(list[0]));
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = digestOf(list[1]);
        assertEq(token.anchoredRecordOf(list[0], tree[0], proof).standing, Standing.Revoked);
        proof[0] = digestOf(list[0]);
        assertEq(token.anchoredRecordOf(list[1], tree[0], proof).standing, Standing.Valid);
    }

    function test_SkipsWhatIsRevoked() public {
        (, AchievementId id) = issued(1);
        (, AchievementId superseded) = issued(2);
        (, AchievementId fresh) = issued(3);
        revoke(id);
        supersede(superseded, fresh);
        IAchievementToken.Revocation[] memory list = new IAchievementToken.Revocation[](4);
        list[0] = IAchievementToken.Revocation(id, 1);
        list[1] = IAchievementToken.Revocation(superseded, 2);
        list[2] = IAchievementToken.Revocation(fresh, 3);
        list[3] = IAchievementToken.Revocation(fresh, 4);
        vm.recordLogs();
        vm.prank(revoker);
        token.revoke(hub, list);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 2, "logs"); // the burn and the revocation of the third
        assertEq(logs[1].data, abi.encode(uint32(3)), "status index");
        assertStanding(superseded, Standing.Superseded);
        assertStanding(fresh, Standing.Revoked);
    }

    function test_Trap21_RenouncingFirstDoesNotDodgeARevocation() public {
        (Achievement memory achievement, AchievementId id) = issued();
        renounce(achievement);
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementRevoked(id, hub, revoker, NO_INDEX);
        vm.recordLogs();
        revoke(id);
        assertEq(vm.getRecordedLogs().length, 1, "logs: nothing is burnt twice");
        assertStanding(id, Standing.Revoked);
        (bool revoked, ) = token.revocationOf(hub, id);
        assertTrue(revoked, "revoked");
    }

    function test_Trap21_RenouncingFirstDoesNotRevertTheBatch() public {
        (, AchievementId first) = issued(1);
        (Achievement memory dodger, AchievementId second) = issued(2);
        (, AchievementId third) = issued(3);
        renounce(dodger);
        IAchievementToken.Revocation[] memory list = new IAchievementToken.Revocation[](3);
        list[0] = IAchievementToken.Revocation(first, 0);
        list[1] = IAchievementToken.Revocation(second, 1);
        list[2] = IAchievementToken.Revocation(third, 2);
        vm.prank(revoker);
        token.revoke(hub, list);
        assertStanding(first, Standing.Revoked);
        assertStanding(second, Standing.Revoked);
        assertStanding(third, Standing.Revoked);
        assertEq(token.balanceOf(learner), 0, "balance");
    }

    function test_Trap12_TheIdIsIndexedFirst() public {
        AchievementId id = AchievementId.wrap(keccak256("a signed record"));
        vm.recordLogs();
        revoke(id);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs[0].topics[1], AchievementId.unwrap(id), "first topic");
    }

    function testFuzz_AnyOrderOfIssuingAndRevoking(uint256 steps) public {
        giveConsent(learner, hub);
        Achievement[] memory list = achievementsOf(4);
        bool[4] memory minted;
        bool[4] memory revoked;
        uint256 living;
        for (uint256 i = 0; i < 16; ++i) {
            uint256 item = (steps >> (i * 4)) & 3;
            bool revoking = (steps >> (i * 4)) & 4 != 0;
            AchievementId id = idFor(list[item]);
            if (revoking) {
                revoke(id);
                if (minted[item] && !revoked[item]) --living;
                revoked[item] = true;
            } else if (revoked[item] || minted[item]) {
                vm.expectRevert(revoked[item] ? alreadyRevoked(id) : alreadyIssued(id));
                issue(list[item]);
            } else {
                issue(list[item]);
                minted[item] = true;
                ++living;
            }
            assertEq(token.balanceOf(learner), living, "balance");
        }
        for (uint256 item = 0; item < 4; ++item) {
            Standing expected =
                !minted[item]
                    ? Standing.None
                    : revoked[item]
                        ? Standing.Revoked
                        : Standing.Valid;
            assertStanding(idFor(list[item]), expected);
        }
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _revokeBy(address account, HubId hub_, AchievementId id) private {
        vm.prank(account);
        token.revoke(hub_, revocationsOf(id, NO_INDEX));
    }

    function _expectRefused(address account, AchievementId id) private {
        vm.expectRevert(staffRoleMissing(hub, account, Roles.REVOKE));
        _revokeBy(account, hub, id);
    }
}
