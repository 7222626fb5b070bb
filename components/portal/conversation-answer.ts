import type { FormHandle } from "@/components/form/use-form-action";
import type { FormState } from "@/lib/http/form-state";
import type { UpdateState } from "@/lib/updates/schema";
import type { ConversationTexts } from "./texts";

export type FormName = "rate" | "reopen" | "reply";
export type Answer = { form: FormName; state: FormState; at: number };

/** The state in which each form has something to do. */
const FITS: Record<FormName, UpdateState> = { rate: "solved", reopen: "solved", reply: "open" };

/** The latest answer to any form of a conversation. */
export function latestAnswer(forms: Record<FormName, FormHandle>): Answer | null {
  const [latest] = (["rate", "reopen", "reply"] as const)
    .map((form) => ({ form, state: forms[form].state, at: forms[form].answeredAt }))
    .filter((answer) => answer.state.status !== "new")
    .sort((a, b) => b.at - a.at);
  return latest ?? null;
}

export type Notice = {
  tone: "good" | "warn" | "bad";
  text: string;
  /** The outcome of the words that could not be sent. */
  kept?: string;
  /** What was typed and has no field any more. */
  unsent?: string;
  /** The link has ended: nothing can be done from here but ask for a fresh one. */
  gone?: boolean;
};

type Facts = {
  state: UpdateState;
  commentOn: boolean;
  byToken: boolean;
  arrival: "sent" | "opened" | null;
  texts: ConversationTexts;
};

/** What is to be said after an answer, beside the errors that stand at their fields. */
export function noticeOf(answer: Answer | null, facts: Facts): Notice | null {
  const happened = answer?.state.status === "done" ? answer.form : answer ? null : facts.arrival;
  if (happened === "reply" || happened === "sent") {
    return { tone: "good", text: facts.texts.reply.sent };
  }
  if (happened === "reopen" || happened === "opened") {
    return facts.state === "open" ? { tone: "good", text: facts.texts.reopen.done } : null;
  }
  return answer?.state.status === "refused" ? refusalOf(answer, facts) : null;
}

function refusalOf(answer: Answer, facts: Facts): Notice | null {
  const { texts, state } = facts;
  const unsent = answer.state.values?.comment || answer.state.values?.body;
  const ended = endOfLink(answer, facts);
  if (ended) return { tone: "warn", ...ended, unsent: ended.gone ? unsent : "" };
  const meanwhile = state === FITS[answer.form] ? null : texts.meanwhile[answer.form][state];
  // An open conversation takes the words up in its reply box, a solved one beside "Still has issue?".
  if (meanwhile && state === "rated") return { tone: "warn", text: meanwhile, unsent };
  if (meanwhile) {
    const kept = state === "open" && unsent ? texts.reply.kept : "";
    return { tone: "warn", text: meanwhile, kept };
  }
  return badNews(answer.state, facts.commentOn);
}

/** The link or the session behind the page has ended. */
function endOfLink({ state: { code } }: Answer, { byToken, texts }: Facts) {
  if (!byToken) return code === "not_found" ? { text: texts.left, gone: false } : null;
  if (code === "expired") return { text: texts.expired, gone: true };
  return code === "not_solved" ? { text: texts.gone, gone: true } : null;
}

/** A refusal that no field of the form can show. */
function badNews(
  { code, fields = {}, message = "", values }: FormState,
  commentOn: boolean,
): Notice | null {
  if (code !== "invalid") return { tone: "bad", text: message };
  if (fields.stars || fields.body || (fields.comment && commentOn)) return null;
  return { tone: "bad", text: fields.comment ?? message, unsent: values?.comment };
}
