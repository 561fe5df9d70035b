// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract SupersedeTest is TokenTest {
    AchievementId private constant NEXT = AchievementId.wrap(keccak256("the corrected record"));

    // ────────────────────────────────────────── Who may ──────────────────────────────────────────

    function test_RevertWhen_CallerNotStaff() public {
        (, AchievementId id) = issued();
        address[4] memory callers = [stranger, issuer, admin, owner];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(staffRoleMissing(hub, callers[i], Roles.REVOKE));
            vm.prank(callers[i]);
            token.supersede(hub, id, NEXT, 0);
        }
    }

    function test_Trap01_AHubCannotSupersedeAnotherHubsToken() public {
        (, AchievementId id) = issued();
        HubId foreign = newForeignHub(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IAchievementToken.AchievementForeign.selector, id, foreign, hub)
        );
        vm.prank(stranger);
        token.supersede(foreign, id, NEXT, 0);
        assertStanding(id, Standing.Valid);
    }

    function test_Trap25_TheForwardedSenderCannotSupersede() public {
        (, AchievementId id) = issued();
        bytes memory reason = callAsForwarder(
            revoker,
            address(token),
            abi.encodeCall(token.supersede, (hub, id, NEXT, 0))
        );
        assertEq(reason, staffRoleMissing(hub, address(forwarder), Roles.REVOKE));
        assertStanding(id, Standing.Valid);
    }

    function test_Trap25_TheForwarderAsStaffSupersedesInItsOwnName() public {
        (, AchievementId id) = issued();
        vm.prank(admin);
        hubs.setStaff(hub, address(forwarder), Roles.REVOKE, START, TERM);
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementSuperseded(id, hub, NEXT, address(forwarder), 0);
        callAsForwarder(revoker, address(token), abi.encodeCall(token.supersede, (hub, id, NEXT, 0)));
        assertStanding(id, Standing.Superseded);
    }

    function test_Trap09_AHubWithoutAccreditationCanStillSupersede() public {
        (, AchievementId id) = issued();
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        supersede(id, NEXT);
        assertStanding(id, Standing.Superseded);
    }

    // ─────────────────────────────────────── Its values ──────────────────────────────────────────

    function test_RevertWhen_SuccessorIsInvalid() public {
        (, AchievementId id) = issued();
        AchievementId[3] memory successors = [
            AchievementId.wrap(0),
            AchievementId.wrap(bytes32(uint256(1))),
            id
        ];
        for (uint256 i = 0; i < successors.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAchievementToken.SuccessorInvalid.selector, id, successors[i])
            );
            supersede(id, successors[i]);
        }
    }

    function test_RevertGiven_RevokedOrSuperseded() public {
        (, AchievementId first) = issued(1);
        (, AchievementId second) = issued(2);
        revoke(first);
        supersede(second, NEXT);
        vm.expectRevert(alreadyRevoked(first));
        supersede(first, NEXT);
        vm.expectRevert(alreadyRevoked(second));
        supersede(second, first);
        (, AchievementId successor) = token.revocationOf(hub, second);
        assertEq(successor, NEXT);
    }

    // ──────────────────────────────────────── It supersedes ──────────────────────────────────────

    function test_BurnsAndEmits() public {
        (, AchievementId id) = issued();
        expectBurn(learner, id);
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementSuperseded(id, hub, NEXT, revoker, 42);
        vm.prank(revoker);
        token.supersede(hub, id, NEXT, 42);
        assertEq(token.balanceOf(learner), 0, "balance");
        assertStanding(id, Standing.Superseded);
    }

    function test_Trap12_TheIdIsIndexedFirst() public {
        AchievementId id = AchievementId.wrap(keccak256("a signed record"));
        vm.recordLogs();
        supersede(id, NEXT);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(logs[0].topics[0], IAchievementToken.AchievementSuperseded.selector, "event");
        assertEq(logs[0].topics[1], AchievementId.unwrap(id), "first topic");
        assertUnminted(id);
    }

    function test_Trap21_RenouncingFirstDoesNotHinderIt() public {
        (Achievement memory achievement, AchievementId id) = issued();
        renounce(achievement);
        supersede(id, NEXT);
        assertStanding(id, Standing.Superseded);
    }

    function testFuzz_RemembersTheSuccessor(AchievementId id, AchievementId successor) public {
        if (uint256(AchievementId.unwrap(successor)) < 2) successor = NEXT;
        if (id == successor) id = AchievementId.wrap(0);
        supersede(id, successor);
        (bool revoked, AchievementId stored) = token.revocationOf(hub, id);
        assertTrue(revoked, "revoked");
        assertEq(stored, successor);
    }

    function test_TheSuccessorIsValid() public {
        (, AchievementId id) = issued(1);
        (, AchievementId successor) = issued(2);
        supersede(id, successor);
        assertStanding(id, Standing.Superseded);
        assertStanding(successor, Standing.Valid);
    }
}
