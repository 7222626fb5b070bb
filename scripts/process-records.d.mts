type ProcessRecord = { role: string; pid: number; file: string };

/** Notes in `DATA_DIR/run` that a process runs on this data; the result takes the note back. */
export function recordProcess(
  dataDir: string,
  role: string,
  pid: number,
  extra?: Record<string, unknown>,
): () => void;

/** The recorded processes of this very folder that still live. */
export function livingProcesses(dataDir: string): ProcessRecord[];

/** Stops what a launcher that was killed has left behind. */
export function stopLeftovers(dataDir: string): Promise<void>;
