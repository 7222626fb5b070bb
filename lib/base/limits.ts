/** What forms, schemas and the database's CHECKs agree on, by form and field. Lengths are in characters. */

/** A label of a person, shop or key. */
export const NAME_LIMIT = { maxLength: 100 } as const;

/** NIST SP 800-63B: length counts, rules about kinds of characters do not. */
export const PASSWORD_LIMITS = { password: { minLength: 10, maxLength: 200 } } as const;

export const PASSKEY_LIMITS = { name: { maxLength: 60 } } as const;

export const RATING_SETTINGS_LIMITS = {
  followUpDelayMinutes: { min: 0, max: 1440 },
  shareText: { maxLength: 280 },
} as const;

/** An order as its shop system tells it; longer texts are shortened, longer ids refused. */
export const ORDER_LIMITS = {
  externalId: { maxLength: 100 },
  number: { maxLength: 50 },
  status: { maxLength: 50 },
  customerName: NAME_LIMIT,
  unusableEmail: { maxLength: 254 },
  items: { maxLength: 500 },
  itemName: { maxLength: 300 },
  itemSku: { maxLength: 100 },
} as const;

/** Of one line of an order: pieces, kilograms or metres; negative where something went back. */
export const QUANTITY_LIMITS = { min: -1_000_000_000, max: 1_000_000_000 } as const;

export const UPDATE_LIMITS = {
  title: { maxLength: 191 },
  body: { maxLength: 5000 },
  customerNote: { maxLength: 5000 },
  internalNote: { maxLength: 5000 },
} as const;

export const RATING_LIMITS = { comment: { maxLength: 500 } } as const;

export const NPS_ANSWER_LIMITS = { comment: { maxLength: 2000 } } as const;

export const SOLVED_SURVEY_LIMITS = { days: { min: 0, max: 60 } } as const;

export const SURVEY_LIMITS = {
  name: { maxLength: 100 },
  days: { min: 0, max: 730 },
  segmentFrom: { min: 0 },
  segmentTo: { min: 0 },
  batchSize: { min: 1, max: 10_000 },
} as const;

/** Days between two rounds of a survey at regular intervals. */
export const SURVEY_INTERVAL = { min: 7, max: SURVEY_LIMITS.days.max } as const;

/** What narrows a survey's audience, by its kind. */
export const SEGMENT_LIMITS = {
  order_count: { min: 0, max: 100_000 },
  last_order: { min: 0, max: 36_500 },
  product: { maxLength: 200 },
  tag: { maxLength: 50 },
} as const;

const ANSWER_TEXT = { maxLength: 500 } as const;

export const NPS_ENTRY_LIMITS = {
  name: { maxLength: 100 },
  promoterQuestion: ANSWER_TEXT,
  promoterThanks: ANSWER_TEXT,
  passiveQuestion: ANSWER_TEXT,
  passiveThanks: ANSWER_TEXT,
  detractorQuestion: ANSWER_TEXT,
  detractorThanks: ANSWER_TEXT,
} as const;

export const MAIL_RULES_LIMITS = {
  budgetDays: { min: 0, max: 365 },
  lowRatingDays: { min: 0, max: 365 },
  undoSeconds: { min: 0, max: 120 },
  keepMailDays: { min: 30, max: 3650 },
  keepVisitDays: { min: 1, max: 3650 },
} as const;

export const MAIL_TEXT_LIMITS = {
  subject: { maxLength: 200 },
  heading: { maxLength: 200 },
  paragraph: { maxLength: 2000 },
} as const;

export const SHOP_LIMITS = { postalAddress: { maxLength: 300 }, slug: { maxLength: 60 } } as const;

export const STATUS_LIMITS = { name: { maxLength: 40 } } as const;

export const RULE_LIMITS = { keyword: { maxLength: 60 } } as const;

export const TEMPLATE_LIMITS = {
  subject: { maxLength: 200 },
  /** A mail in HTML with its styles. */
  body: { maxLength: 50_000 },
} as const;

export const LOUD_WORD_LIMITS = { word: { maxLength: 60 } } as const;

export const EXPERIMENT_LIMITS = {
  otherDays: { min: 0, max: 60 },
  plannedEach: { min: 50, max: 100_000 },
} as const;
