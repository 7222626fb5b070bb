// The script that shops put into their pages; bundled by scripts/build-embed.mjs.
import { hasAnswered } from "@/lib/nps/embed/memory";
import { type Options, readOptions } from "@/lib/nps/embed/options";
import { runSurvey } from "@/lib/nps/embed/run-survey";
import { STYLE } from "@/lib/nps/embed/style";
import { wordsFor } from "@/lib/nps/embed/words";

const script = document.currentScript;

// A tag that was taken out again while it loaded asks nothing.
if (script instanceof HTMLScriptElement && script.isConnected) {
  const options = readOptions(script);
  if (options.always || !hasAnswered(options.shop)) whenReady(() => show(script, options));
}

/** The element a survey goes into may come later in the page than the script. */
function whenReady(work: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", work);
  else work();
}

function show(tag: HTMLScriptElement, options: Options): void {
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
  root.append(runSurvey(options, words));
  place(tag, host, options.target);
}

function place(tag: HTMLScriptElement, host: HTMLElement, target: string | null): void {
  const within = target === null ? null : document.querySelector(target);
  if (within) within.append(host);
  else if (document.head.contains(tag)) document.body.append(host);
  else tag.after(host);
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
