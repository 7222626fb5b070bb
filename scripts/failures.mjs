// What goes wrong with the machine at a start and is the operator's to mend: what happened and what to do, in one sentence.

/** A program's exit code when starting it again would change nothing; it has said why. */
export const IN_VAIN = 78;

const SENTENCES = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EROFS: ({ path }) =>
    `${path ?? "A file"} is on a read-only file system: choose another folder with DATA_DIR.`,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EMFILE: () => "Too many files are open: raise the limit (ulimit -n) and start again.",
  ENFILE: () => "Too many files are open on this machine: stop other programs and start again.",
  ENOMEM: () => "There is not enough memory: stop other programs and start again.",
  EAGAIN: () => "No more processes can be started: raise the limit (ulimit -u) and start again.",
};

/** The sentence about a failure; undefined where nobody but us can mend it. */
export function explainFailure(error) {
  for (let at = error; at instanceof Error; at = at.cause) {
    // Node's own words about an option that a command doesn't have.
    if (at.code?.startsWith?.("ERR_PARSE_ARGS_")) return at.message;
    const sentence = SENTENCES[at.code]?.(at);
    if (sentence) return sentence;
  }
  return undefined;
}

/** The sentence about a program's last words, of which the first that says FATAL is the cause. */
export function explainWords(words) {
  if (/No space left on device|Disk quota exceeded/.test(words)) return diskFull({});
  const lines = words.trim().split("\n");
  const line = lines.find((one) => /FATAL|PANIC|error:/.test(one)) ?? lines.at(-1);
  return line.replace(/^.*?(FATAL|PANIC|error):\s*/, "");
}

/** The sentence about a port on which nothing can listen, by the system's code. */
export function explainPort(code, { port, host }) {
  if (code === "EADDRINUSE") {
    return `Port ${port} is in use by another program: stop it, or choose another port with PORT=${port + 1}.`;
  }
  if (code === "EACCES" || code === "EPERM") {
    return `The user that runs Starloop may not use port ${port}: choose one from 1024 on with PORT, and put a proxy in front.`;
  }
  return `Starloop can’t listen on HOST=${host}, port ${port} (${code}): correct HOST.`;
}

function diskFull({ path }) {
  const what = path ? `The disk is full, so ${path} can’t be written` : "The disk is full";
  return `${what}: free some space and start again.`;
}

function notAllowed({ syscall, path }) {
  const what = syscall?.startsWith("spawn") ? "run" : "use";
  return `The user that runs Starloop may not ${what} ${path ?? "a file it needs"}: give that user the right to, or choose another DATA_DIR.`;
}
