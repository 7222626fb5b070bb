/** Every refusal the product can give, with the HTTP status it answers. The list is closed. */
const STATUS = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  ratings_disabled: 403,
  not_fresh: 403,
  second_factor_first: 403,
  not_found: 404,
  already_solved: 409,
  not_solved: 409,
  already_rated: 409,
  too_late: 409,
  already_taken: 409,
  already_set_up: 409,
  last_owner: 409,
  update_solved: 409,
  not_visible: 409,
  other_shop: 409,
  in_use: 409,
  no_sign_in_mail: 409,
  changed_since: 409,
  idempotency_conflict: 409,
  expired: 410,
  erased: 410,
  too_large: 413,
  unsupported_type: 415,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** Keys of the catalogue's `errors` by field name, shown beside the field. */
export type FieldErrors = Record<string, string>;

/**
 * A refusal that people and integrators may see; its words come from the catalogue at the edge.
 * Anything else that is thrown is a fault of ours.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;
  /** Seconds until another try makes sense; only with `rate_limited`. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, details: { fields?: FieldErrors; retryAfter?: number } = {}) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.fields = details.fields;
    this.retryAfter = details.retryAfter;
  }

  get status(): number {
    return STATUS[this.code];
  }
}
