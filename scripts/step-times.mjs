const SLOWEST = 10;

/** Notes how long each part of a run takes. */
export class StepTimes {
  #parts = [];

  async measure(name, run) {
    const from = Date.now();
    try {
      await run();
    } finally {
      this.#parts.push([name, Date.now() - from]);
    }
  }

  /** One line a part, and their sum. */
  text() {
    const total = this.#parts.reduce((sum, [, took]) => sum + took, 0);
    return table([...this.#parts, ["Together", total]]);
  }
}

/** The files that took longest, of `[name, milliseconds]` each. */
export function slowest(files) {
  return table(files.toSorted(([, one], [, other]) => other - one).slice(0, SLOWEST));
}

function table(rows) {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, took]) => `${name.padEnd(width)}${seconds(took)}`).join("\n");
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`.padStart(9);
}
