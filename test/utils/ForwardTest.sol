// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CairnTest} from "./CairnTest.sol";
import {ForwarderLike} from "./Network.sol";
import {vm} from "./Vm.sol";

/// @title ForwardTest: typed data and forwarded requests, made of the standards' words and nothing of the contracts'
abstract contract ForwardTest is CairnTest {
    // ─────────────────────────────────────────── Typed data ──────────────────────────────────────────

    /// @notice The EIP-712 digest of a struct's hash, under version 1 of a named domain.
    function typedDigestOf(
        string memory name,
        uint256 chain,
        address contract_,
        bytes32 structHash
    ) internal pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256(bytes(name)),
                keccak256("1"),
                chain,
                contract_
            )
        );
        return keccak256(bytes.concat(hex"1901", domain, structHash));
    }

    // ────────────────────────────────────────── Forwarding ───────────────────────────────────────────

    /// @notice A request that a named actor signs for the forwarder, good for an hour.
    function requestOf(
        string memory name,
        address target,
        bytes memory data
    ) internal view returns (ForwarderLike.ForwardRequestData memory request) {
        request.from = vm.addr(keyOf(name));
        request.to = target;
        request.gas = 1_000_000;
        request.deadline = uint48(time() + 1 hours);
        request.data = data;
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "ForwardRequest(address from,address to,uint256 value,uint256 gas,uint256 nonce,uint48 deadline,bytes data)"
                ),
                request.from,
                request.to,
                request.value,
                request.gas,
                forwarder.nonces(request.from),
                request.deadline,
                keccak256(data)
            )
        );
        request.signature = signatureOf(
            name,
            typedDigestOf("CairnForwarder", block.chainid, address(forwarder), structHash)
        );
    }

    /// @notice A stranger pays for what a named actor signed.
    function forward(string memory name, address target, bytes memory data) internal {
        ForwarderLike.ForwardRequestData memory request = requestOf(name, target, data);
        vm.prank(stranger);
        forwarder.execute(request);
    }

    /// @notice The forwarder calls with an appended sender: what a forwarder with a bug could do.
    /// @return reason What the target reverted with; empty where it did not.
    function callAsForwarder(
        address sender,
        address target,
        bytes memory data
    ) internal returns (bytes memory reason) {
        vm.prank(address(forwarder));
        (bool success, bytes memory result) = target.call(bytes.concat(data, bytes20(sender)));
        return success ? bytes("") : result;
    }
}
