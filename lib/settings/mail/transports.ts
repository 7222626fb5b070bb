/** How a shop's mail can go out; `outbox` keeps it. */
export const TRANSPORTS = ["smtp", "resend", "outbox"] as const;
export type TransportChoice = (typeof TRANSPORTS)[number];
