import { address, forward, hex, unixTime } from "@cairn/sdk";
import { concat, keccak256, TypedDataEncoder, toBeHex, toUtf8Bytes, Wallet } from "ethers";

/** The forwarder that requests are signed for. */
export type Forwarder = { readonly chainId: number; readonly forwarder: string };

/** Reading the types takes longer than hashing a message, so they are read once. */
const TYPES = TypedDataEncoder.from(forward.FORWARD_TYPES);

/** A wallet that is the same at every run. */
export function walletOf(seed: string): Wallet {
  return new Wallet(toBeHex(BigInt(keccak256(toUtf8Bytes(seed))), 32));
}

/** Signs a call, as it is posted. */
export function signRequest(
  { chainId, forwarder }: Forwarder,
  options: { wallet: Wallet; to: string; data: string; gas: bigint; nonce: number; until: number },
): string {
  const { wallet, to, data, gas, nonce, until } = options;
  const request = {
    from: address(wallet.address),
    to: address(to),
    gas: String(gas),
    nonce: String(nonce),
    deadline: unixTime(until),
    data: hex(data),
  };
  const domain = { name: "CairnForwarder", version: "1", chainId, verifyingContract: forwarder };
  const hash = concat(["0x1901", TypedDataEncoder.hashDomain(domain), TYPES.hash({ ...request, value: 0n })]);
  const { serialized: signature } = wallet.signingKey.sign(keccak256(hash));
  return JSON.stringify({ type: "forward", request: { ...request, signature } });
}
