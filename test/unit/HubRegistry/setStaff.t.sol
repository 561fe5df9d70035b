// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract SetStaffTest is CairnTest {
    address private member = actor("member");
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
    }

    // ──────────────────────────────────────── Anybody's limits ───────────────────────────────────────

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        hubs.setStaff(HubId.wrap(2), member, Roles.ISSUE, START, TERM);
    }

    function test_RevertWhen_RolesDoNotExist() public {
        for (uint256 roles = Roles.ALL + 1; roles <= type(uint8).max; ++roles) {
            vm.expectRevert(abi.encodeWithSelector(IHubRegistry.StaffRolesInvalid.selector, uint8(roles)));
            _set(admin, member, uint8(roles), START, TERM);
        }
    }

    function test_RevertWhen_WindowIsEmpty() public {
        _expectWindowInvalid(START + 5, START + 5);
        _expectWindowInvalid(START + 5, START + 4);
        _set(admin, member, Roles.ISSUE, START + 5, START + 6);
    }

    function test_RevertWhen_WindowIsOver() public {
        _expectWindowInvalid(START - 5, START - 1);
        _expectWindowInvalid(START - 5, START);
        _set(admin, member, Roles.ISSUE, START - 5, START + 1);
    }

    function test_RevertWhen_CallerIsNeitherAdminNorManager() public {
        address[4] memory others = [stranger, issuer, revoker, cataloguer];
        for (uint256 i = 0; i < others.length; ++i) {
            _expectRoleMissing(others[i], Roles.MANAGE);
            _set(others[i], member, Roles.ISSUE, START, TERM);
        }
    }

    function test_Trap16_NobodySetsTheStaffOfAnothersHub() public {
        address principal = actor("principal");
        newForeignHub(principal);
        _expectRoleMissing(principal, Roles.MANAGE);
        _set(principal, principal, Roles.ISSUE, START, TERM);
        _expectRoleMissing(principal, Roles.MANAGE);
        _set(principal, issuer, 0, 0, 0);
        _expectRoleMissing(accreditor, Roles.MANAGE);
        _set(accreditor, accreditor, Roles.ISSUE, START, TERM);
        assertEq(hubs.staffOf(hub, issuer).roles, Roles.ISSUE, "the issuer stays");
    }

    function test_Trap10_TheOwnerTouchesNoStaff() public {
        _expectRoleMissing(owner, Roles.MANAGE);
        _set(owner, owner, Roles.ISSUE, START, TERM);
        _expectRoleMissing(owner, Roles.MANAGE);
        _set(owner, revoker, 0, 0, 0);
    }

    // ─────────────────────────────────────────── The admin ───────────────────────────────────────────

    function test_SetsRolesAndWindow() public {
        _set(admin, member, Roles.ALL, START + 1, START + 2);
        IHubRegistry.Staff memory staff = hubs.staffOf(hub, member);
        assertEq(staff.roles, Roles.ALL, "roles");
        assertEq(staff.from, START + 1, "from");
        assertEq(staff.until, START + 2, "until");
    }

    function test_EmitsStaffSet() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.StaffSet(hub, member, admin, Roles.REVOKE, START, TERM);
        _set(admin, member, Roles.REVOKE, START, TERM);
    }

    /// @dev Whatever window comes with it: nobody reads a term of somebody without a role.
    function test_RolesZeroRemoves() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.StaffSet(hub, issuer, admin, 0, 0, 0);
        _set(admin, issuer, 0, START, TERM);
        IHubRegistry.Staff memory staff = hubs.staffOf(hub, issuer);
        assertEq(staff.roles, 0, "roles");
        assertEq(staff.from, 0, "from");
        assertEq(staff.until, 0, "until");
        _expectRoleMissing(issuer, Roles.ISSUE);
        hubs.requireStaff(hub, issuer, Roles.ISSUE);
    }

    function test_RolesCountFromTheFirstToTheLastSecond() public {
        _set(admin, member, Roles.ISSUE, START + 10, START + 20);
        uint40[6] memory times = [START + 9, START + 10, START + 11, START + 19, START + 20, START + 21];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            if (times[i] < START + 10 || times[i] >= START + 20) _expectRoleMissing(member, Roles.ISSUE);
            hubs.requireStaff(hub, member, Roles.ISSUE);
        }
    }

    function testFuzz_RequireStaffWantsExactlyThatRole(uint8 roles, uint8 shift) public {
        roles = uint8(bound(roles, 1, Roles.ALL));
        uint8 role = uint8(1 << bound(shift, 0, 3));
        _set(admin, member, roles, START, TERM);
        if (roles & role == 0) _expectRoleMissing(member, role);
        hubs.requireStaff(hub, member, role);
    }

    function test_Trap09_WhenStaffLeavesOtherStaffRevokes() public {
        accredit(hub, ALL_KINDS, TERM);
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(defineCourse(hub), learner));
        _set(admin, issuer, 0, 0, 0);
        _set(admin, revoker, 0, 0, 0);
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        skip(YEAR);
        _set(admin, member, Roles.REVOKE, START, TERM);
        IAchievementToken.Revocation[] memory one = new IAchievementToken.Revocation[](1);
        one[0] = IAchievementToken.Revocation({id: id, statusIndex: 0});
        vm.prank(member);
        token.revoke(hub, one);
        assertEq(token.recordOf(id).standing, Standing.Revoked);
    }

    // ────────────────────────────────────────── A manager ────────────────────────────────────────────

    function test_RevertWhen_AManagerGrantsManage() public {
        _expectBeyond(manager, member);
        _set(manager, member, Roles.MANAGE, START, TERM);
    }

    function test_RevertWhen_AManagerTouchesAManager() public {
        _set(admin, member, Roles.MANAGE, START, TERM);
        _expectBeyond(manager, member);
        _set(manager, member, 0, 0, 0);
        _expectBeyond(manager, manager);
        _set(manager, manager, Roles.ISSUE, START, TERM);
    }

    function test_RevertWhen_AManagerGrantsARoleThatItLacks() public {
        _set(admin, manager, Roles.MANAGE | Roles.ISSUE, START, TERM);
        _set(manager, member, Roles.ISSUE, START, TERM);
        _expectBeyond(manager, member);
        _set(manager, member, Roles.ISSUE | Roles.REVOKE, START, TERM);
    }

    function test_RevertWhen_AManagerTouchesSomebodyWithARoleThatItLacks() public {
        _set(admin, manager, Roles.MANAGE | Roles.ISSUE, START, TERM);
        _set(manager, issuer, 0, 0, 0);
        _expectBeyond(manager, revoker);
        _set(manager, revoker, 0, 0, 0);
    }

    function test_RevertWhen_AManagerGrantsBeyondItsTerm() public {
        _set(admin, manager, Roles.ALL, START - 10, START + 10);
        _set(manager, member, Roles.ISSUE, START - 10, START + 10);
        _expectBeyond(manager, member);
        _set(manager, member, Roles.ISSUE, START - 11, START + 10);
        _expectBeyond(manager, member);
        _set(manager, member, Roles.ISSUE, START - 10, START + 11);
    }

    function test_RevertWhen_TheManagersTermHasNotBegunOrIsOver() public {
        _set(admin, manager, Roles.ALL, START + 10, START + 20);
        _expectRoleMissing(manager, Roles.MANAGE);
        _set(manager, member, Roles.ISSUE, START + 10, START + 20);
        vm.warp(START + 19);
        _set(manager, member, Roles.ISSUE, START + 10, START + 20);
        vm.warp(START + 20);
        _expectRoleMissing(manager, Roles.MANAGE);
        _set(manager, member, 0, 0, 0);
    }

    function test_AManagerSetsAndRemovesStaff() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.StaffSet(hub, member, manager, Roles.CATALOG, START, TERM);
        _set(manager, member, Roles.CATALOG, START, TERM);
        _set(manager, member, 0, 0, 0);
        assertEq(hubs.staffOf(hub, member).roles, 0, "roles");
    }

    /// @dev A manager may do exactly what its own entry allows, whatever the member had before.
    function testFuzz_AManagerStaysWithinItsOwnRolesAndTerm(
        uint8 own,
        uint8 had,
        uint8 roles,
        uint40 from,
        uint40 until
    ) public {
        own = uint8(bound(own, 0, 7)) | Roles.MANAGE;
        (had, roles) = (uint8(bound(had, 0, Roles.ALL)), uint8(bound(roles, 0, Roles.ALL)));
        from = uint40(bound(from, START - 20, START + 20));
        until = uint40(bound(until, from < START ? START + 1 : from + 1, START + 40));
        _set(admin, manager, own, START - 10, START + 30);
        _set(admin, member, had, START - 50, START + 50);
        bool within = true;
        for (uint8 role = 1; role <= Roles.ALL; role *= 2) {
            bool touched = (roles & role) != 0 || (had & role) != 0;
            if (touched && (role == Roles.MANAGE || (own & role) == 0)) within = false;
        }
        if (roles != 0 && (from < START - 10 || until > START + 30)) within = false;
        if (!within) _expectBeyond(manager, member);
        _set(manager, member, roles, from, until);
        assertEq(hubs.staffOf(hub, member).roles, within ? roles : had, "roles");
    }

    function _set(address by, address account, uint8 roles, uint40 from, uint40 until) private {
        vm.prank(by);
        hubs.setStaff(hub, account, roles, from, until);
    }

    function _expectWindowInvalid(uint40 from, uint40 until) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.StaffWindowInvalid.selector, from, until, START));
        _set(admin, member, Roles.ISSUE, from, until);
    }

    function _expectRoleMissing(address account, uint8 role) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.StaffRoleMissing.selector, hub, account, role));
    }

    function _expectBeyond(address by, address account) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.StaffBeyondManager.selector, hub, by, account));
    }
}
