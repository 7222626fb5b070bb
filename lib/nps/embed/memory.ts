/** The one entry in the page's storage. */
const ENTRY = "starloop";
const REST = 90 * 24 * 60 * 60 * 1000;

type Memory = { did: string; answered: Record<string, number> };

let memory: Memory = read();

/** Storage may be refused: then this device is known for one view of the page. */
function read(): Memory {
  try {
    const { did, answered } = JSON.parse(localStorage.getItem(ENTRY) ?? "");
    if (typeof did === "string" && did) return { did, answered: { ...answered } };
  } catch {
    // Nothing kept, nothing readable, or nothing allowed.
  }
  return { did: newId(), answered: {} };
}

/** Not randomUUID: that one is missing on pages without HTTPS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The random id this device answers by. Kept with its first answer, not before. */
export function deviceId(): string {
  return memory.did;
}

/** Whether this device answered this shop in the last 90 days. */
export function hasAnswered(shop: string): boolean {
  return Date.now() - (memory.answered[shop] ?? 0) < REST;
}

/** Keeps that this device answered the shop now. */
export function rememberAnswer(shop: string): void {
  memory = { ...memory, answered: { ...memory.answered, [shop]: Date.now() } };
  try {
    localStorage.setItem(ENTRY, JSON.stringify(memory));
  } catch {
    // Refused or full.
  }
}
