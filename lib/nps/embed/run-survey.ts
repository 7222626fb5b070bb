import { rememberAnswer } from "@/lib/nps/embed/memory";
import type { Options } from "@/lib/nps/embed/options";
import type { Category, SurveyLink } from "@/lib/nps/embed/survey-link";
import { tell } from "@/lib/nps/embed/tell";
import { buildView, type View } from "@/lib/nps/embed/view";
import type { Words } from "@/lib/nps/embed/words";
import { bandOf } from "@/lib/nps/score";

/** The survey from its first question to the thanks; returns what is to be shown. */
export function runSurvey(options: Options, words: Words, link: SurveyLink): HTMLElement {
  const view = buildView(words);
  const attempt = attempts(view, words);
  let rate = 0;
  /** The shop's words where they can be had, else ours: an answer given is never held up by them. */
  const wordsOf = async (kind: "question" | "success", ours: string) => {
    const category = await link.category().catch((): Category | null => null);
    return category?.[`${bandOf(rate)}_${kind}`] || ours;
  };
  const give = async () => {
    await link.send(rate, "");
    rememberAnswer(options.shop);
    view.ask(await wordsOf("question", words.followUp));
  };
  const finish = async () => view.thank(await wordsOf("success", words.thanks));
  const say = async () => {
    const comment = view.comment.value.trim();
    if (comment) await link.send(rate, comment);
    await finish();
  };
  for (const [score, button] of view.scores.entries()) {
    button.addEventListener("click", () => {
      void attempt(() => {
        rate = score;
        view.mark(score);
        return give();
      });
    });
  }
  view.send.addEventListener("click", () => void attempt(say));
  view.skip.addEventListener("click", () => void attempt(finish));
  return view.card;
}

type Work = () => Promise<void>;

/** Runs one thing at a time; one that fails stays as it is and can be tried again. */
function attempts(view: View, words: Words): (work: Work) => Promise<void> {
  let busy = false;
  let failed: Work | null = null;
  const attempt = async (work: Work) => {
    if (busy) return;
    busy = true;
    view.wait(words.sending);
    try {
      await work();
    } catch (error) {
      tell(error);
      failed = work;
      view.fail(words.failed);
    }
    busy = false;
  };
  view.again.addEventListener("click", () => void (failed && attempt(failed)));
  return attempt;
}
