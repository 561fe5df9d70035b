// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {vm} from "./Vm.sol";

/// @title Assert: assertions that revert with what was seen and what was wanted
abstract contract Assert {
    error AssertionFailed(string message);

    function assertTrue(bool actual, string memory what) internal pure {
        if (!actual) revert AssertionFailed(string.concat(what, ": false instead of true"));
    }

    function assertTrue(bool actual) internal pure {
        assertTrue(actual, "condition");
    }

    function assertFalse(bool actual, string memory what) internal pure {
        if (actual) revert AssertionFailed(string.concat(what, ": true instead of false"));
    }

    function assertFalse(bool actual) internal pure {
        assertFalse(actual, "condition");
    }

    function assertEq(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) _fail(what, vm.toString(actual), vm.toString(expected));
    }

    function assertEq(uint256 actual, uint256 expected) internal pure {
        assertEq(actual, expected, "number");
    }

    function assertEq(bool actual, bool expected, string memory what) internal pure {
        if (actual != expected) _fail(what, actual ? "true" : "false", expected ? "true" : "false");
    }

    function assertEq(bool actual, bool expected) internal pure {
        assertEq(actual, expected, "condition");
    }

    function assertEq(address actual, address expected, string memory what) internal pure {
        if (actual != expected) _fail(what, vm.toString(actual), vm.toString(expected));
    }

    function assertEq(address actual, address expected) internal pure {
        assertEq(actual, expected, "address");
    }

    function assertEq(bytes32 actual, bytes32 expected, string memory what) internal pure {
        if (actual != expected) _fail(what, vm.toString(actual), vm.toString(expected));
    }

    function assertEq(bytes32 actual, bytes32 expected) internal pure {
        assertEq(actual, expected, "word");
    }

    function assertEq(bytes memory actual, bytes memory expected, string memory what) internal pure {
        if (keccak256(actual) != keccak256(expected)) _fail(what, vm.toString(actual), vm.toString(expected));
    }

    function assertEq(bytes memory actual, bytes memory expected) internal pure {
        assertEq(actual, expected, "bytes");
    }

    function assertEq(string memory actual, string memory expected, string memory what) internal pure {
        if (keccak256(bytes(actual)) != keccak256(bytes(expected))) _fail(what, actual, expected);
    }

    function assertEq(string memory actual, string memory expected) internal pure {
        assertEq(actual, expected, "text");
    }

    function assertEq(HubId actual, HubId expected) internal pure {
        assertEq(HubId.unwrap(actual), HubId.unwrap(expected), "hub");
    }

    function assertEq(DefinitionId actual, DefinitionId expected) internal pure {
        assertEq(DefinitionId.unwrap(actual), DefinitionId.unwrap(expected), "definition");
    }

    function assertEq(AchievementId actual, AchievementId expected) internal pure {
        assertEq(AchievementId.unwrap(actual), AchievementId.unwrap(expected), "achievement");
    }

    function assertEq(Standing actual, Standing expected) internal pure {
        assertEq(uint256(actual), uint256(expected), "standing");
    }

    function assertNotEq(bytes32 actual, bytes32 other, string memory what) internal pure {
        if (actual == other) _fail(what, vm.toString(actual), "anything else");
    }

    function assertNotEq(address actual, address other, string memory what) internal pure {
        if (actual == other) _fail(what, vm.toString(actual), "anything else");
    }

    function assertGt(uint256 actual, uint256 floor, string memory what) internal pure {
        if (actual <= floor)
            _fail(what, vm.toString(actual), string.concat("more than ", vm.toString(floor)));
    }

    function assertLe(uint256 actual, uint256 limit, string memory what) internal pure {
        if (actual > limit) _fail(what, vm.toString(actual), string.concat("at most ", vm.toString(limit)));
    }

    /// @notice `x` brought into `[low, high]`: itself where it is inside, else wrapped around.
    function bound(uint256 x, uint256 low, uint256 high) internal pure returns (uint256) {
        if (low > high) revert AssertionFailed("bound: low above high");
        if (x >= low && x <= high) return x;
        uint256 span = high - low;
        return span == type(uint256).max ? x : low + (x % (span + 1));
    }

    function _fail(string memory what, string memory actual, string memory expected) private pure {
        revert AssertionFailed(string.concat(what, ": ", actual, " instead of ", expected));
    }
}
