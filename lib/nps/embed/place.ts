/** How long a page may take to build the element a survey goes into. */
const WAIT_SECONDS = 30;
const HOST = "starloop-survey";

/** Where a survey goes: `taken` where one is already, also when somebody else's script put it there. */
export type Place = { taken: () => boolean; put: (host: HTMLElement) => void };

/**
 * The place a tag asks for: within the element its selector matches, once the page has that, or
 * right after the tag. Throws for a selector that is none, and when the element does not come.
 */
export async function findPlace(
  tag: HTMLScriptElement | null,
  selector: string | null,
): Promise<Place> {
  await parsed();
  if (selector === null) return besideTag(tag);
  const within = await matching(selector);
  return {
    taken: () => within.querySelector(`:scope > ${HOST}`) !== null,
    put: (host) => within.append(host),
  };
}

/** One in a page: two tags that name no place mean the same one. */
function besideTag(tag: HTMLScriptElement | null): Place {
  if (!tag?.isConnected) throw new Error("The script tag is gone: name a place by data-target.");
  return {
    taken: () => document.querySelector(`${HOST}[data-beside]`) !== null,
    put(host) {
      host.dataset.beside = "";
      if (document.head.contains(tag)) document.body.append(host);
      else tag.after(host);
    },
  };
}

/** The element may come later in the page than the script. */
function parsed(): Promise<void> | undefined {
  if (document.readyState !== "loading") return;
  return new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", () => resolve());
  });
}

function matching(selector: string): Promise<Element> {
  const found = find(selector);
  if (found) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      const come = find(selector);
      if (come) end(() => resolve(come));
    });
    const timer = setTimeout(() => {
      const text = `Nothing in this page matches data-target "${selector}" (${WAIT_SECONDS} s waited).`;
      end(() => reject(new Error(text)));
    }, WAIT_SECONDS * 1000);
    const end = (settle: () => void) => {
      observer.disconnect();
      clearTimeout(timer);
      settle();
    };
    const attributeFilter = ["id", "class"];
    observer.observe(document, { childList: true, subtree: true, attributeFilter });
  });
}

function find(selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    throw new Error(`data-target "${selector}" is no CSS selector.`);
  }
}
