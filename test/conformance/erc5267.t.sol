// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";

import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId} from "../../contracts/types/Ids.sol";
import {CairnTest} from "../utils/CairnTest.sol";
import {vm} from "../utils/Vm.sol";

/// @notice ERC-5267, retrieval of the EIP-712 domain, clause by clause.
contract Erc5267ConformanceTest is CairnTest {
    /// @dev The type's name for each bit of `fields`, in the order of EIP-712.
    string private constant TYPE =
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";

    /// @dev "`fields`: A bit map where bit `i` is set to 1 if and only if domain field `i` is present"; the other
    /// values are the domain's
    function test_Erc5267_TheTokensDomain() public view {
        _assertDomain(token, address(token), block.chainid);
    }

    /// @dev the same for the learners' consents
    function test_Erc5267_TheLearnerRegistrysDomain() public view {
        _assertDomain(learners, address(learners), block.chainid);
    }

    /// @dev "The `chainId` field, if used, SHOULD change to mirror the EIP-155 id of the underlying chain"
    function testFuzz_Erc5267_TheChainIdFollowsAFork(uint64 chain) public {
        if (chain == 0) chain = 1;
        vm.chainId(chain);
        _assertDomain(token, address(token), chain);
        _assertDomain(learners, address(learners), chain);
    }

    /// @dev "The return values of this function MUST describe the domain separator that is used for verification": a
    /// digest made of nothing but the answer is the token's
    function testFuzz_Erc5267_TheAnswerMakesTheDigest(Achievement memory achievement) public view {
        (, string memory name, string memory version, uint256 chainId, address contract_, , ) = token
            .eip712Domain();
        bytes32 separator = keccak256(
            abi.encode(
                keccak256(bytes(TYPE)),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                chainId,
                contract_
            )
        );
        bytes32 struct_ = keccak256(
            abi.encode(
                keccak256(
                    "Achievement(uint32 definition,uint32 experience,address learner,uint40 achievedAt,uint40 expiresAt,bytes32 content)"
                ),
                achievement
            )
        );
        bytes32 digest = keccak256(bytes.concat(hex"1901", separator, struct_));
        assertEq(AchievementId.unwrap(token.idOf(achievement)), digest, "digest");
    }

    function _assertDomain(IERC5267 source, address expected, uint256 chain) private view {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address contract_,
            bytes32 salt,
            uint256[] memory extensions
        ) = source.eip712Domain();
        assertEq(uint8(fields), 15, "name, version, chainId, verifyingContract; no salt");
        assertEq(name, "Cairn");
        assertEq(version, "1");
        assertEq(chainId, chain, "chainId");
        assertEq(contract_, expected, "verifyingContract");
        assertEq(salt, bytes32(0), "salt");
        assertEq(extensions.length, 0, "extensions");
    }
}
