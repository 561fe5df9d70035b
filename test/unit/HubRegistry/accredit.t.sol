// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Kinds} from "../../../contracts/libraries/Kinds.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract AccreditTest is CairnTest {
    uint32 private constant COURSES = uint32(1) << COURSE;
    uint32 private constant DIPLOMAS = uint32(1) << DIPLOMA;
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
    }

    // ────────────────────────────────────────── Requirements ─────────────────────────────────────────

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        accredit(HubId.wrap(2), COURSES, TERM);
    }

    function test_RevertWhen_CallerWasNeverAppointed() public {
        address[3] memory others = [owner, admin, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            _expectNotInOffice(others[i]);
            _accredit(others[i], COURSES, TERM);
        }
    }

    function test_RevertWhen_CallerWasDismissed() public {
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        _expectNotInOffice(accreditor);
        _accredit(accreditor, COURSES, TERM);
    }

    function test_RevertWhen_TheCallersTermIsOver() public {
        appoint(accreditor, ALL_KINDS, START + 10);
        vm.warp(START + 9);
        _accredit(accreditor, COURSES, START + 10);
        vm.warp(START + 10);
        _expectNotInOffice(accreditor);
        _accredit(accreditor, COURSES, START + 11);
    }

    function test_RevertWhen_KindsAreEmpty() public {
        _expectKindsInvalid(0, ALL_KINDS);
        _accredit(accreditor, 0, TERM);
    }

    function test_RevertWhen_KindsAreBeyondTheMandate() public {
        appoint(accreditor, COURSES, TERM);
        _expectKindsInvalid(COURSES | DIPLOMAS, COURSES);
        _accredit(accreditor, COURSES | DIPLOMAS, TERM);
    }

    function testFuzz_KindsStayWithinTheMandate(uint32 mandate, uint32 kinds) public {
        mandate = uint32(bound(mandate, 1, ALL_KINDS));
        appoint(accreditor, mandate, TERM);
        bool within = kinds != 0;
        for (uint256 kind = 0; kind < Kinds.COUNT; ++kind) {
            if ((kinds >> kind) % 2 == 1 && (mandate >> kind) % 2 == 0) within = false;
        }
        if (!within) _expectKindsInvalid(kinds, mandate);
        _accredit(accreditor, kinds, TERM);
        for (uint8 kind = 0; kind < Kinds.COUNT; ++kind) {
            assertEq(hubs.accreditedAt(hub, kind, START), within && (kinds >> kind) % 2 == 1, "kind");
        }
    }

    function test_RevertWhen_TermEndsBeforeOrNow() public {
        for (uint40 until = START - 1; until <= START; ++until) {
            _expectTermInvalid(until, TERM);
            _accredit(accreditor, COURSES, until);
        }
        _accredit(accreditor, COURSES, START + 1);
    }

    function test_RevertWhen_TermIsBeyondTheMandate() public {
        _expectTermInvalid(TERM + 1, TERM);
        _accredit(accreditor, COURSES, TERM + 1);
        _accredit(accreditor, COURSES, TERM);
    }

    // ─────────────────────────────────────────── A period ────────────────────────────────────────────

    function test_OpensAPeriod() public {
        skip(5);
        assertEq(_accredit(accreditor, COURSES, TERM), 0, "index");
        IHubRegistry.Period memory period = hubs.periodAt(hub, 0);
        assertEq(period.from, START + 5, "from");
        assertEq(period.until, TERM, "until");
        assertEq(period.end, TERM, "end");
        assertEq(period.withdrawnEnd, 0, "withdrawnEnd");
        assertEq(period.proposedSince, 0, "proposedSince");
        assertFalse(period.suspended, "suspended");
        assertEq(period.kinds, COURSES, "kinds");
        assertEq(period.accreditor, accreditor);
        assertEq(hubs.periodCount(hub), 1, "count");
    }

    function test_EmitsHubAccredited() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.HubAccredited(hub, accreditor, 0, COURSES, START, TERM, EVIDENCE);
        _accredit(accreditor, COURSES, TERM);
    }

    function test_RunsFromTheFirstToTheLastSecond() public {
        vm.warp(START + 10);
        _accredit(accreditor, COURSES, START + 20);
        hubs.requireAnchorer(hub, issuer);
        vm.warp(START + 19);
        hubs.requireAnchorer(hub, issuer);
        for (uint40 time = START + 20; time <= START + 21; ++time) {
            vm.warp(time);
            vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, time));
            hubs.requireAnchorer(hub, issuer);
        }
    }

    function test_RevertWhen_ThePeriodIsUnknown() public {
        _accredit(accreditor, COURSES, TERM);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.PeriodUnknown.selector, hub, 1));
        hubs.periodAt(hub, 1);
    }

    // ─────────────────────────────────────────── A renewal ───────────────────────────────────────────

    function test_ARenewalClosesOnePeriodAndOpensTheNext() public {
        _accredit(accreditor, COURSES, TERM);
        vm.warp(START + 100);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationEnded(hub, accreditor, 0, START + 101);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.HubAccredited(hub, accreditor, 1, DIPLOMAS, START + 100, TERM, EVIDENCE);
        assertEq(_accredit(accreditor, DIPLOMAS, TERM), 1, "index");
        assertEq(hubs.periodAt(hub, 0).end, START + 101, "end");
        assertEq(hubs.periodAt(hub, 0).until, TERM, "until");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 99), "old kind before");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 100), "old kind in the second of renewal");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 101), "old kind after");
        assertFalse(hubs.accreditedAt(hub, DIPLOMA, START + 99), "new kind before");
        assertTrue(hubs.accreditedAt(hub, DIPLOMA, START + 100), "new kind in the second of renewal");
        assertTrue(hubs.accreditedAt(hub, DIPLOMA, START + 101), "new kind after");
    }

    function test_ARenewalOfASuspendedPeriodClosesIt() public {
        _accredit(accreditor, COURSES, TERM);
        vm.warp(START + 100);
        vm.prank(accreditor);
        hubs.suspend(hub);
        vm.warp(START + 200);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationEnded(hub, accreditor, 0, START + 101);
        assertEq(_accredit(accreditor, COURSES, TERM), 1, "index");
        assertFalse(hubs.periodAt(hub, 0).suspended, "nothing to reinstate is left");
        assertEq(hubs.periodAt(hub, 0).end, START + 101, "end");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 199), "while suspended");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 200), "after");
    }

    function test_ARenewalAfterTheEndLeavesTheOldPeriod() public {
        _accredit(accreditor, COURSES, START + 10);
        vm.warp(START + 10);
        _accredit(accreditor, COURSES, START + 20);
        assertEq(hubs.periodAt(hub, 0).end, START + 10, "end");
    }

    function test_Trap24_TwoRenewalsInOneSecondCoverTheKindsOfBoth() public {
        _accredit(accreditor, COURSES, TERM);
        _accredit(accreditor, DIPLOMAS, TERM);
        _accredit(accreditor, uint32(1) << ACHIEVEMENT, TERM);
        assertTrue(hubs.accreditedAt(hub, COURSE, START), "first");
        assertTrue(hubs.accreditedAt(hub, DIPLOMA, START), "second");
        assertTrue(hubs.accreditedAt(hub, ACHIEVEMENT, START), "third");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 1), "first, later");
        assertFalse(hubs.accreditedAt(hub, DIPLOMA, START + 1), "second, later");
        assertTrue(hubs.accreditedAt(hub, ACHIEVEMENT, START + 1), "third, later");
        (, uint256 index, ) = hubs.accreditationAt(hub, DIPLOMA, START);
        assertEq(index, 1, "the period that decides");
    }

    // ─────────────────────────────────────── Another accreditor ──────────────────────────────────────

    function test_RevertWhen_AnothersPeriodRuns() public {
        _accredit(accreditor, COURSES, START + 100);
        _expectHeld(START + 100);
        _accredit(otherAccreditor, ALL_KINDS, TERM);
        vm.warp(START + 99);
        _expectHeld(START + 100);
        _accredit(otherAccreditor, ALL_KINDS, TERM);
        vm.warp(START + 100);
        assertEq(_accredit(otherAccreditor, ALL_KINDS, TERM), 1, "index");
    }

    function test_Trap20_ASuspendedHubCannotShopForAnotherAccreditor() public {
        _accredit(accreditor, COURSES, START + 100);
        vm.prank(accreditor);
        hubs.suspend(hub);
        _expectHeld(START + 100);
        _accredit(otherAccreditor, ALL_KINDS, TERM);
        vm.warp(START + 99);
        _expectHeld(START + 100);
        _accredit(otherAccreditor, ALL_KINDS, TERM);
        vm.warp(START + 100);
        _accredit(otherAccreditor, ALL_KINDS, TERM);
    }

    function test_AnotherTakesOverOnceThePeriodWasEnded() public {
        _accredit(accreditor, COURSES, TERM);
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        assertEq(_accredit(otherAccreditor, ALL_KINDS, TERM), 1, "index");
        assertEq(hubs.periodAt(hub, 1).accreditor, otherAccreditor);
    }

    function test_AnotherTakesOverOnceTheAccreditorWasDismissed() public {
        _accredit(accreditor, COURSES, TERM);
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        skip(10);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationEnded(hub, otherAccreditor, 0, START + 11);
        _accredit(otherAccreditor, DIPLOMAS, TERM);
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 10), "old kind");
        assertTrue(hubs.accreditedAt(hub, DIPLOMA, START + 10), "new kind");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 11), "old kind after");
    }

    function test_AnotherTakesASuspendedHubOnceTheAccreditorWasDismissed() public {
        _accredit(accreditor, COURSES, TERM);
        vm.prank(accreditor);
        hubs.suspend(hub);
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        skip(10);
        _accredit(otherAccreditor, DIPLOMAS, TERM);
        assertFalse(hubs.periodAt(hub, 0).suspended, "nothing to reinstate is left");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 5), "while suspended");
        assertTrue(hubs.accreditedAt(hub, DIPLOMA, START + 10), "after");
    }

    function _accredit(address by, uint32 kinds, uint40 until) private returns (uint256) {
        vm.prank(by);
        return hubs.accredit(hub, kinds, until, EVIDENCE);
    }

    function _expectNotInOffice(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, account));
    }

    function _expectKindsInvalid(uint32 kinds, uint32 allowed) private {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.AccreditationKindsInvalid.selector, kinds, allowed)
        );
    }

    function _expectTermInvalid(uint40 until, uint40 latest) private {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.AccreditationTermInvalid.selector, until, START, latest)
        );
    }

    function _expectHeld(uint40 until) private {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.AccreditationHeld.selector, hub, accreditor, until)
        );
    }
}
