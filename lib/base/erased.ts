/** What replaces the text of an erased customer; shown as a sentence. */
export const ERASED = "[erased]";
