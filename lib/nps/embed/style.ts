const DARK = `
  --surface: var(--starloop-surface, #1a1b19); --sunken: var(--starloop-hover, #242623);
  --text: var(--starloop-text, #ecede9); --muted: var(--starloop-muted, #abafa6);
  --line: var(--starloop-border, #30332e); --edge: var(--starloop-edge, #858a80);
  --accent: var(--starloop-accent, #5fa7bb); --on-accent: var(--starloop-on-accent, #0b1416);
  color-scheme: dark;`;

/** The widget's looks, within its shadow root; a page changes them by the custom properties. */
export const STYLE = `
:host { display: block; container-type: inline-size; max-width: 40rem; }
* { box-sizing: border-box; margin: 0; }
[hidden] { display: none !important; }
.card {
  --surface: var(--starloop-surface, #fff); --sunken: var(--starloop-hover, #f0f0ed);
  --text: var(--starloop-text, #1b1d1a); --muted: var(--starloop-muted, #595d56);
  --line: var(--starloop-border, #e0e1db); --edge: var(--starloop-edge, #868a81);
  --accent: var(--starloop-accent, #0f6274); --on-accent: var(--starloop-on-accent, #fff);
  --radius: var(--starloop-radius, 0.4375rem); color-scheme: light;
  padding: 1rem; border: 1px solid var(--line);
  border-radius: calc(var(--radius) * 1.4); background: var(--surface); color: var(--text);
  font: 400 1rem/1.5 var(--starloop-font, inherit); font-family: var(--starloop-font, inherit);
  letter-spacing: normal; text-align: start; text-transform: none; white-space: normal;
}
@media (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) .card {${DARK} } }
:host([data-theme="dark"]) .card {${DARK} }
fieldset { min-width: 0; padding: 0; border: 0; }
legend { padding: 0; font-size: 1.125rem; font-weight: 600; text-wrap: balance; }
label { font-weight: 600; }
.ends { display: flex; justify-content: space-between; gap: 1rem; color: var(--muted); font-size: 0.875rem; }
fieldset .ends { margin: 0.75rem 0 0.5rem; }
.ends span + span { text-align: end; }
.scores { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 0.25rem; }
button, textarea { font: inherit; color: inherit; border: 1px solid var(--edge); border-radius: var(--radius); }
button { min-height: 2.75rem; padding: 0.5rem 1rem; background: var(--surface); font-weight: 550; cursor: pointer; transition: background 0.12s; }
button:hover { background: var(--sunken); }
.score { min-height: 3.25rem; padding: 0; font-variant-numeric: tabular-nums; }
.send, .score[aria-pressed="true"] { background: var(--accent); color: var(--on-accent); }
.score[aria-pressed="true"] { border: 2px solid var(--text); font-weight: 700; text-decoration: underline; text-underline-offset: 0.25em; }
.quiet { border-color: transparent; background: none; text-decoration: underline; text-underline-offset: 0.2em; }
[aria-busy] button { cursor: progress; }
textarea { display: block; width: 100%; min-height: 5.5rem; padding: 0.5rem 0.75rem; background: var(--surface); resize: vertical; }
.more { display: grid; gap: 0.5rem; margin-top: 1rem; }
.acts, .news { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.news:has([role="status"]:not(:empty)) { margin-top: 1rem; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
label:focus, .thanks:focus { outline: none; }
.thanks { font-size: 1.125rem; font-weight: 600; }
@container (max-width: 20rem) { .scores { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
@container (min-width: 35rem) { .scores { grid-template-columns: repeat(11, minmax(0, 1fr)); } }
@media (prefers-reduced-motion: reduce) { button { transition: none; } }
@media (forced-colors: active) { .score[aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; } }
`;
