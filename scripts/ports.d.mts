/** A port of 127.0.0.1 that nobody listens on at the moment. */
export function freePort(): Promise<number>;

/** Waits until somebody accepts connections on a port of 127.0.0.1; false when the time is over. */
export function opensPort(port: number, timeoutMs: number): Promise<boolean>;
