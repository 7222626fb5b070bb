import type { ChildProcess } from "node:child_process";

const LIMIT_CHARS = 2_000_000;

/** What several processes write, line by line, each under its name. */
export class ChildLog {
  #text = "";

  follow(name: string, child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr]) {
      let rest = "";
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) this.#add(name, line);
      });
    }
    child.once("exit", (code, signal) =>
      this.#add(name, `left (${signal ?? `exit code ${code}`})`),
    );
  }

  text(): string {
    return this.#text;
  }

  #add(name: string, line: string): void {
    this.#text = `${this.#text}${name} | ${line}\n`.slice(-LIMIT_CHARS);
  }
}
