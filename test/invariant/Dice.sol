// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice All the random choices of one call, drawn one after the other from its seed.
struct Dice {
    uint256 state;
}

using {roll, oneIn} for Dice global;

function diceOf(uint256 seed) pure returns (Dice memory) {
    return Dice({state: seed});
}

/// @notice A number below `sides`.
function roll(Dice memory dice, uint256 sides) pure returns (uint256) {
    dice.state = uint256(keccak256(abi.encode(dice.state)));
    return dice.state % sides;
}

/// @notice True once in `sides` times.
function oneIn(Dice memory dice, uint256 sides) pure returns (bool) {
    return roll(dice, sides) == 0;
}
