import type { Words } from "@/lib/nps/embed/words";

const SCORES = Array.from({ length: 11 }, (_, score) => score);
const COMMENT_MAX = 2000;

/** What the widget shows, and the few ways in which that changes. */
export type View = {
  card: HTMLElement;
  scores: HTMLButtonElement[];
  comment: HTMLTextAreaElement;
  send: HTMLButtonElement;
  skip: HTMLButtonElement;
  again: HTMLButtonElement;
  mark: (score: number) => void;
  wait: (text: string) => void;
  fail: (text: string) => void;
  ask: (question: string) => void;
  thank: (text: string) => void;
};

type Attributes = Record<string, string>;

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

function button(text: string, className: string): HTMLButtonElement {
  return make("button", { type: "button", class: className }, text);
}

/** Builds the widget's elements; no markup is parsed, so no page's policy stands in the way. */
export function buildView(words: Words): View {
  const scores = SCORES.map((score) => button(String(score), "score"));
  for (const score of scores) score.setAttribute("aria-pressed", "false");
  const ends = make("p", { class: "ends", id: "ends" });
  ends.append(make("span", {}, `0: ${words.lowest}`), make("span", {}, `10: ${words.highest}`));
  const row = make("div", { class: "scores" }, ...scores);
  const legend = make("legend", {}, words.question);
  const scale = make("fieldset", { "aria-describedby": "ends" }, legend, ends, row);

  const question = make("label", { for: "comment", id: "question", tabindex: "-1" });
  const rows = { rows: "3", maxlength: String(COMMENT_MAX) };
  const comment = make("textarea", { id: "comment", "aria-describedby": "optional", ...rows });
  const optional = make("p", { class: "ends", id: "optional" }, words.optional);
  const send = button(words.send, "send");
  const skip = button(words.skip, "quiet");
  const more = make("div", { class: "more" }, question, comment, optional);
  more.append(make("div", { class: "acts" }, send, skip));
  more.hidden = true;

  const status = make("p", { role: "status" });
  const again = button(words.again, "again");
  again.hidden = true;
  const news = make("div", { class: "news" }, status, again);
  const card = make("section", { class: "card", "aria-label": words.label }, scale, more, news);
  const told = { card, status, again, question, more };
  return { card, scores, comment, send, skip, again, ...changes(told, scores) };
}

type Told = {
  card: HTMLElement;
  status: HTMLElement;
  again: HTMLElement;
  question: HTMLElement;
  more: HTMLElement;
};

function changes({ card, status, again, question, more }: Told, scores: HTMLElement[]) {
  const settle = (text: string, failed: boolean) => {
    card.removeAttribute("aria-busy");
    status.textContent = text;
    again.hidden = !failed;
  };
  return {
    mark(score: number) {
      for (const [index, one] of scores.entries()) {
        one.setAttribute("aria-pressed", String(index === score));
      }
    },
    wait(text: string) {
      card.setAttribute("aria-busy", "true");
      status.textContent = text;
    },
    fail: (text: string) => settle(text, true),
    ask(text: string) {
      settle("", false);
      question.textContent = text;
      more.hidden = false;
      question.focus();
    },
    thank(text: string) {
      settle("", false);
      const thanks = make("p", { class: "thanks", tabindex: "-1" }, text);
      card.replaceChildren(thanks);
      thanks.focus();
    },
  };
}
