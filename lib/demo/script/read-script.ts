import type { Ago } from "@/lib/demo/clock";
import type { Label, Staff, Step, Story, Who } from "@/lib/demo/story";
import { type Colleague, TEAM } from "@/lib/demo/team";
import { starsFromLink } from "@/lib/ratings/schema";

const LABELS: readonly string[] = ["neutral", "notice", "warning", "urgent"] satisfies Label[];

/** `<when> <who> [<does> [<what>]][: <text>]`, for example "6d 20:41 customer rates 2: Both were broken." */
const LINE = /^(\d+d \d\d:\d\d|\d+[hm]) (\w+)(?: (\w+)(?: ([\w ]+))?)?(?:: (.+))?$/;

/**
 * Reads stories written as a script. `# <order> <title>` begins one, `follows <title>` names the
 * rated update it answers, every other line is an act. A line goes on where the next is indented;
 * ↵ is a line break in what somebody writes. Throws at the first line it does not understand.
 */
export function readScript(script: string): Story[] {
  return script
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [head = "", ...lines] = part.trim().replace(/\n\s+/g, " ").split("\n");
      const [order = "", ...title] = head.split(" ");
      const follows = lines[0]?.startsWith("follows ") ? lines.shift()?.slice(8) : null;
      return {
        order,
        title: title.join(" "),
        follows: follows ?? null,
        steps: lines.map(readLine),
      };
    });
}

type Line = { at: Ago; who: string; what: string; text: string };

function readLine(source: string): Step {
  const [, at, who = "", does = "says", what = "", text = ""] = source.match(LINE) ?? [];
  const read = VERBS[does];
  const step = at && read?.({ at: at as Ago, who, what, text: text.replaceAll("↵", "\n") });
  if (!step) throw new Error(`The script says what nobody understands: ${source}`);
  return step;
}

/** What each word does; null where the rest of the line does not go with it. */
const VERBS: Record<string, (line: Line) => Step | null> = {
  says: ({ at, who, text }) => (isWho(who) && text ? { does: "write", at, who, text } : null),
  notes: ({ at, who, text }) => (isStaff(who) && text ? { does: "note", at, who, text } : null),
  takes: ({ at, who }) => (isColleague(who) ? { does: "assign", at, who, to: who } : null),
  hands: ({ at, who, what }) => {
    const to = what.replace("to ", "");
    return isStaff(who) && isColleague(to) ? { does: "assign", at, who, to } : null;
  },
  labels: ({ at, who, what }) =>
    isStaff(who) && isLabel(what) ? { does: "label", at, who, label: what } : null,
  solves: ({ at, who, what }) =>
    isStaff(who) ? { does: "solve", at, who, notify: what !== "silently" } : null,
  reopens: ({ at, who }) => (isWho(who) ? { does: "reopen", at, who } : null),
  rates: ({ at, who, what, text }) => {
    const stars = starsFromLink(what);
    if (!stars || (who !== "customer" && who !== "warehouse")) return null;
    return { does: "rate", at, who, stars, comment: text || null };
  },
};

function isColleague(word: string): word is Colleague {
  return Object.hasOwn(TEAM, word);
}

function isStaff(word: string): word is Staff {
  return word === "warehouse" || isColleague(word);
}

function isWho(word: string): word is Who {
  return word === "customer" || isStaff(word);
}

function isLabel(word: string): word is Label {
  return LABELS.includes(word);
}
