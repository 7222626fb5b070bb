import { copyFileSync, openSync, rmSync, statSync, truncateSync } from "node:fs";

const MOST_BYTES = 10_000_000;
const EVERY_MS = 10_000;
const watched = new Set();

/**
 * Opens a log for programs to append to, and keeps it small: at ten megabytes what it holds moves to
 * `<file>.1`, in the place of what moved there before. It is emptied in place, because the programs
 * that write to it keep it open.
 */
export function openLog(file) {
  rotate(file);
  if (!watched.has(file)) setInterval(() => rotateIfPossible(file), EVERY_MS).unref();
  watched.add(file);
  return openSync(file, "a");
}

/** What fails now, on a disk that may be read alone or with a file just taken away, may go well at the next look. */
function rotateIfPossible(file) {
  try {
    rotate(file);
  } catch {}
}

export function rotate(file, mostBytes = MOST_BYTES) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < mostBytes) return;
  try {
    copyFileSync(file, `${file}.1`);
  } catch {
    // On a full disk the newest lines go, but the file that grows is what must not fill it.
    rmSync(`${file}.1`, { force: true, recursive: true });
  }
  truncateSync(file);
}
