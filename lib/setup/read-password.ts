import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/**
 * The first line of standard input: typed at a terminal after a prompt, and not shown there, or read from a
 * pipe. Empty where there is none.
 */
export async function readPassword(prompt: string): Promise<string> {
  const terminal = process.stdin.isTTY === true;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (terminal) process.stderr.write(prompt);
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal });
  for await (const line of lines) {
    if (terminal) process.stderr.write("\n");
    return line;
  }
  return "";
}
