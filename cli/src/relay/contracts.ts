import { Interface } from "ethers";

const REQUEST =
  "(address from,address to,uint256 value,uint256 gas,uint48 deadline,bytes data,bytes signature)";

/** What the relay calls of OpenZeppelin's forwarder. */
export const FORWARDER = new Interface([
  `function execute(${REQUEST} request) payable`,
  `function executeBatch(${REQUEST}[] requests,address refundReceiver) payable`,
  "function nonces(address owner) view returns (uint256)",
  "event ExecutedForwardRequest(address indexed signer,uint256 nonce,bool success)",
]);

/** What the relay calls of the registry of learners. */
export const LEARNERS = new Interface([
  "function consentWithSignature(address learner,uint32 hub,uint32 kinds,uint40 until,uint256 deadline,bytes signature)",
  "function CONSENT_TERMS() view returns (string)",
  "function consentNonceOf(address learner,uint32 hub) view returns (uint256)",
  "function requireActor(address learner,address account) view returns (address controller)",
  "event ConsentGiven(address indexed learner,uint32 indexed hub,uint32 kinds,uint40 until,uint64 nonce)",
]);
