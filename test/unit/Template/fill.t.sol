// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Template} from "../../../contracts/libraries/Template.sol";
import {Assert} from "../../utils/Assert.sol";
import {vm} from "../../utils/Vm.sol";

contract FillTest is Assert {
    function test_FillsEachBlank() public view {
        string[] memory values = new string[](3);
        (values[0], values[1], values[2]) = ("one", "", unicode"zwölf");
        assertEq(this.fill("{0}", values), "one");
        assertEq(this.fill("{0}-{2}{1}.{0}", values), unicode"one-zwölf.one");
        assertEq(this.fill("{1}", values), "");
    }

    function test_TakesLettersAsPlacesFromTen() public view {
        string[] memory values = new string[](36);
        (values[9], values[10], values[35]) = ("nine", "ten", "last");
        assertEq(this.fill("{9} {a} {z}", values), "nine ten last");
    }

    function test_Trap26_ValuesAreNotFilledAgain() public view {
        string[] memory values = new string[](2);
        (values[0], values[1]) = ("{1}{0}{", "secret}");
        assertEq(this.fill("<{0}0}>", values), "<{1}{0}{0}>");
        assertEq(this.fill("{0}{1}", values), "{1}{0}{secret}");
    }

    function test_LeavesOtherTextAlone() public view {
        string[] memory none = new string[](0);
        assertEq(this.fill("", none), "");
        assertEq(this.fill("{", none), "{");
        assertEq(this.fill("a {bc} d} {", none), "a {bc} d} {");
    }

    function test_RevertWhen_AValueIsMissing() public {
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x32));
        this.fill("{1}", new string[](1));
    }

    /// @dev External, so that its revert can be expected.
    function fill(bytes calldata template, string[] calldata values) external pure returns (string memory) {
        return Template.fill(template, values);
    }
}
