// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

// Never deployed. The SDK sends `SignatureProbe` with its arguments as the code of an `eth_call`, and takes the answer
// from what its constructor returns: so a verifier needs no contract for it, on any network.

/// @title SignatureProbe: whether smart wallets signed, also ones that are not deployed yet
contract SignatureProbe {
    /// @param holder Who is said to have signed.
    /// @param digest What was signed.
    /// @param signature ERC-1271, or wrapped by ERC-6492.
    struct Query {
        address holder;
        bytes32 digest;
        bytes signature;
    }

    /// @notice Less gas is left than a signature may use: ask for fewer.
    error GasTooLow(uint256 left, uint256 needed);

    /// @dev Gas for deploying a wallet, asking it, and what a trial itself needs.
    uint256 private constant _TRIAL_GAS = 12_000_000;

    constructor(Query[] memory queries) {
        bool[] memory answers = new bool[](queries.length);
        for (uint256 i = 0; i < queries.length; ++i) {
            uint256 needed = (_TRIAL_GAS * 64) / 63;
            if (gasleft() < needed) revert GasTooLow(gasleft(), needed);
            try new SignatureTrial(queries[i]) {
                answers[i] = false;
            } catch (bytes memory answer) {
                answers[i] = answer.length == 32 && abi.decode(answer, (uint256)) == 1;
            }
        }
        bytes memory encoded = abi.encode(answers);
        // Safe: ends the constructor with exactly the bytes in memory, which `eth_call` returns as the code.
        assembly ("memory-safe") {
            return(add(encoded, 0x20), mload(encoded))
        }
    }
}

/// @title SignatureTrial: one signature, tried and undone
/// @dev Its constructor always reverts, with 1 where the signature is good and 0 where not. So whatever a wallet's
/// factory does is undone, and no trial can spoil another one.
contract SignatureTrial {
    /// @dev ERC-6492: a signature that ends thus is (factory, data for the factory, signature).
    bytes32 private constant _WRAPPED = 0x6492649264926492649264926492649264926492649264926492649264926492;
    /// @dev What a wallet may use to check a signature, as `RecordLens` allows an attester's.
    uint256 private constant _SIGNATURE_GAS = 2_000_000;
    /// @dev What a factory may use to deploy a wallet.
    uint256 private constant _FACTORY_GAS = 9_000_000;

    constructor(SignatureProbe.Query memory query) {
        bool isGood =
            _isWrapped(query.signature)
                ? _isSignedOnceDeployed(query)
                : _isSigned(query.holder, query.digest, query.signature);
        // Safe: reverts with one word, at the start of memory that is for such use.
        assembly ("memory-safe") {
            mstore(0, isGood)
            revert(0, 0x20)
        }
    }

    /// @dev Nonsense that cannot be decoded reverts without an answer, which is no signature either.
    function _isSignedOnceDeployed(SignatureProbe.Query memory query) private returns (bool) {
        bytes memory wrapped = query.signature;
        // Safe: only shortens the array, by the mark at its end.
        assembly ("memory-safe") {
            mstore(wrapped, sub(mload(wrapped), 0x20))
        }
        (address factory, bytes memory data, bytes memory signature) = abi.decode(
            wrapped,
            (address, bytes, bytes)
        );
        if (query.holder.code.length == 0) {
            // Safe: the answer is not copied, so that a factory cannot fill the memory. It may fail: then no code is there.
            assembly ("memory-safe") {
                pop(call(_FACTORY_GAS, factory, 0, add(data, 0x20), mload(data), 0, 0))
            }
        }
        return _isSigned(query.holder, query.digest, signature);
    }

    function _isSigned(address holder, bytes32 digest, bytes memory signature) private view returns (bool) {
        if (holder.code.length == 0) return false;
        bytes memory question = abi.encodeCall(IERC1271.isValidSignature, (digest, signature));
        bytes32 answer;
        bool isAnswered;
        // Safe: at most one word of the answer is copied, at the start of memory that is for such use.
        assembly ("memory-safe") {
            mstore(0, 0)
            isAnswered := staticcall(_SIGNATURE_GAS, holder, add(question, 0x20), mload(question), 0, 0x20)
            isAnswered := and(isAnswered, gt(returndatasize(), 0x1f))
            answer := mload(0)
        }
        return isAnswered && answer == bytes32(IERC1271.isValidSignature.selector);
    }

    function _isWrapped(bytes memory signature) private pure returns (bool) {
        if (signature.length < 0x20) return false;
        bytes32 end;
        // Safe: reads the last word of the array.
        assembly ("memory-safe") {
            end := mload(add(signature, mload(signature)))
        }
        return end == _WRAPPED;
    }
}
