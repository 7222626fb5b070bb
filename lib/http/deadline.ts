import { AppError } from "@/lib/base/errors";

/**
 * Waits for `work`, but at most so many milliseconds: then throws `unavailable`. The driver alone
 * would let a request hang for as long as a server that froze keeps its connections open. The work
 * itself goes on, so a write that was refused this way may still take effect.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError("unavailable")), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** For so long the database may say nothing to anybody before it counts as away. */
const SILENCE = 1_800;
let heardAt = Number.NEGATIVE_INFINITY;

/**
 * Waits for the database's answer to a small question as long as it answers others: a full pool is
 * slow, not away. Throws `unavailable` after 1.8 seconds of silence.
 */
export async function whileAnswering<T>(question: Promise<T>): Promise<T> {
  const askedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let answered = false;
  const silence = new Promise<never>((_, reject) => {
    // What has arrived while this process was busy is read before the verdict.
    const wait = (milliseconds: number) => {
      timer = setTimeout(() => setImmediate(judge), milliseconds);
    };
    const judge = () => {
      const rest = SILENCE - (performance.now() - Math.max(askedAt, heardAt));
      if (answered) return;
      if (rest > 0) wait(rest);
      else reject(new AppError("unavailable"));
    };
    wait(SILENCE);
  });
  try {
    const answer = await Promise.race([question, silence]);
    heardAt = performance.now();
    return answer;
  } finally {
    answered = true;
    clearTimeout(timer);
  }
}
