import type { CairnErrorOptions, ErrorCode } from "@cairn/sdk";
import { CairnError } from "@cairn/sdk";

/** An error of the command whose message and fix are already in the reader's language, with the values in them. */
export class WordedError<Code extends ErrorCode = ErrorCode> extends CairnError<Code> {
  constructor(code: Code, options: Required<Pick<CairnErrorOptions, "message" | "fix">> & CairnErrorOptions) {
    super(code, options);
  }
}
