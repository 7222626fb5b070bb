import { type Ask, ask, askRight } from "./drive";
import { BARE } from "./path";
import { PATHS } from "./paths";
import { atMost, type Line } from "./table";
import type { World } from "./world";

const ZIPPED = { "accept-encoding": "gzip" };
const KB = 1000;

/** What a browser loads for a customer's page: the page, and its scripts beyond those of an empty page. */
export async function bytesOfPages({ bare, product }: World): Promise<Line[]> {
  const framework = await scriptsOf(bare.url, BARE.page);
  const lines: Line[] = [];
  for (const name of ["portal", "rate-page"]) {
    const sent = PATHS.find((path) => path.name === name)?.ask(product);
    if (!sent) throw new Error("There is no such path.");
    const html = (await ask(product.url, zipped(sent))).body.length / KB;
    const scripts = (await scriptsOf(product.url, sent)) - framework;
    lines.push({
      name: `bytes-${name}`,
      note: `HTML ${html.toFixed(1)} kB, scripts + ${scripts.toFixed(1)} kB`,
      goals: [atMost("HTML", 15, html, " kB"), atMost("scripts", 10, scripts, " kB")],
    });
  }
  return lines;
}

const zipped = (sent: Ask): Ask => ({ ...sent, headers: { ...sent.headers, ...ZIPPED } });

/** Kilobytes, compressed, of every script that a page names. */
async function scriptsOf(site: string, sent: Ask): Promise<number> {
  const page = (await askRight(site, sent)).body.toString();
  const names = new Set(page.match(/\/_next\/static\/[^"'\\?]+\.js/g));
  let sum = 0;
  for (const path of names) sum += (await ask(site, { path, headers: ZIPPED })).body.length;
  return sum / KB;
}
