/**
 * Lets a process live on when what it says cannot be written, because the disk is full or nobody reads
 * it any more: a line that is lost is no reason to stop.
 */
export function surviveLostLogs(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
