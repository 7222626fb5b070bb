import type { MACHINES } from "@/lib/base/vocabularies";
/** Why a visit of a link looks like a program and no person. */
export type Machine = (typeof MACHINES)[number];

/**
 * Programs that say who they are: mail scanners, makers of link previews, search engines, and what
 * scripts are written with. Others pretend to be browsers; those are told by what they fetch together.
 */
const PROGRAMS =
  /bot\b|bot\/|crawl|spider|preview|scan|facebookexternalhit|whatsapp|slack-imgproxy|googleimageproxy|yahoomailproxy|barracuda|mimecast|proofpoint|symantec|ironport|trendmicro|headlesschrome|curl\/|wget\/|python|go-http-client|okhttp|apache-httpclient|java\/|libwww|\bnode\b|axios|undici/i;

/** What a request alone tells about who makes it; null when it looks like a person's. */
export function machineOf(method: string, agent: string): Machine | null {
  if (method === "HEAD") return "head";
  return agent.trim() === "" || PROGRAMS.test(agent) ? "agent" : null;
}
