/** One line for those who build the page; to its visitors the survey says nothing of this. */
export function tell(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  // biome-ignore lint/suspicious/noConsole: it runs in pages of others, whose console is the only log
  console.warn(`Starloop survey: ${reason}`);
}
