/** What forms, schemas and the database's CHECKs agree on, by form and field. Lengths are in characters. */

export const RATING_SETTINGS_LIMITS = {
  followUpDelayMinutes: { min: 0, max: 1440 },
  shareText: { maxLength: 280 },
} as const;
