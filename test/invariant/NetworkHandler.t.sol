// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HubPlay} from "./play/HubPlay.sol";
import {IntruderPlay} from "./play/IntruderPlay.sol";
import {NetworkPlay} from "./play/NetworkPlay.sol";

/// @title NetworkHandler: everybody who uses a network, honest or not, at random
/// @dev What a caller tries in vain is part of the play; what must never succeed, or must always, is an invariant.
/// In a `.t.sol` file, because the test runner only knows the functions of contracts in such files.
contract NetworkHandler is NetworkPlay, HubPlay, IntruderPlay {
    /// @notice Everything that somebody may do.
    function actions() external pure returns (bytes4[] memory all) {
        all = new bytes4[](51);
        all[0] = this.appointOrDismiss.selector;
        all[1] = this.confirmWithdrawal.selector;
        all[2] = this.restore.selector;
        all[3] = this.accredit.selector;
        all[4] = this.renew.selector;
        all[5] = this.supervise.selector;
        all[6] = this.proposeWithdrawal.selector;
        all[7] = this.wait.selector;
        all[8] = this.changeProfile.selector;
        all[9] = this.offerHub.selector;
        all[10] = this.acceptHub.selector;
        all[11] = this.closeHub.selector;
        all[12] = this.setStaff.selector;
        all[13] = this.defineAchievement.selector;
        all[14] = this.retire.selector;
        all[15] = this.addKey.selector;
        all[16] = this.retireKey.selector;
        all[17] = this.compromiseKey.selector;
        all[18] = this.issue.selector;
        all[19] = this.issueBatch.selector;
        all[20] = this.anchor.selector;
        all[21] = this.revoke.selector;
        all[22] = this.supersede.selector;
        all[23] = this.revokeAnchor.selector;
        all[24] = this.consent.selector;
        all[25] = this.withdrawConsent.selector;
        all[26] = this.signConsent.selector;
        all[27] = this.bringConsent.selector;
        all[28] = this.claim.selector;
        all[29] = this.redeem.selector;
        all[30] = this.renounce.selector;
        all[31] = this.recover.selector;
        all[32] = this.rebind.selector;
        all[33] = this.intrude.selector;
        all[34] = this.abuseOwnership.selector;
        all[35] = this.withdrawAlone.selector;
        all[36] = this.actForHubThroughForwarder.selector;
        all[37] = this.impersonate.selector;
        all[38] = this.stretchConsent.selector;
        all[39] = this.replayRequest.selector;
        all[40] = this.forgeProof.selector;
        all[41] = this.transfer.selector;
        all[42] = this.sendEther.selector;
        all[43] = this.moveController.selector;
        all[44] = this.join.selector;
        all[45] = this.setGuardians.selector;
        all[46] = this.appointCustodian.selector;
        all[47] = this.settle.selector;
        all[48] = this.waitForChange.selector;
        all[49] = this.steal.selector;
        all[50] = this.replayChange.selector;
    }
}
