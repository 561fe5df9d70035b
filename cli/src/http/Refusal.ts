/** HTTP statuses with which a request is refused. */
export type RefusalStatus = 400 | 403 | 404 | 408 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 501 | 503;

/** Why a service does not take a request. What programs are told; English, as all of the service. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly code: string;
  readonly fix: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number | undefined;

  constructor(
    status: RefusalStatus,
    code: string,
    options: {
      message: string;
      fix: string;
      details?: Readonly<Record<string, unknown>>;
      retryAfter?: number;
    },
  ) {
    super(options.message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.fix = options.fix;
    this.details = options.details ?? {};
    this.retryAfter = options.retryAfter;
  }
}
