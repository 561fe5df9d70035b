// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {AchievementRecord, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../contracts/types/Ids.sol";
import {Assert} from "../utils/Assert.sol";
import {AchievementTokenLike, HubRegistryLike} from "../utils/Network.sol";
import {NetworkHandler} from "./NetworkHandler.t.sol";

/// @title Invariants of a network that everybody uses at random; listed in README.md
contract NetworkInvariants is Assert {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    NetworkHandler private handler;
    HubRegistryLike private hubs;
    AchievementTokenLike private token;

    function setUp() public {
        handler = new NetworkHandler();
        handler.setUp();
        address[7] memory contracts = handler.contracts();
        hubs = HubRegistryLike(contracts[1]);
        token = AchievementTokenLike(contracts[4]);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector({addr: address(handler), selectors: _actions()});
    }

    /// @dev 1
    function invariant_BalancesSumToTheLivingTokens() public view {
        uint256 living = 0;
        uint256 balances = 0;
        for (uint256 i = 0; i < handler.entryCount(); ++i) {
            if (handler.entryAt(i).state == NetworkHandler.State.Living) ++living;
        }
        for (uint256 i = 0; i < handler.LEARNERS(); ++i) balances += token.balanceOf(handler.learnerAt(i));
        assertEq(balances, living, "the sum of all balances");
    }

    /// @dev 2
    function invariant_OnlyTheLearnerEverOwnsAToken() public view {
        for (uint256 i = 0; i < handler.entryCount(); ++i) {
            NetworkHandler.Entry memory entry = handler.entryAt(i);
            bool living = entry.state == NetworkHandler.State.Living;
            address owner = token.recordOf(entry.id).owner;
            assertEq(owner, living ? entry.achievement.learner : address(0), "the owner");
            if (living) assertEq(token.ownerOf(uint256(AchievementId.unwrap(entry.id))), owner, "ownerOf");
        }
    }

    /// @dev 3
    function invariant_RevokedAndRenouncedAreFinal() public view {
        for (uint256 i = 0; i < handler.entryCount(); ++i) {
            NetworkHandler.Entry memory entry = handler.entryAt(i);
            (bool revoked, AchievementId successor) = token.revocationOf(handler.hubIds(entry.hub), entry.id);
            AchievementRecord memory record = token.recordOf(entry.id);
            if (entry.state == NetworkHandler.State.Revoked) {
                assertTrue(revoked, "revoked");
                assertEq(AchievementId.unwrap(successor), 0, "without a successor");
                _assertBurnt(record, Standing.Revoked);
            } else if (entry.state == NetworkHandler.State.Superseded) {
                assertNotEq(AchievementId.unwrap(successor), 0, "successor");
                _assertBurnt(record, Standing.Superseded);
            } else {
                assertFalse(revoked, "not revoked by anybody");
            }
            if (entry.state == NetworkHandler.State.Renounced) {
                assertEq(record.standing, Standing.Renounced);
                _assertBurnt(record, Standing.Renounced);
            }
        }
    }

    /// @dev 4, and 5: after each attempt the handler compares all that is the other hub's, or the hub's, with what it
    /// was. This shows that nothing was gained by many attempts either.
    function invariant_NobodyGainsARoleOrAHub() public view {
        for (uint256 i = 0; i < handler.HUBS(); ++i) {
            HubId hub = handler.hubIds(i);
            IHubRegistry.Hub memory entry = hubs.hubOf(hub);
            assertEq(entry.adminSince, entry.registeredAt, "the first admin still governs");
            assertEq(entry.closedAt, 0, "the hub is open");
            assertEq(entry.pendingAdmin, address(0), "nothing is offered");
        }
        assertEq(hubs.definitionCount(), handler.HUBS(), "definitions");
    }

    /// @dev 6
    function invariant_TheHistoryOfAccreditationOnlyGrows() public view {
        for (uint256 i = 0; i < handler.HUBS(); ++i) {
            HubId hub = handler.hubIds(i);
            NetworkHandler.History[] memory history = handler.historyOf(hub);
            assertEq(hubs.periodCount(hub), history.length, "periods");
            for (uint256 j = 0; j < history.length; ++j) {
                IHubRegistry.Period memory period = hubs.periodAt(hub, j);
                assertEq(period.from, history[j].from, "from");
                assertEq(period.kinds, history[j].kinds, "kinds");
                assertEq(period.accreditor, history[j].accreditor, "accreditor");
                assertLe(period.end, period.until, "end");
                if (j != 0) assertLe(history[j - 1].from, period.from, "order");
            }
        }
    }

    /// @dev 7
    function invariant_NoContractHoldsEther() public view {
        address[7] memory contracts = handler.contracts();
        for (uint256 i = 0; i < contracts.length; ++i) {
            assertEq(contracts[i].balance, 0, "balance");
        }
    }

    /// @dev The invariants would say little if the handler never got anywhere.
    function test_TheHandlerReachesEveryState() public {
        bytes4[] memory actions = _actions();
        for (uint256 i = 0; i < 600; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            (bool done, ) = address(handler).call(abi.encodeWithSelector(actions[i % actions.length], seed));
            assertTrue(done, "no action reverts");
        }
        string[18] memory wanted = [
            "issued",
            "anchored",
            "claimed",
            "claim refused",
            "redeemed",
            "revoked",
            "superseded",
            "cohort revoked",
            "renounced",
            "issued from a cohort",
            "issue refused",
            "suspended",
            "reinstated",
            "ended",
            "accredited",
            "withdrawn",
            "restored",
            "the owner's attempts without effect"
        ];
        for (uint256 i = 0; i < wanted.length; ++i) assertGt(handler.count(wanted[i]), 0, wanted[i]);
    }

    function _assertBurnt(AchievementRecord memory record, Standing standing) private pure {
        assertEq(record.owner, address(0), "nobody owns it");
        if (record.standing != Standing.None) assertEq(record.standing, standing);
    }

    function _actions() private pure returns (bytes4[] memory actions) {
        actions = new bytes4[](17);
        actions[0] = NetworkHandler.issue.selector;
        actions[1] = NetworkHandler.anchor.selector;
        actions[2] = NetworkHandler.claim.selector;
        actions[3] = NetworkHandler.redeem.selector;
        actions[4] = NetworkHandler.issueAgain.selector;
        actions[5] = NetworkHandler.revoke.selector;
        actions[6] = NetworkHandler.supersede.selector;
        actions[7] = NetworkHandler.revokeCohort.selector;
        actions[8] = NetworkHandler.renounce.selector;
        actions[9] = NetworkHandler.rebind.selector;
        actions[10] = NetworkHandler.transfer.selector;
        actions[11] = NetworkHandler.wait.selector;
        actions[12] = NetworkHandler.supervise.selector;
        actions[13] = NetworkHandler.withdraw.selector;
        actions[14] = NetworkHandler.intrude.selector;
        actions[15] = NetworkHandler.abuseOwnership.selector;
        actions[16] = NetworkHandler.sendEther.selector;
    }
}
