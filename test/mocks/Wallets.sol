// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice A contract account of one key, which calls what its key's holder tells it to.
abstract contract Account {
    address public immutable key;

    constructor(address key_) {
        key = key_;
    }

    /// @notice Calls on, and reverts with what the call reverted with.
    function execute(address target, bytes calldata data) external {
        require(msg.sender == key, "not the key");
        (bool success, bytes memory result) = target.call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(result, 0x20), mload(result))
            }
        }
    }
}

/// @notice ERC-1271 as most wallets do it: the key's signature over the very hash, here between two more words, so
/// that a signature is longer than 65 bytes.
contract GoodWallet is Account, IERC1271 {
    constructor(address key_) Account(key_) {}

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (bytes32 prefix, bytes memory inner, bytes32 suffix) = abi.decode(
            signature,
            (bytes32, bytes, bytes32)
        );
        (address signer, ECDSA.RecoverError fault, ) = ECDSA.tryRecover(hash, inner);
        bool good = fault == ECDSA.RecoverError.NoError && signer == key && prefix == suffix;
        return good ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @notice Reverts, whatever is asked and whatever is sent.
contract RevertingWallet is Account {
    error WalletRefuses();

    constructor(address key_) Account(key_) {}

    fallback() external {
        revert WalletRefuses();
    }
}

/// @notice Calls back while it is asked, and calls the signature good exactly if that failed.
contract ReenteringWallet is Account {
    address private _target;
    bytes private _data;

    constructor(address key_) Account(key_) {}

    function arm(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        (bool success, ) = _target.call(_data);
        return success ? bytes4(0xffffffff) : IERC1271.isValidSignature.selector;
    }
}

/// @notice Burns all gas that it is given.
contract GasBurningWallet is Account {
    constructor(address key_) Account(key_) {}

    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        assembly ("memory-safe") {
            invalid()
        }
    }
}

/// @notice Answers with the bytes that it was made with, instead of one ABI-encoded word.
contract GarbageWallet is Account {
    bytes private _answer;

    constructor(address key_, bytes memory answer) Account(key_) {
        _answer = answer;
    }

    fallback(bytes calldata) external returns (bytes memory) {
        return _answer;
    }
}
