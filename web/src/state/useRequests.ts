import type { requests } from "@cairn/sdk";
import { useState } from "preact/hooks";
import type { KeptAnswer, KeptRequest } from "./KeptRequest.ts";
import { keptText, parseKept, withAnswer } from "./KeptRequest.ts";
import { keep, load } from "./keep.ts";

/** The requests that were made on this page. */
export interface RequestsState {
  readonly kept: readonly KeptRequest[];
  /** Returns whether the browser keeps it. */
  readonly add: (request: requests.CairnRequest) => boolean;
  readonly remove: (nonce: string) => void;
  readonly answered: (nonce: string, answer: KeptAnswer) => void;
}

/** Keeps requests in the browser. What another tab kept meanwhile is not overwritten. */
export function useRequests(): RequestsState {
  const [kept, setKept] = useState<readonly KeptRequest[]>(loadKept);
  const change = (make: (before: readonly KeptRequest[]) => readonly KeptRequest[]): boolean => {
    const after = make(loadKept());
    setKept(after);
    return keep("requests", keptText(after));
  };
  return {
    kept,
    add: (request) => change((before) => [{ request, answers: [] }, ...before]),
    remove: (nonce) => {
      change((before) => before.filter(({ request }) => request.nonce !== nonce));
    },
    answered: (nonce, answer) => {
      change((before) => withAnswer(before, nonce, answer));
    },
  };
}

function loadKept(): readonly KeptRequest[] {
  return parseKept(load("requests") ?? "[]");
}
