// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {AccreditationModel} from "../../utils/AccreditationModel.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract AccreditedAtTest is CairnTest {
    uint32 private constant COURSES = uint32(1) << COURSE;
    uint32 private constant DIPLOMAS = uint32(1) << DIPLOMA;

    /// @dev What could be attested at a moment, as the hot path said then.
    struct Moment {
        uint40 time;
        uint256 period;
        uint32 kinds;
    }

    AccreditationModel private model;
    Moment[] private moments;
    uint40[] private times;
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        model = new AccreditationModel();
    }

    function test_NothingWithoutAPeriod() public view {
        _expectStatus(COURSE, START, IHubRegistry.AccreditationStatus.None, 0);
        assertFalse(hubs.accreditedAt(hub, COURSE, START), "accredited");
    }

    function test_WithinThePeriodOnly() public {
        vm.warp(START + 10);
        accredit(hub, COURSES, START + 20);
        uint40[6] memory around = [START + 9, START + 10, START + 11, START + 19, START + 20, START + 21];
        bool[6] memory covered = [false, true, true, true, false, false];
        for (uint256 i = 0; i < around.length; ++i) {
            assertEq(hubs.accreditedAt(hub, COURSE, around[i]), covered[i], "accredited");
            _expectStatus(
                COURSE,
                around[i],
                covered[i]
                    ? IHubRegistry.AccreditationStatus.Accredited
                    : IHubRegistry.AccreditationStatus.None,
                0
            );
        }
        vm.warp(START + 30);
        for (uint256 i = 0; i < around.length; ++i) {
            assertEq(hubs.accreditedAt(hub, COURSE, around[i]), covered[i], "accredited, seen later");
        }
    }

    function test_SaysOutOfScopeForOtherKinds() public {
        accredit(hub, COURSES, TERM);
        _expectStatus(DIPLOMA, START, IHubRegistry.AccreditationStatus.OutOfScope, 0);
        assertFalse(hubs.accreditedAt(hub, DIPLOMA, START), "accredited");
    }

    function test_AKindBeyondTheBitmapIsNeverAccredited() public {
        accredit(hub, ALL_KINDS, TERM);
        for (uint256 kind = 32; kind <= type(uint8).max; ++kind) {
            assertFalse(hubs.accreditedAt(hub, uint8(kind), START), "accredited");
        }
    }

    function test_NamesThePeriodThatDecides() public {
        for (uint40 i = 0; i < 5; ++i) {
            vm.warp(START + i * 100);
            accredit(hub, i % 2 == 0 ? COURSES : DIPLOMAS, START + i * 100 + 50);
        }
        for (uint40 i = 0; i < 5; ++i) {
            uint8 kind = i % 2 == 0 ? COURSE : DIPLOMA;
            _expectStatus(kind, START + i * 100, IHubRegistry.AccreditationStatus.Accredited, i);
            _expectStatus(kind, START + i * 100 + 49, IHubRegistry.AccreditationStatus.Accredited, i);
            _expectStatus(kind, START + i * 100 + 50, IHubRegistry.AccreditationStatus.None, 0);
        }
    }

    function test_Trap24_ACoveringPeriodWinsOverAWithdrawnOneInTheirCommonSecond() public {
        accredit(hub, COURSES | DIPLOMAS, TERM);
        vm.warp(START + 50);
        accredit(hub, COURSES, TERM);
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, 0, START);
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, 0, START);
        _expectStatus(COURSE, START + 50, IHubRegistry.AccreditationStatus.Accredited, 1);
        _expectStatus(DIPLOMA, START + 50, IHubRegistry.AccreditationStatus.Withdrawn, 0);
        _expectStatus(COURSE, START + 49, IHubRegistry.AccreditationStatus.Withdrawn, 0);
        _expectStatus(DIPLOMA, START + 51, IHubRegistry.AccreditationStatus.OutOfScope, 1);
    }

    /// @dev Random decisions with random pauses, also of 0 seconds. A model that knows the rules in plain form decides
    /// which of them go through and what is covered at every time. What the hot path let pass must stay covered,
    /// unless its period was withdrawn for that time.
    function testFuzz_AgreesWithANaiveModel(uint64[16] memory seeds) public {
        for (uint256 i = 0; i < seeds.length; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(seeds[i], i)));
            if (seed % 2 == 0) skip((seed >> 8) % 4 == 0 ? (seed >> 16) % 400 : (seed >> 16) % 4);
            times.push(time());
            _decide(seed >> 64);
            _probe();
        }
        _compare();
    }

    function _decide(uint256 seed) private {
        address by = (seed >> 8) % 8 == 0 ? otherAccreditor : accreditor;
        uint256 choice = seed % 8;
        if (choice < 2) _accredit(by, uint32(seed >> 32) | 1, time() + 1 + uint40((seed >> 16) % 300));
        else if (choice == 2) _try(by, abi.encodeCall(hubs.suspend, (hub)), model.suspend(by, time()));
        else if (choice == 3) _try(by, abi.encodeCall(hubs.reinstate, (hub)), model.reinstate(by, time()));
        else if (choice == 4) _try(by, abi.encodeCall(hubs.endAccreditation, (hub)), model.end(by, time()));
        else if (choice < 7) _withdraw(seed >> 16);
        else _restore(seed >> 16);
    }

    function _accredit(address by, uint32 kinds, uint40 until) private {
        _try(
            by,
            abi.encodeCall(hubs.accredit, (hub, kinds, until, EVIDENCE)),
            model.accredit(by, kinds, until, time())
        );
    }

    function _withdraw(uint256 seed) private {
        uint256 count = model.count();
        if (count == 0) return;
        uint256 index = seed % count;
        (uint40 from, uint40 before, address by) = model.withdrawable(index, time());
        if (from >= before) return;
        uint40 since = from + uint40((seed >> 16) % (before - from));
        _try(by, abi.encodeCall(hubs.proposeWithdrawal, (hub, index, since)), true);
        _try(
            owner,
            abi.encodeCall(hubs.confirmWithdrawal, (hub, index, since)),
            model.withdraw(index, since)
        );
    }

    function _restore(uint256 seed) private {
        uint256 count = model.count();
        if (count == 0) return;
        uint256 index = seed % count;
        _try(owner, abi.encodeCall(hubs.restore, (hub, index)), model.restore(index, time()));
    }

    /// @dev Does what the model says would go through or not.
    function _try(address by, bytes memory call, bool expected) private {
        vm.prank(by);
        (bool done, ) = address(hubs).call(call);
        assertEq(done, expected, "whether the decision went through");
    }

    /// @dev Asks the hot path, which answers from its cache, and notes what it lets pass.
    function _probe() private {
        bool running = false;
        try hubs.requireAnchorer(hub, issuer) {
            running = true;
        } catch {}
        assertEq(running, model.isRunning(time()), "whether anything can be attested now");
        if (!running) return;
        uint256 newest = model.count() - 1;
        moments.push(Moment({time: time(), period: newest, kinds: hubs.periodAt(hub, newest).kinds}));
    }

    function _compare() private view {
        for (uint256 i = 0; i < moments.length; ++i) {
            Moment memory moment = moments[i];
            if (model.isWithdrawnFor(moment.period, moment.time)) continue;
            for (uint8 kind = 0; kind < 32; ++kind) {
                if ((moment.kinds >> kind) % 2 == 0) continue;
                assertTrue(hubs.accreditedAt(hub, kind, moment.time), "what could be attested is covered");
            }
        }
        for (uint256 i = 0; i < times.length; ++i) {
            for (uint40 t = times[i] - 1; t <= times[i] + 2; ++t) _compareAt(t);
        }
        for (uint256 i = 0; i < model.count(); ++i) {
            uint40 end = hubs.periodAt(hub, i).end;
            for (uint40 t = end - 1; t <= end + 1; ++t) _compareAt(t);
        }
    }

    function _compareAt(uint40 when) private view {
        for (uint8 kind = 0; kind < 3; ++kind) {
            bool accredited = hubs.accreditedAt(hub, kind, when);
            assertEq(accredited, model.covers(kind, when), "accredited, as the model says");
            (IHubRegistry.AccreditationStatus status, uint256 index, ) = hubs.accreditationAt(
                hub,
                kind,
                when
            );
            assertEq(
                accredited,
                status == IHubRegistry.AccreditationStatus.Accredited,
                "the status says the same"
            );
            if (accredited) assertTrue(model.periodCovers(index, kind, when), "the period that decides");
        }
    }

    function _expectStatus(
        uint8 kind,
        uint40 when,
        IHubRegistry.AccreditationStatus expected,
        uint256 expectedIndex
    ) private view {
        (IHubRegistry.AccreditationStatus status, uint256 index, ) = hubs.accreditationAt(hub, kind, when);
        assertEq(uint256(status), uint256(expected), "status");
        assertEq(index, expectedIndex, "index");
    }
}
