// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {AchievementId, HubId} from "../../contracts/types/Ids.sol";
import {Standing} from "../../contracts/types/Achievement.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title AccreditorsTest: accreditors and owners who use their office against others, or for themselves
contract AccreditorsTest is AdversaryTest {
    function test_Trap20_ADismissedAccreditorCanDoNothingAtAll() public {
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        HubId other = newHub("Second School");
        bytes[6] memory calls = [
            abi.encodeCall(hubs.accredit, (other, 1, TERM, EVIDENCE)),
            abi.encodeCall(hubs.accredit, (hub, 1, TERM, EVIDENCE)),
            abi.encodeCall(hubs.suspend, (hub)),
            abi.encodeCall(hubs.reinstate, (hub)),
            abi.encodeCall(hubs.endAccreditation, (hub)),
            abi.encodeCall(hubs.proposeWithdrawal, (hub, 0, START))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool success, bytes memory reason) = callAs(accreditor, address(hubs), calls[i]);
            assertFalse(success, vm.toString(i));
            assertEq(
                reason,
                abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, accreditor),
                vm.toString(i)
            );
        }
        assertTrue(hubs.accreditedAt(hub, COURSE, time()), "accredited");
    }

    /// @dev Revenge that was prepared before the dismissal, and lies in wait for the owner's key.
    function test_Trap20_AProposalOfADismissedAccreditorIsDeadUntilItIsAppointedAgain() public {
        skip(100);
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, 0, START);
        vm.startPrank(owner);
        hubs.dismissAccreditor(accreditor);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, accreditor));
        hubs.confirmWithdrawal(hub, 0, START);
        vm.stopPrank();
        appoint(accreditor, ALL_KINDS, TERM);
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, 0, START);
        assertFalse(hubs.accreditedAt(hub, COURSE, START), "accredited");
    }

    /// @dev The owner confirms the very time that it saw: a proposal that changes meanwhile is refused.
    function test_Trap20_AProposalThatFrontRunsItsConfirmationIsRefused() public {
        skip(100);
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, 0, START + 90);
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, 0, START);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.WithdrawalNotProposed.selector, hub, 0, START + 90, START)
        );
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, 0, START + 90);
    }

    /// @dev An accreditor may run a hub of its own. Its mandate bounds it, everybody sees it, the owner ends it.
    function test_AnAccreditorThatAccreditsItsOwnHubIsBoundByItsMandateAndEndedByTheOwner() public {
        appoint(stranger, uint32(1) << COURSE, START + YEAR);
        vm.startPrank(stranger);
        HubId own = hubs.registerHub("My Own School", PROFILE);
        hubs.accredit(own, uint32(1) << COURSE, START + YEAR, EVIDENCE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHubRegistry.AccreditationKindsInvalid.selector,
                uint32(1) << DIPLOMA,
                uint32(1) << COURSE
            )
        );
        hubs.accredit(own, uint32(1) << DIPLOMA, START + YEAR, EVIDENCE);
        vm.stopPrank();
        assertEq(hubs.periodAt(own, 0).accreditor, hubs.hubOf(own).admin, "everybody sees it");
        vm.prank(owner);
        hubs.endAccreditation(own);
        skip(1);
        assertFalse(hubs.accreditedAt(own, COURSE, time()), "accredited");
    }

    function test_AHubCannotAccreditItself() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, admin));
        vm.prank(admin);
        hubs.accredit(hub, ALL_KINDS, TERM, EVIDENCE);
    }

    function test_AnOwnerCannotAccreditWithoutAnOffice() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, owner));
        vm.prank(owner);
        hubs.accredit(hub, ALL_KINDS, TERM, EVIDENCE);
    }

    function test_NoAccreditationOutlivesTheMandateThatGaveIt() public {
        appoint(stranger, ALL_KINDS, START + 100);
        HubId other = newHub("Second School");
        vm.startPrank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHubRegistry.AccreditationTermInvalid.selector,
                START + 101,
                START,
                START + 100
            )
        );
        hubs.accredit(other, 1, START + 101, EVIDENCE);
        hubs.accredit(other, 1, START + 100, EVIDENCE);
        vm.stopPrank();
        vm.warp(START + 99);
        assertTrue(hubs.accreditedAt(other, ACHIEVEMENT, START + 99), "before the end");
        assertFalse(hubs.accreditedAt(other, ACHIEVEMENT, START + 100), "at the end");
    }

    /// @dev A mandate that is shortened or narrowed leaves what was given under the wider one, until it is renewed.
    function test_ANarrowerMandateGivesNothingBeyondIt() public {
        appoint(accreditor, uint32(1) << COURSE, START + 100);
        assertTrue(hubs.accreditedAt(hub, DIPLOMA, START + 1000), "given before");
        vm.expectPartialRevert(IHubRegistry.AccreditationKindsInvalid.selector);
        accredit(hub, ALL_KINDS, START + 100);
        vm.expectPartialRevert(IHubRegistry.AccreditationTermInvalid.selector);
        accredit(hub, uint32(1) << COURSE, START + 101);
        vm.warp(START + 100);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, accreditor));
        accredit(hub, uint32(1) << COURSE, START + 101);
    }

    /// @dev Overlapping terms of two accreditors: the second waits for the first's original end.
    function test_ASecondAccreditorCannotShortenAPeriodByReplacingIt() public {
        bytes memory held = abi.encodeWithSelector(
            IHubRegistry.AccreditationHeld.selector,
            hub,
            accreditor,
            TERM
        );
        vm.startPrank(otherAccreditor);
        vm.expectRevert(held);
        hubs.accredit(hub, 1, START + 1, EVIDENCE);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.AccreditationSupervisorOnly.selector, hub, otherAccreditor)
        );
        hubs.suspend(hub);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.PeriodAccreditorOnly.selector, hub, 0, otherAccreditor)
        );
        hubs.proposeWithdrawal(hub, 0, START);
        vm.stopPrank();
    }

    /// @dev Every way in which an owner and the network's other offices can act alone: a diploma stays valid.
    function test_Trap20_NoKeyAloneVoidsADiploma() public {
        (, AchievementId id) = issued();
        skip(100);
        vm.startPrank(owner);
        hubs.suspend(hub);
        hubs.reinstate(hub);
        hubs.endAccreditation(hub);
        hubs.dismissAccreditor(accreditor);
        hubs.appointAccreditor(accreditor, 1, START + 101, PROFILE);
        vm.stopPrank();
        assertStanding(id, Standing.Valid);
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, 0, START);
        assertStanding(id, Standing.Valid);
        skip(100);
        vm.prank(admin);
        hubs.closeHub(hub);
        assertStanding(id, Standing.Valid);
    }

    /// @dev The owner gives itself the office too: one account is one key, whatever its titles.
    function test_Trap20_AnOwnerWhoAppointsItselfStillNeedsAnotherKeyForThePast() public {
        appoint(owner, ALL_KINDS, TERM);
        HubId other = newHub("Second School");
        vm.startPrank(owner);
        hubs.accredit(other, ALL_KINDS, TERM, EVIDENCE);
        hubs.proposeWithdrawal(other, 0, START);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.WithdrawalNeedsTwoKeys.selector, other, 0, owner)
        );
        hubs.confirmWithdrawal(other, 0, START);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.PeriodAccreditorOnly.selector, hub, 0, owner));
        hubs.proposeWithdrawal(hub, 0, START);
        vm.stopPrank();
    }
}
