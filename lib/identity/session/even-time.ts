/** Does `work` and answers no sooner than after `milliseconds`, so that the time tells nothing of what was found. */
export async function noSoonerThan<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const pause = new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const [result] = await Promise.allSettled([work(), pause]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
