// The script that shops put into their pages; bundled by scripts/build-embed.mjs.
import { canRemember, hasAnswered } from "@/lib/nps/embed/memory";
import { type Options, readOptions } from "@/lib/nps/embed/options";
import { findPlace } from "@/lib/nps/embed/place";
import { runSurvey } from "@/lib/nps/embed/run-survey";
import { type Source, sources } from "@/lib/nps/embed/sources";
import { STYLE } from "@/lib/nps/embed/style";
import { linkTo } from "@/lib/nps/embed/survey-link";
import { tell } from "@/lib/nps/embed/tell";
import { wordsFor } from "@/lib/nps/embed/words";

// A guest in the page: what goes wrong here stays here.
try {
  const all = sources();
  if (all.length === 0) tell("The page has no script tag for it.");
  for (const source of all) start(source).catch(tell);
} catch (error) {
  tell(error);
}

/** Asks where it can save what it is told, else shows nothing. */
async function start({ tag, src }: Source): Promise<void> {
  const options = readOptions(src, tag?.dataset ?? {});
  if (!canRemember()) {
    throw new Error("The page may store nothing here, so everybody would be asked each time.");
  }
  const answered = () => !options.always && hasAnswered(options.shop);
  if (answered()) return;
  const place = await findPlace(tag, options.target);
  const link = linkTo(options);
  await link.check();
  if (place.taken()) throw new Error("There is one in this place already: a second was left out.");
  // Another one in this page may have been answered while this one waited.
  if (!answered()) place.put(hostOf(options, link));
}

function hostOf(options: Options, link: ReturnType<typeof linkTo>): HTMLElement {
  const { lang, words } = wordsFor(options.lang);
  const host = document.createElement("starloop-survey");
  host.lang = lang;
  if (options.theme) host.dataset.theme = options.theme;
  if (options.accent) dress(host, options.accent);
  const root = host.attachShadow({ mode: "open" });
  // A sheet made by script: a page's policy may forbid styles in its markup.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(runSurvey(options, words, link));
  return host;
}

/** Text on the colour is black or white, whichever reads better: at least 4.5:1. */
function dress(host: HTMLElement, accent: string): void {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(accent.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const bright = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
  host.style.setProperty("--starloop-accent", accent);
  host.style.setProperty("--starloop-on-accent", bright ? "#000" : "#fff");
}
