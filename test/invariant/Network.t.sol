// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Assert} from "../utils/Assert.sol";
import {NetworkHandler} from "./NetworkHandler.t.sol";

/// @title Invariants of a network that everybody uses at random; listed in README.md
/// @dev One campaign for all of them: a run costs the same for one as for all.
contract NetworkInvariants is Assert {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    NetworkHandler private handler;

    function setUp() public {
        handler = new NetworkHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector({addr: address(handler), selectors: handler.actions()});
    }

    function invariant_TheNetworkHolds() public view {
        handler.check();
    }

    function afterInvariant() public view {
        handler.checkAll();
    }

    /// @dev The invariants would say little if the play never got anywhere: each of these happens, and what can be
    /// refused is refused too.
    function test_TheHandlerReachesEveryState() public {
        NetworkHandler[] memory plays = new NetworkHandler[](24);
        for (uint256 i = 0; i < plays.length; ++i) plays[i] = _played(i);
        string[32] memory both = [
            "accreditor dismissed",
            "withdrawal confirmed",
            "withdrawal restored",
            "withdrawal proposed",
            "hub accredited",
            "suspended",
            "ended",
            "reinstated",
            "hub accepted",
            "staff set by a manager",
            "defined",
            "definition retired",
            "key retired",
            "key compromised",
            "issued",
            "issued again",
            "issued as a batch",
            "anchored",
            "anchored a known root",
            "revoked",
            "superseded",
            "consented",
            "claimed",
            "redeemed",
            "moved",
            "joined",
            "guardians set",
            "custodian appointed",
            "custodian replaced",
            "recovered",
            "executed",
            "cancelled"
        ];
        for (uint256 i = 0; i < both.length; ++i) {
            _assertHappened(plays, both[i]);
            _assertHappened(plays, string.concat(both[i], ": refused"));
        }
        string[28] memory once = [
            "accreditor appointed",
            "waited",
            "profile changed",
            "hub offered",
            "hub closed",
            "staff set by the admin",
            "key added",
            "cohort revoked",
            "consent withdrawn",
            "consent signed",
            "consent brought",
            "used consent brought: refused",
            "redeemed again",
            "renounced",
            "custodian recovered",
            "recovered by all",
            "unanimous recovery attacked",
            "stolen key tried",
            "change replayed",
            "waited for a change",
            "rebound",
            "forwarded",
            "record attacked",
            "withdrawal refused to one key",
            "forwarded for a hub",
            "consent stretched",
            "request replayed",
            "proof forged"
        ];
        for (uint256 i = 0; i < once.length; ++i) _assertHappened(plays, once[i]);
    }

    /// @dev A play of its own, as long as a run.
    function _played(uint256 seed) private returns (NetworkHandler play) {
        play = new NetworkHandler();
        play.setUp();
        bytes4[] memory actions = play.actions();
        for (uint256 i = 0; i < 256; ++i) {
            uint256 dice = uint256(keccak256(abi.encode(seed, i)));
            bytes4 action = actions[(dice >> 128) % actions.length];
            _call(address(play), abi.encodeWithSelector(action, dice));
            play.check();
        }
    }

    /// @dev Reverts with what the call reverted with: which invariant broke.
    function _call(address target, bytes memory data) private {
        (bool done, bytes memory reason) = target.call(data);
        if (done) return;
        // Safe: reverts with exactly the bytes in memory, touching nothing else.
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    function _assertHappened(NetworkHandler[] memory plays, string memory what) private view {
        uint256 times = 0;
        for (uint256 i = 0; i < plays.length; ++i) times += plays[i].count(what);
        assertGt(times, 0, what);
    }
}
