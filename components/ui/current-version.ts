/** The version that an address answers; null when nobody could tell: offline, or the page was closed on this device. */
export async function currentVersion(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
