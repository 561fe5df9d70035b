// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {GoodWallet} from "./Wallets.sol";

/// @notice Deploys wallets at addresses that are known before.
contract WalletFactory {
    function addressOf(address key, bytes32 salt) external view returns (address) {
        bytes memory code = abi.encodePacked(type(GoodWallet).creationCode, abi.encode(key));
        bytes32 hash = keccak256(abi.encodePacked(bytes1(0xff), address(this), salt, keccak256(code)));
        return address(uint160(uint256(hash)));
    }

    function deploy(address key, bytes32 salt) external returns (address) {
        return address(new GoodWallet{salt: salt}(key));
    }
}

/// @notice Burns all gas that it is given, or answers with a megabyte.
contract HostileFactory {
    function burn() external pure {
        assembly ("memory-safe") {
            invalid()
        }
    }

    function bomb() external pure {
        assembly ("memory-safe") {
            return(0, 1000000)
        }
    }
}

/// @notice A wallet that anybody can switch to call every signature good.
contract SwitchedWallet is IERC1271 {
    bool private _isOn;

    function turnOn() external {
        _isOn = true;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        return _isOn ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
