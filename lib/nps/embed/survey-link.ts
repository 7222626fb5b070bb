import { deviceId } from "@/lib/nps/embed/memory";
import type { Options } from "@/lib/nps/embed/options";
import type { Band } from "@/lib/nps/score";

const PATIENCE = 15_000;

type Texts = { [Key in `${Band}_${"question" | "success"}`]: string };
export type Category = { code: string } & Texts;

type Channel = { id: number; code: string };

/** What the widget says to the survey API, and hears from it. */
export type SurveyLink = {
  /** Throws where no answer of this page could be saved. */
  check: () => Promise<void>;
  /** The category asked about, with the shop's words. Throws while it cannot be read. */
  category: () => Promise<Category>;
  /** Gives or changes this device's answer of today. Throws where it was not taken. */
  send: (rate: number, comment: string) => Promise<void>;
};

/** Talks to the survey API for one script tag. */
export function linkTo(options: Options): SurveyLink {
  const { base, shop, channel } = options;
  let known: Promise<Category> | null = null;
  const list = async (name: "categories" | "channels") => {
    const { asked } = options;
    const query = new URLSearchParams({ shop_id: shop, ...(asked && { lang: asked }) });
    const response = await request(`${base}${name}?${query}`);
    return response.json();
  };
  const read = async () => choose(await list("categories"), options.category);
  const category = () => {
    known ??= read();
    // What failed is tried again when it is needed next.
    known.catch(() => {
      known = null;
    });
    return known;
  };
  const check = async () => {
    const [channels] = await Promise.all([list("channels"), category()]);
    if (!channels.some(({ code, id }: Channel) => code === channel || String(id) === channel)) {
      throw new Error(`This shop has no active channel ${channel}.`);
    }
  };
  const send = async (rate: number, comment: string) => {
    const fields = { shop_id: shop, did: deviceId(), channel, scale: "0", rate: String(rate) };
    const code = options.category ?? (await category()).code;
    const body = new URLSearchParams({ ...fields, category: code, comment });
    await request(`${base}create`, { method: "POST", body, keepalive: true });
  };
  return { check, category, send };
}

function choose(categories: Category[], code: string | null): Category {
  const chosen = code === null ? categories[0] : categories.find((one) => one.code === code);
  if (!chosen) throw new Error(`This shop has no active category ${code ?? ""}.`);
  return chosen;
}

async function request(url: string, init: RequestInit = {}): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(url, { ...init, credentials: "omit", signal }).catch(away);
  if (response.ok) return response;
  const { message } = await response.json().catch(() => ({}));
  throw new Error(message ?? `The answer was ${response.status}.`);
}

/** A browser does not tell a script why another site refused it. */
function away(error: Error): never {
  throw new Error(
    `${error.message} (Is ${location.origin} among the sites allowed under Settings, NPS, On your site?)`,
  );
}
