// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CairnTest} from "../utils/CairnTest.sol";

/// @notice ERC-165, clause by clause. Ids are written out, so that no interface of ours can hide a fault.
contract Erc165Test is CairnTest {
    bytes4 private constant ERC165 = 0x01ffc9a7;
    bytes4 private constant ERC721 = 0x80ac58cd;
    bytes4 private constant ERC721_METADATA = 0x5b5e139f;
    bytes4 private constant ERC5192 = 0xb45a3c0e;
    bytes4 private constant ERC5484 = 0x0489b56f;

    /// @dev "`true` when `interfaceID` is `0x01ffc9a7` (EIP165 interface)"
    function test_Erc165_SupportsItself() public view {
        assertTrue(token.supportsInterface(ERC165));
    }

    /// @dev "`false` when `interfaceID` is `0xffffffff`"
    function test_Erc165_RefusesTheInvalidId() public view {
        assertFalse(token.supportsInterface(0xffffffff));
    }

    /// @dev "`true` for any other `interfaceID` this contract implements": ERC-721 and its metadata
    function test_Erc165_SupportsErc721() public view {
        assertTrue(token.supportsInterface(ERC721), "ERC-721");
        assertTrue(token.supportsInterface(ERC721_METADATA), "ERC-721 Metadata");
    }

    /// @dev ERC-5192: "with `interfaceID=0xb45a3c0e`, a contract implementing this EIP must return `true`"
    function test_Erc5192_TheInterfaceId() public view {
        assertTrue(token.supportsInterface(ERC5192));
        assertEq(bytes32(token.locked.selector), bytes32(ERC5192), "the selector of locked");
    }

    /// @dev ERC-5484: "the EIP-165 identifier for this interface is 0x0489b56f"
    function test_Erc5484_TheInterfaceId() public view {
        assertTrue(token.supportsInterface(ERC5484));
        assertEq(bytes32(token.burnAuth.selector), bytes32(ERC5484), "the selector of burnAuth");
    }

    /// @dev "`false` for any other `interfaceID`", such as that of ERC-721 Enumerable
    function testFuzz_Erc165_RefusesAnyOther(bytes4 id) public view {
        bool known = id == ERC165 || id == ERC721 || id == ERC721_METADATA || id == ERC5192 || id == ERC5484;
        assertEq(token.supportsInterface(id), known);
        assertFalse(token.supportsInterface(0x780e9d63), "ERC-721 Enumerable");
        assertFalse(token.supportsInterface(0x00000000), "zero");
    }

    /// @dev "This function must return a bool and use at most 30,000 gas"
    function testFuzz_Erc165_UsesLittleGas(bytes4 id) public view {
        uint256 before = gasleft();
        token.supportsInterface(id);
        assertLe(before - gasleft(), 30_000, "gas");
    }
}
