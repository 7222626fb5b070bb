/** What stands where the words of an erased customer stood; shown as a sentence. */
export const ERASED = "[erased]";
