/** The one entry in the page's storage. */
const ENTRY = "starloop";
const REST = 90 * 24 * 60 * 60 * 1000;

type Memory = { did: string; answered: Record<string, number> };

/** One for the page: each of several script tags runs this file anew. */
const page = globalThis as { starloopDevice?: Memory };

/** Read each time: another survey in the page may have been answered meanwhile. */
function read(): Memory {
  try {
    const { did, answered } = JSON.parse(localStorage.getItem(ENTRY) ?? "");
    if (typeof did === "string" && did) return { did, answered: { ...answered } };
  } catch {
    // Nothing kept, or nothing readable.
  }
  page.starloopDevice ??= { did: newId(), answered: {} };
  return page.starloopDevice;
}

/** Whether this page may keep anything on the device; tried without leaving a trace. */
export function canRemember(): boolean {
  try {
    localStorage.setItem(`${ENTRY}-try`, "");
    localStorage.removeItem(`${ENTRY}-try`);
    return true;
  } catch {
    return false;
  }
}

/** Not randomUUID: that one is missing on pages without HTTPS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The random id this device answers by. Kept with its first answer, not before. */
export function deviceId(): string {
  return read().did;
}

/** Whether this device answered this shop in the last 90 days. */
export function hasAnswered(shop: string): boolean {
  return Date.now() - (read().answered[shop] ?? 0) < REST;
}

/** Keeps that this device answered the shop now. */
export function rememberAnswer(shop: string): void {
  const { did, answered } = read();
  try {
    localStorage.setItem(
      ENTRY,
      JSON.stringify({ did, answered: { ...answered, [shop]: Date.now() } }),
    );
  } catch {
    // Refused or full.
  }
}
