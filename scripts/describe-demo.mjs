/**
 * The text a person sees when the demo runs.
 *
 * @param {{
 *   demo: {
 *     home: string,
 *     signIns: { email: string, role: string }[],
 *     password: string,
 *     links: { label: string, url: string }[],
 *     outbox: string,
 *     apiKey: string | null,
 *     survey: { title: string, page: string, shopId: string, shopSecret: string },
 *     notes: string[],
 *   },
 *   config: { appUrl: string, dataDir: string },
 *   logDir: string,
 * }} what
 */
export function describeDemo({ demo, config, logDir }) {
  const sections = [
    ["Starloop is running. Stop it with Ctrl-C."],
    table([
      ["Dashboard", config.appUrl],
      ...demo.signIns.map(({ email, role }, row) => [
        row === 0 ? "Sign in as" : "",
        `${email}  (${role})`,
      ]),
      ["Password", demo.password],
      ["Home", demo.home],
      ["Outbox", demo.outbox],
      ...(demo.apiKey ? [["API key", demo.apiKey]] : []),
    ]),
    ["What customers see", ...table(demo.links.map(({ label, url }) => [`  ${label}`, url]))],
    // The keys in this form, on lines of their own, for those who copy them into a program.
    [
      `${demo.survey.title}  ${demo.survey.page}`,
      `shop_id=${demo.survey.shopId}`,
      `shop_secret=${demo.survey.shopSecret}`,
    ],
    demo.notes,
    table([
      ["Data", config.dataDir],
      ["Logs", logDir],
      ["Start afresh", "npm run demo -- --reset"],
    ]),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `\n${text.join("\n\n")}\n`;
}

function table(rows) {
  const width = Math.max(0, ...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, value]) => name.padEnd(width) + value);
}
