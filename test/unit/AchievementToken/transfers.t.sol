// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {AchievementId} from "../../../contracts/types/Ids.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract TransfersTest is TokenTest {
    uint256 private tokenId;

    function setUp() public override {
        super.setUp();
        (, AchievementId id) = issued();
        tokenId = tokenIdOf(id);
    }

    function testFuzz_RevertWhen_Transferring(address caller, address to, bytes calldata data) public {
        vm.startPrank(_caller(caller));
        _expectSoulbound();
        token.transferFrom(learner, to, tokenId);
        _expectSoulbound();
        token.safeTransferFrom(learner, to, tokenId);
        _expectSoulbound();
        token.safeTransferFrom(learner, to, tokenId, data);
        vm.stopPrank();
        assertEq(token.ownerOf(tokenId), learner);
        assertEq(token.balanceOf(learner), 1, "balance");
    }

    function testFuzz_RevertWhen_Approving(address caller, address to, bool approved) public {
        vm.startPrank(_caller(caller));
        _expectSoulbound();
        token.approve(to, tokenId);
        _expectSoulbound();
        token.setApprovalForAll(to, approved);
        vm.stopPrank();
        assertEq(token.getApproved(tokenId), address(0));
        assertFalse(token.isApprovedForAll(learner, to), "approved");
    }

    function testFuzz_RevertWhen_TokenIsUnknown(uint256 other) public {
        _expectSoulbound();
        token.transferFrom(learner, stranger, other);
        _expectSoulbound();
        token.approve(stranger, other);
    }

    /// @dev Half of the runs call as the holder.
    function _caller(address caller) private view returns (address) {
        return uint160(caller) % 2 == 0 ? learner : caller;
    }

    function _expectSoulbound() private {
        vm.expectRevert(IAchievementToken.Soulbound.selector);
    }
}
