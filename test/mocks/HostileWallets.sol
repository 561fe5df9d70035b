// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Account} from "./Wallets.sol";

/// @notice Takes everything for a signature of its own.
contract CredulousWallet is Account, IERC1271 {
    constructor(address key_) Account(key_) {}

    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return IERC1271.isValidSignature.selector;
    }
}

/// @notice Takes everything until a moment, and nothing from then on.
contract FickleWallet is Account, IERC1271 {
    uint256 private immutable _until;

    constructor(address key_, uint256 until) Account(key_) {
        _until = until;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        return block.timestamp < _until ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @notice Takes everything when it is asked first in a transaction, and nothing when it is asked again: a slot that was
/// read before is cheaper to read.
contract ForgetfulWallet is Account, IERC1271 {
    uint256 private _slot;

    constructor(address key_) Account(key_) {}

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        uint256 gas = gasleft();
        uint256 value = _slot;
        bool isFirst = gas - gasleft() > 1000 + value;
        return isFirst ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @notice Looks at another contract while it is asked, and takes the signature exactly if it saw what it was told to.
contract PryingWallet is Account, IERC1271 {
    address private _target;
    bytes private _question;
    bytes32 private _answer;

    constructor(address key_) Account(key_) {}

    function lookFor(address target, bytes calldata question, bytes calldata answer) external {
        (_target, _question, _answer) = (target, question, keccak256(answer));
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        (bool success, bytes memory answer) = _target.staticcall(_question);
        bool sawIt = success && keccak256(answer) == _answer;
        return sawIt ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @notice Code that an account with a key delegates to (EIP-7702): takes what that very key signed.
contract DelegateOfItself is IERC1271 {
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer, ECDSA.RecoverError fault, ) = ECDSA.tryRecover(hash, signature);
        bool good = fault == ECDSA.RecoverError.NoError && signer == address(this);
        return good ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @notice Code that an account with a key delegates to, which knows nothing of signatures.
contract SilentDelegate {
    receive() external payable {}
}
