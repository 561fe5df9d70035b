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
        all = new bytes4[](44);
        all[0] = this.appointOrDismiss.selector;
        all[1] = this.confirmWithdrawal.selector;
        all[2] = this.restore.selector;
        all[3] = this.accredit.selector;
        all[43] = this.renew.selector;
        all[4] = this.supervise.selector;
        all[5] = this.proposeWithdrawal.selector;
        all[6] = this.wait.selector;
        all[7] = this.changeProfile.selector;
        all[8] = this.offerHub.selector;
        all[9] = this.acceptHub.selector;
        all[10] = this.closeHub.selector;
        all[11] = this.setStaff.selector;
        all[12] = this.defineAchievement.selector;
        all[13] = this.retire.selector;
        all[14] = this.addKey.selector;
        all[15] = this.retireKey.selector;
        all[16] = this.compromiseKey.selector;
        all[17] = this.issue.selector;
        all[18] = this.issueBatch.selector;
        all[19] = this.anchor.selector;
        all[20] = this.revoke.selector;
        all[21] = this.supersede.selector;
        all[22] = this.revokeAnchor.selector;
        all[23] = this.consent.selector;
        all[24] = this.withdrawConsent.selector;
        all[25] = this.signConsent.selector;
        all[26] = this.bringConsent.selector;
        all[27] = this.claim.selector;
        all[28] = this.redeem.selector;
        all[29] = this.renounce.selector;
        all[30] = this.recover.selector;
        all[31] = this.rebind.selector;
        all[32] = this.intrude.selector;
        all[33] = this.abuseOwnership.selector;
        all[34] = this.withdrawAlone.selector;
        all[35] = this.actForHubThroughForwarder.selector;
        all[36] = this.impersonate.selector;
        all[37] = this.stretchConsent.selector;
        all[38] = this.replayRequest.selector;
        all[39] = this.forgeProof.selector;
        all[40] = this.transfer.selector;
        all[41] = this.sendEther.selector;
        all[42] = this.audit.selector;
    }
}
