// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract ProposeWithdrawalTest is CairnTest {
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        vm.warp(START + 100);
        accredit(hub, ALL_KINDS, START + 200);
        vm.warp(START + 150);
    }

    function test_RevertWhen_PeriodIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.PeriodUnknown.selector, hub, 1));
        _propose(accreditor, 1, START + 120);
    }

    function test_RevertWhen_CallerIsNotThePeriodsAccreditor() public {
        address[3] memory others = [owner, otherAccreditor, admin];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IHubRegistry.PeriodAccreditorOnly.selector, hub, 0, others[i])
            );
            _propose(others[i], 0, START + 120);
        }
    }

    function test_RevertWhen_TheAccreditorIsNotInOffice() public {
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.AccreditorNotInOffice.selector, accreditor));
        _propose(accreditor, 0, START + 120);
    }

    function test_RevertWhen_TimeIsBeforeThePeriod() public {
        _expectTimeInvalid(START + 99, START + 151);
        _propose(accreditor, 0, START + 99);
        _propose(accreditor, 0, START + 100);
        _propose(accreditor, 0, START + 101);
    }

    function test_RevertWhen_TimeIsAfterNow() public {
        _propose(accreditor, 0, START + 149);
        _propose(accreditor, 0, START + 150);
        _expectTimeInvalid(START + 151, START + 151);
        _propose(accreditor, 0, START + 151);
    }

    function test_RevertWhen_TimeIsAtOrAfterTheEnd() public {
        vm.warp(START + 300);
        _propose(accreditor, 0, START + 199);
        _expectTimeInvalid(START + 200, START + 200);
        _propose(accreditor, 0, START + 200);
        _expectTimeInvalid(START + 201, START + 200);
        _propose(accreditor, 0, START + 201);
    }

    function test_RevertWhen_TimeIsNotEarlierThanTheWithdrawal() public {
        _propose(accreditor, 0, START + 110);
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, 0, START + 110);
        _expectTimeInvalid(START + 110, START + 110);
        _propose(accreditor, 0, START + 110);
        _propose(accreditor, 0, START + 109);
    }

    function test_NotesTheProposalAndChangesNothingElse() public {
        _propose(accreditor, 0, START + 120);
        assertEq(hubs.periodAt(hub, 0).proposedSince, START + 120, "proposedSince");
        assertEq(hubs.periodAt(hub, 0).end, START + 200, "end");
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 120), "accredited");
        hubs.requireAnchorer(hub, issuer);
    }

    function test_EmitsWithdrawalProposed() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.WithdrawalProposed(hub, accreditor, 0, START + 120);
        _propose(accreditor, 0, START + 120);
    }

    function test_TakesAProposalBackWithZero() public {
        _propose(accreditor, 0, START + 120);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.WithdrawalProposed(hub, accreditor, 0, 0);
        _propose(accreditor, 0, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHubRegistry.WithdrawalNotProposed.selector,
                hub,
                0,
                START + 120,
                uint40(0)
            )
        );
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, 0, START + 120);
    }

    function _propose(address by, uint256 index, uint40 since) private {
        vm.prank(by);
        hubs.proposeWithdrawal(hub, index, since);
    }

    function _expectTimeInvalid(uint40 since, uint40 before) private {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.WithdrawalTimeInvalid.selector, since, START + 100, before)
        );
    }
}
