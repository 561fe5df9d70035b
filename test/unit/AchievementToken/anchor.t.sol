// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract AnchorTest is TokenTest {
    bytes32 private constant ROOT = keccak256("a cohort's root");

    // ────────────────────────────────────────── Who may ──────────────────────────────────────────

    function test_RevertWhen_CallerNotStaff() public {
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
        _expectRefused(revoker, staffRoleMissing(hub, revoker, Roles.ISSUE));
        _expectRefused(admin, staffRoleMissing(hub, admin, Roles.ISSUE));
        _expectRefused(owner, staffRoleMissing(hub, owner, Roles.ISSUE));
    }

    function test_Trap01_StaffOfAnotherHubCannotAnchor() public {
        newForeignHub(stranger);
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
    }

    function test_Trap24_StaffTerm() public {
        (uint40 from, uint40 until) = (START + 100, START + 200);
        vm.prank(admin);
        hubs.setStaff(hub, stranger, Roles.ISSUE, from, until);
        vm.warp(from - 1);
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
        vm.warp(until);
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
        vm.warp(from);
        vm.prank(stranger);
        token.anchor(hub, ROOT, 1);
        vm.warp(until - 1);
        vm.prank(stranger);
        token.anchor(hub, keccak256(abi.encode(ROOT)), 1);
    }

    function test_RevertWhen_HubIsUnknown() public {
        for (uint32 i = 0; i < 2; ++i) {
            HubId none = HubId.wrap(i * (uint32(hubs.hubCount()) + 1));
            vm.expectRevert(staffRoleMissing(none, issuer, Roles.ISSUE));
            vm.prank(issuer);
            token.anchor(none, ROOT, 1);
        }
    }

    function test_Trap25_TheForwardedSenderCannotAnchor() public {
        bytes memory reason = callAsForwarder(
            issuer,
            address(token),
            abi.encodeCall(token.anchor, (hub, ROOT, 1))
        );
        assertEq(reason, staffRoleMissing(hub, address(forwarder), Roles.ISSUE));
        assertEq(token.anchorOf(hub, ROOT).anchoredAt, 0, "anchoredAt");
    }

    function test_Trap25_TheForwarderAsStaffIsTheAttesterItself() public {
        vm.prank(admin);
        hubs.setStaff(hub, address(forwarder), Roles.ISSUE, START, TERM);
        vm.expectEmit(address(token));
        emit IAchievementToken.CohortAnchored(hub, ROOT, address(forwarder), 1, START);
        callAsForwarder(issuer, address(token), abi.encodeCall(token.anchor, (hub, ROOT, 1)));
        assertEq(token.anchorOf(hub, ROOT).attester, address(forwarder), "attester");
    }

    // ───────────────────────────────────── Accreditation ─────────────────────────────────────────

    function test_RevertWhen_NoAccreditationRuns() public {
        vm.prank(accreditor);
        hubs.suspend(hub);
        _expectRefused(issuer, notAccredited());
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        _expectRefused(issuer, notAccredited());
        hub = newHub("Unknown School");
        _expectRefused(issuer, notAccredited());
    }

    function test_Trap24_AccreditationEnds() public {
        hub = newHub("Short School");
        uint40 until = START + 100;
        accredit(hub, ALL_KINDS, until);
        vm.warp(until - 1);
        anchor(ROOT, 1);
        vm.warp(until);
        _expectRefused(issuer, notAccredited());
        vm.warp(until + 1);
        _expectRefused(issuer, notAccredited());
    }

    function test_AnyKindSuffices() public {
        accredit(hub, uint32(1) << 31, TERM);
        anchor(ROOT, 1);
        assertEq(token.anchorOf(hub, ROOT).anchoredAt, START, "anchoredAt");
    }

    // ─────────────────────────────────────── Its values ──────────────────────────────────────────

    function test_RevertWhen_RootOrSizeIsZero() public {
        vm.startPrank(issuer);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorInvalid.selector, bytes32(0), 1));
        token.anchor(hub, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IAchievementToken.AnchorInvalid.selector, ROOT, 0));
        token.anchor(hub, ROOT, 0);
    }

    function test_RevertGiven_AlreadyAnchored() public {
        anchor(ROOT, 3);
        skip(100);
        vm.prank(admin);
        hubs.setStaff(hub, stranger, Roles.ISSUE, START, TERM);
        vm.expectRevert(
            abi.encodeWithSelector(IAchievementToken.AnchorAlreadyMade.selector, hub, ROOT, START)
        );
        vm.prank(stranger);
        token.anchor(hub, ROOT, 4);
        _assertAnchor(hub, ROOT, issuer, START, 3, false);
    }

    function test_Trap18_ARevokedRootStaysRevoked() public {
        anchor(ROOT, 3);
        revokeAnchor(ROOT);
        skip(100);
        vm.expectRevert(
            abi.encodeWithSelector(IAchievementToken.AnchorAlreadyMade.selector, hub, ROOT, START)
        );
        anchor(ROOT, 3);
        _assertAnchor(hub, ROOT, issuer, START, 3, true);
    }

    function test_Trap17_AForeignAnchorOfMyRootDoesNotHinderMine() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = digestOf(achievement);
        HubId foreign = newForeignHub(stranger);
        vm.prank(stranger);
        token.anchor(foreign, root, 1);
        skip(100);
        anchor(root, 1);
        _assertAnchor(foreign, root, stranger, START, 1, false);
        _assertAnchor(hub, root, issuer, START + 100, 1, false);
        vm.prank(stranger);
        token.revokeAnchor(foreign, root, new uint32[](0));
        vm.prank(learner);
        AchievementId id = token.claim(achievement, root, noProof());
        assertStanding(id, Standing.Valid);
        assertEq(token.recordOf(id).issuedAt, START + 100, "issuedAt");
    }

    // ───────────────────────────────────────── It anchors ────────────────────────────────────────

    function test_EmitsCohortAnchored() public {
        skip(7);
        vm.expectEmit(address(token));
        emit IAchievementToken.CohortAnchored(hub, ROOT, issuer, 1024, START + 7);
        anchor(ROOT, 1024);
    }

    function test_Trap12_OneEventWithHubAndRootFirst() public {
        vm.recordLogs();
        anchor(ROOT, 1024);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(uint256(logs[0].topics[1]), HubId.unwrap(hub), "first topic");
        assertEq(logs[0].topics[2], ROOT, "second topic");
    }

    function testFuzz_StoresTheAnchor(bytes32 root, uint32 size, uint256 moment) public {
        if (root == 0) root = ROOT;
        if (size == 0) size = type(uint32).max;
        moment = bound(moment, START, TERM - 1);
        vm.warp(moment);
        anchor(root, size);
        _assertAnchor(hub, root, issuer, moment, size, false);
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _expectRefused(address account, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(account);
        token.anchor(hub, ROOT, 1);
    }

    function _assertAnchor(
        HubId hub_,
        bytes32 root,
        address attester,
        uint256 anchoredAt,
        uint32 size,
        bool revoked
    ) private view {
        IAchievementToken.Anchor memory cohort = token.anchorOf(hub_, root);
        assertEq(cohort.attester, attester, "attester");
        assertEq(cohort.anchoredAt, anchoredAt, "anchoredAt");
        assertEq(cohort.size, size, "size");
        assertEq(cohort.revoked, revoked, "revoked");
    }
}
