import { AppError } from "@/lib/errors";

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
