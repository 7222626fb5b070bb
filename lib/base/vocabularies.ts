// Every closed list of words that the database stores: its columns, their CHECKs, the schemas of
// forms and the choices on screen all read them here.

export const LOCALES = ["en", "da"] as const;

export const ROLES = ["agent", "admin", "owner"] as const;
/** Roles that an invitation may carry: owners are made by owners, among members. */
export const INVITED_ROLES = ["agent", "admin"] as const;
export const SCOPES = ["read", "write", "ratings", "admin"] as const;
export const SIGN_IN_METHODS = ["password", "mail", "passkey", "invitation", "setup"] as const;
export const ACCOUNT_LINK_PURPOSES = ["sign_in", "reset", "email"] as const;

export const ACCOUNT_EVENTS = [
  "account.created",
  "session.started",
  "session.ended",
  "session.refused",
  "sessions.ended",
  "link.asked",
  "password.set",
  "password.reset",
  "password.removed",
  "email.asked",
  "email.changed",
  "name.changed",
  "totp.on",
  "totp.off",
  "codes.made",
  "code.used",
  "passkey.added",
  "passkey.renamed",
  "passkey.removed",
  "seat.taken",
  "seat.left",
] as const;

export const LOGO_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
/** Where a recommendation can be shared. */
export const NETWORKS = ["facebook", "x", "linkedin", "whatsapp"] as const;

/** What a shop's word for an order's state can mean. */
export const ORDER_MEANINGS = [
  "new",
  "processing",
  "shipped",
  "delivered",
  "cancelled",
  "refunded",
  "other",
] as const;
export type OrderMeaning = (typeof ORDER_MEANINGS)[number];

export const PRIORITIES = ["normal", "high", "urgent"] as const;
export const NOTE_KINDS = ["internal", "customer"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];
export const ACTOR_KINDS = ["member", "customer", "apiKey", "system"] as const;
export const RATING_SOURCES = ["portal", "api", "import"] as const;

/** Lines of the tracking log. */
export const EVENT_TYPES = [
  "update.opened",
  "update.solved",
  "update.solve_undone",
  "update.reopened",
  "update.assigned",
  "update.status_changed",
  "update.priority_changed",
  "update.retitled",
  "update.shown",
  "update.hidden",
  "note.internal",
  "note.customer",
  "rating.submitted",
  "alert.nobody",
] as const;

export const MAIL_KINDS = [
  "note.customer",
  "update.solved",
  "update.reopened",
  "update.customer_wrote",
  "update.assigned",
  "update.opened",
  "rating.promoter",
  "rating.detractor",
  "rating.alert",
  "rating.responsible",
  "portal.link",
  "customer.link",
  "auth.sign_in",
  "auth.reset",
  "auth.email",
  "auth.notice",
  "auth.invitation",
  "mail.test",
  "mail.returned",
  "nps.invitation",
] as const;

export const MAIL_STATES = ["queued", "sending", "sent", "failed", "dropped"] as const;
export const TRANSPORTS = ["smtp", "resend", "outbox"] as const;
export type TransportName = (typeof TRANSPORTS)[number];
/** The kinds of feedback mail a customer can stop, in the order they are shown. */
export const TOPICS = ["rating_request", "promoter", "detractor", "nps"] as const;
/** Why an address gets no more feedback mail. */
export const BLOCK_REASONS = ["bounce", "complaint"] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export const LINK_PURPOSES = [
  "portal",
  "rate",
  "reply",
  "share",
  "unsubscribe",
  "customer",
  "nps",
] as const;
/** Why a visit of a link looks like a program and no person: HEAD, a known scanner, several links of one mail at once. */
export const MACHINES = ["head", "agent", "burst"] as const;

/** Whether who answered had been in contact with support. */
export const CONTACTS = ["yes", "no", "unknown"] as const;
/** Kinds a shop has as many of as it likes, each under a name. */
export const NAMED_SURVEY_KINDS = ["relationship", "lifecycle", "order", "delivery"] as const;
/** `solved`: the invitations after solved updates, one survey a shop, made with it. */
export const SURVEY_KINDS = ["solved", ...NAMED_SURVEY_KINDS] as const;
export const SEGMENTS = ["all", "order_count", "last_order", "product", "tag"] as const;
export const EXPERIMENT_SUBJECTS = ["delay", "wording"] as const;
export const VARIANTS = ["a", "b"] as const;
/** Reports over all invitations of a year, which a big shop's pages show as they were counted last. */
export const NPS_REPORTS = ["coverage", "not_invited", "timing"] as const;
export const INVITATION_STATES = ["invited", "waiting", "skipped"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** Why the moment is wrong to ask somebody: waiting for an answer of ours, or unhappy and not won back. */
const MOMENT_REASONS = ["awaiting_reply", "unrecovered"] as const;

/** Why somebody got no invitation; kept for every one. `budget`, `experiment` and the moment's are also what a waiting one waits for. */
export const SKIP_REASONS = [
  "no_address",
  "no_mail",
  "opted_out",
  "blocked",
  "order_cancelled",
  "erased",
  "reopened",
  "silent",
  ...MOMENT_REASONS,
  "budget",
  "experiment",
  "switched_off",
] as const;
