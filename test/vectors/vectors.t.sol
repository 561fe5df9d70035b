// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {Achievement, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {CairnTest} from "../utils/CairnTest.sol";
import {AchievementTokenLike} from "../utils/Network.sol";
import {vm} from "../utils/Vm.sol";
import {Vectors} from "./Vectors.sol";

/// @title The vectors that the SDK asserts too
contract VectorsTest is CairnTest {
    // ──────────────────────────────────────── Achievements ───────────────────────────────────────────

    function test_DigestsOfAchievementsAgree() public {
        Vectors.AchievementVector[] memory vectors = Vectors.achievements();
        for (uint256 i = 0; i < vectors.length; ++i) {
            AchievementTokenLike copy = _tokenAt(vectors[i].token, vectors[i].chainId);
            AchievementId id = copy.idOf(vectors[i].achievement);
            assertEq(AchievementId.unwrap(id), vectors[i].id, "id");
            bytes32 digest = keccak256(
                abi.encodePacked(hex"1901", vectors[i].domainSeparator, vectors[i].structHash)
            );
            assertEq(digest, vectors[i].id, "digest");
        }
    }

    function test_DomainsAgree() public {
        Vectors.AchievementVector[] memory vectors = Vectors.achievements();
        for (uint256 i = 0; i < vectors.length; ++i) {
            AchievementTokenLike copy = _tokenAt(vectors[i].token, vectors[i].chainId);
            (, string memory name, string memory version, uint256 chainId, address verifier, , ) = copy
                .eip712Domain();
            bytes32 separator = keccak256(
                abi.encode(
                    keccak256(
                        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                    ),
                    keccak256(bytes(name)),
                    keccak256(bytes(version)),
                    chainId,
                    verifier
                )
            );
            assertEq(separator, vectors[i].domainSeparator, "domain separator");
        }
    }

    function test_TypeHashesAgree() public pure {
        assertEq(keccak256(bytes(Vectors.ACHIEVEMENT_TYPE)), Vectors.ACHIEVEMENT_TYPE_HASH, "type hash");
        Vectors.AchievementVector[] memory vectors = Vectors.achievements();
        for (uint256 i = 0; i < vectors.length; ++i) {
            bytes32 structHash = keccak256(abi.encode(Vectors.ACHIEVEMENT_TYPE_HASH, vectors[i].achievement));
            assertEq(structHash, vectors[i].structHash, "struct hash");
        }
    }

    function test_Trap13_DigestsDifferByChainAndContract() public pure {
        Vectors.AchievementVector[] memory vectors = Vectors.achievements();
        for (uint256 i = 0; i < vectors.length; ++i) {
            for (uint256 k = i + 1; k < vectors.length; ++k) {
                assertNotEq(vectors[i].id, vectors[k].id, "ids");
            }
        }
    }

    // ─────────────────────────────────────────── Cohorts ─────────────────────────────────────────────

    function test_RootsOfCohortsAgree() public pure {
        Vectors.CohortVector[] memory vectors = Vectors.cohorts();
        for (uint256 i = 0; i < vectors.length; ++i) {
            bytes32[] memory leaves = new bytes32[](vectors[i].size);
            for (uint256 k = 0; k < leaves.length; ++k) leaves[k] = keccak256(abi.encode(k));
            assertEq(_treeOf(leaves)[0], vectors[i].root, "root");
        }
    }

    function test_ProofsOfCohortsHold() public pure {
        Vectors.ProofVector[] memory vectors = Vectors.proofs();
        for (uint256 i = 0; i < vectors.length; ++i) {
            Vectors.ProofVector memory vector = vectors[i];
            assertEq(vector.leaf, keccak256(abi.encode(vector.index)), "leaf");
            assertTrue(MerkleProof.verify(vector.proof, vector.root, vector.leaf), "proof");
            assertFalse(MerkleProof.verify(vector.proof, vector.root, ~vector.leaf), "another leaf");
            assertLe(vector.proof.length, Math.log2(vector.size, Math.Rounding.Ceil), "length of the proof");
        }
    }

    /// @dev The tree is the one of `test_RootsOfCohortsAgree`, so what the SDK builds is what the contract takes.
    function test_TheContractTakesSuchProofs() public {
        HubId hub = newAccreditedHub();
        DefinitionId course = defineCourse(hub);
        Achievement[] memory cohort = new Achievement[](7);
        bytes32[] memory leaves = new bytes32[](7);
        for (uint256 i = 0; i < 7; ++i) {
            cohort[i] = achievementOf(course, learner, i);
            leaves[i] = AchievementId.unwrap(token.idOf(cohort[i]));
        }
        bytes32[] memory tree = _treeOf(leaves);
        vm.prank(issuer);
        token.anchor(hub, tree[0], 7);
        for (uint256 i = 0; i < 7; ++i) {
            bytes32 leaf = AchievementId.unwrap(token.idOf(cohort[i]));
            bytes32[] memory proof = _proofOf(tree, leaf);
            assertEq(token.anchoredRecordOf(cohort[i], tree[0], proof).standing, Standing.Valid);
            vm.prank(learner);
            assertEq(token.claim(cohort[i], tree[0], proof), AchievementId.wrap(leaf));
        }
        assertEq(token.balanceOf(learner), 7, "tokens");
    }

    // ────────────────────────────────────────── Documents ────────────────────────────────────────────

    function test_LeavesOfDocumentsAgree() public pure {
        Vectors.FieldVector[] memory vectors = Vectors.fields();
        for (uint256 i = 0; i < vectors.length; ++i) {
            bytes memory encoded = abi.encode(
                vectors[i].salt,
                string(vectors[i].path),
                string(vectors[i].value)
            );
            assertEq(keccak256(bytes.concat(keccak256(encoded))), vectors[i].leaf, string(vectors[i].path));
        }
    }

    function test_DisclosuresHold() public pure {
        Vectors.DisclosureVector[] memory vectors = Vectors.disclosures();
        for (uint256 i = 0; i < vectors.length; ++i) {
            Vectors.DisclosureVector memory vector = vectors[i];
            assertTrue(_isDisclosed(vector), vector.document);
            vector.leaves[0] = ~vector.leaves[0];
            assertFalse(_isDisclosed(vector), vector.document);
        }
    }

    function test_DisclosedLeavesAreThoseOfTheDocument() public pure {
        Vectors.DisclosureVector[] memory disclosures = Vectors.disclosures();
        Vectors.FieldVector[] memory fields = Vectors.fields();
        for (uint256 i = 0; i < disclosures.length; ++i) {
            for (uint256 k = 0; k < disclosures[i].leaves.length; ++k) {
                bool isField = false;
                for (uint256 n = 0; n < fields.length; ++n) {
                    if (fields[n].leaf == disclosures[i].leaves[k]) isField = true;
                }
                assertTrue(isField, disclosures[i].document);
            }
        }
    }

    // ──────────────────────────────────────────── Helpers ────────────────────────────────────────────

    /// @dev The token's runtime code at a vector's address on a vector's chain. Its immutables still hold the domain
    /// separator of where it was deployed, but OpenZeppelin's EIP712 uses that only while both address and chain are
    /// those of the deployment, and computes it anew elsewhere: as after a fork of the chain.
    function _tokenAt(address account, uint64 chainId) private returns (AchievementTokenLike) {
        vm.etch(account, address(token).code);
        vm.chainId(chainId);
        return AchievementTokenLike(account);
    }

    function _isDisclosed(Vectors.DisclosureVector memory vector) private pure returns (bool) {
        return MerkleProof.multiProofVerify(vector.proof, vector.proofFlags, vector.content, vector.leaves);
    }

    /// @dev OpenZeppelin's `SimpleMerkleTree`: a complete tree in one array, root first, sorted leaves last and
    /// backwards.
    function _treeOf(bytes32[] memory leaves) private pure returns (bytes32[] memory tree) {
        leaves = Arrays.sort(leaves);
        tree = new bytes32[](2 * leaves.length - 1);
        for (uint256 i = 0; i < leaves.length; ++i) tree[tree.length - 1 - i] = leaves[i];
        for (uint256 i = leaves.length - 1; i > 0; --i) {
            tree[i - 1] = Hashes.commutativeKeccak256(tree[2 * i - 1], tree[2 * i]);
        }
    }

    function _proofOf(bytes32[] memory tree, bytes32 leaf) private pure returns (bytes32[] memory proof) {
        uint256 place = 0;
        while (tree[place] != leaf) ++place;
        proof = new bytes32[](Math.log2(place + 1));
        for (uint256 i = 0; i < proof.length; ++i) {
            proof[i] = tree[place % 2 == 0 ? place - 1 : place + 1];
            place = (place - 1) / 2;
        }
    }
}
