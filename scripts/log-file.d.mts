/** Opens a log for programs to append to, and keeps it small while this process lives. */
export function openLog(file: string): number;

/** Moves what a log holds to `<file>.1` once it has reached so many bytes. */
export function rotate(file: string, mostBytes?: number): void;
