import { cloneElement, type ReactElement } from "react";
import { render } from "react-email";
import { expect, test } from "vitest";
import { quickHtml } from "@/emails/quick-html";
import { LOCALES } from "@/lib/base/vocabularies";
import { sampleFacts } from "@/lib/mail/sample-facts";
import { MAIL_KIND_NAMES, mailKinds } from "@/lib/mail-kinds/registry";
import { SAMPLE_SHOP } from "@/lib/testing/sample-mails";

const logo = { path: "/logo/1/2", width: 320, height: 80 };
const HOSTILE = "<b>&\"'$&$1</body></html>\u0000\u202e<!--/$--></body></html>";

test.each(MAIL_KIND_NAMES.flatMap((kind) => LOCALES.map((locale) => ({ kind, locale }))))(
  "$kind in $locale is what react-email writes",
  async ({ kind, locale }) => {
    const plain = mailKinds[kind].sample(sampleFacts(SAMPLE_SHOP, locale)).element;
    const shown = mailKinds[kind].sample(sampleFacts({ ...SAMPLE_SHOP, logo }, locale)).element;
    const words = Object.keys(plain.props.text).map((key) => [key, HOSTILE]);
    const odd = cloneElement(shown, { text: Object.fromEntries(words) });
    const rtl = cloneElement<{ text: Record<string, string> }>(plain, { dir: "rtl" } as object);
    const forms: ReactElement[] = [plain, shown, odd, rtl];
    for (const form of forms) expect(quickHtml(form)).toBe(await render(form));
  },
);

test("with the logo the shop has, and nothing to load ahead", () => {
  const facts = sampleFacts({ ...SAMPLE_SHOP, logo }, "en");
  const html = quickHtml(mailKinds["update.solved"].sample(facts).element);
  expect(html).toContain("/logo/1/2");
  expect(html).not.toContain("preload");
});
