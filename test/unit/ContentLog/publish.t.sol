// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContentLog} from "../../../contracts/interfaces/IContentLog.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract PublishTest is CairnTest {
    bytes private constant DOCUMENT = '{"name":"Riverside School"}';

    function test_RevertWhen_ContentIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(IContentLog.ContentLengthInvalid.selector, 0, 256 * 1024));
        contentLog.publish("");
    }

    function test_RevertWhen_ContentIsTooLong() public {
        uint256 length = contentLog.MAX_LENGTH() + 1;
        bytes memory content = new bytes(length);
        vm.expectRevert(
            abi.encodeWithSelector(IContentLog.ContentLengthInvalid.selector, length, 256 * 1024)
        );
        contentLog.publish(content);
    }

    function test_ComputesTheHashOnChain() public {
        // The standard's own example: FIPS 180-4, "abc".
        bytes32 expected = 0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad;
        assertEq(contentLog.publish("abc"), expected, "hash");
        assertGt(contentLog.blockOf(expected), 0, "block");
    }

    function testFuzz_ComputesTheHashOnChain(bytes calldata content) public {
        bytes memory document = abi.encodePacked(content, "}");
        assertEq(contentLog.publish(document), sha256(document), "hash");
        assertEq(contentLog.blockOf(sha256(document)), block.number, "block");
    }

    function test_TakesTheShortestAndTheLongest() public {
        assertEq(contentLog.MAX_LENGTH(), 256 * 1024, "most bytes");
        bytes memory longest = new bytes(256 * 1024);
        longest[longest.length - 1] = "}";
        assertEq(contentLog.publish(longest), sha256(longest), "longest");
        assertEq(contentLog.publish("0"), sha256("0"), "shortest");
    }

    function test_EmitsContentPublished() public {
        vm.expectEmit(address(contentLog));
        emit IContentLog.ContentPublished(sha256(DOCUMENT), DOCUMENT);
        contentLog.publish(DOCUMENT);
    }

    function test_RecordsTheBlock() public {
        assertEq(contentLog.blockOf(sha256(DOCUMENT)), 0, "before");
        vm.roll(1000);
        contentLog.publish(DOCUMENT);
        vm.roll(2000);
        contentLog.publish("{}");
        assertEq(contentLog.blockOf(sha256(DOCUMENT)), 1000, "first");
        assertEq(contentLog.blockOf(sha256("{}")), 2000, "second");
    }

    function test_TakesDocumentsOfAnybody() public {
        vm.prank(stranger);
        assertEq(contentLog.publish(DOCUMENT), sha256(DOCUMENT), "hash");
    }

    function test_PublishesADocumentOnce() public {
        vm.roll(1000);
        contentLog.publish(DOCUMENT);
        vm.roll(2000);
        vm.recordLogs();
        vm.prank(stranger);
        assertEq(contentLog.publish(DOCUMENT), sha256(DOCUMENT), "hash");
        assertEq(vm.getRecordedLogs().length, 0, "events");
        assertEq(contentLog.blockOf(sha256(DOCUMENT)), 1000, "block");
    }
}
