/** What forms, schemas and the database's CHECKs agree on, by form and field. Lengths are in characters. */

export const RATING_SETTINGS_LIMITS = {
  followUpDelayMinutes: { min: 0, max: 1440 },
  shareText: { maxLength: 280 },
} as const;

export const UPDATE_LIMITS = {
  title: { maxLength: 191 },
  body: { maxLength: 5000 },
  customerNote: { maxLength: 5000 },
  internalNote: { maxLength: 5000 },
} as const;

export const RATING_LIMITS = { comment: { maxLength: 500 } } as const;

export const NPS_ANSWER_LIMITS = { comment: { maxLength: 2000 } } as const;
