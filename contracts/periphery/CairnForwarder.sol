// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Forwarder} from "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol";

/// @title CairnForwarder: OpenZeppelin's ERC-2771 forwarder under a name of its own
/// @notice Carries a learner's signed request, paid by somebody else.
contract CairnForwarder is ERC2771Forwarder {
    constructor() ERC2771Forwarder("CairnForwarder") {}
}
