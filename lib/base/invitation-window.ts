/** Days something stays worth asking about after it came due. */
export const WINDOW_DAYS = 7;
