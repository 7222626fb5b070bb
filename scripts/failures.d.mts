/** A program's exit code when starting it again would change nothing; it has said why. */
export const IN_VAIN: number;

/** The sentence about a port on which nothing can listen, by the system's code. */
export function explainPort(
  code: string | undefined,
  where: { port: number; host?: string },
): string;

/** The sentence about a failure; undefined where nobody but us can mend it. */
export function explainFailure(error: unknown): string | undefined;

/** The sentence about a program's last words, of which the first that says FATAL is the cause. */
export function explainWords(words: string): string;
