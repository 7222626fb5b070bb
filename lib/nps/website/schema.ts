import { z } from "zod";

/** Sites of one shop that may call the survey API from browsers. */
const ORIGINS_MAX = 50;

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const HOST = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/;

type Origin = { origin: string } | { problem: "originScheme" | "originForm" | "originPath" };

/** An origin as browsers send it, from what somebody wrote; or why it is none. */
export function readOrigin(written: string): Origin {
  if (!/^https?:\/\//i.test(written)) return { problem: "originScheme" };
  if (/[\s\\]/.test(written) || !URL.canParse(written)) return { problem: "originForm" };
  const url = new URL(written);
  if (url.username !== "" || url.password !== "") return { problem: "originForm" };
  if (!HOST.test(url.hostname)) return { problem: "originForm" };
  if (url.protocol === "http:" && !LOCAL_HOST.test(url.hostname))
    return { problem: "originScheme" };
  if (url.pathname !== "/" || /[?#]/.test(written)) return { problem: "originPath" };
  return { origin: url.origin };
}

const origin = z
  .string("invalidValue")
  .max(300, "originForm")
  .transform((written, context) => {
    const read = readOrigin(written);
    if ("origin" in read) return read.origin;
    context.addIssue({ code: "custom", message: read.problem });
    return z.NEVER;
  });

/** Origins as their form sends them, each once. Messages are keys of the catalogue's `errors`. */
export const originsSchema = z.object({
  origins: z
    .array(origin)
    .max(ORIGINS_MAX, "tooManyOrigins")
    .transform((origins) => [...new Set(origins)]),
});

/** One origin a line, or divided by commas; empty ones left out. */
export function linesOf(written: string): string[] {
  return written
    .split(/[\r\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
