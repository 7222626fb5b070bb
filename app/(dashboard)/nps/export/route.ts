import { getLocale } from "next-intl/server";
import { seeOther } from "@/lib/http/see-other";
import { textStream } from "@/lib/http/text-stream";
import { getTranslations } from "@/lib/i18n/get-translations";
import { confirmFirst } from "@/lib/identity/gates/confirm-first";
import { currentFresh, currentMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { answersAddress } from "@/lib/nps/report/address";
import { exportAnswers } from "@/lib/nps/report/export-answers";
import { dayIn } from "@/lib/nps/report/periods";
import { readAnswersSearch } from "@/lib/nps/report/schema";
import { readShop } from "@/lib/shops/queries";

/** The answers of the list's filters as a CSV file, written out while they are read. */
export async function GET(request: Request): Promise<Response> {
  const { filter } = readAnswersSearch(Object.fromEntries(new URL(request.url).searchParams));
  const member = await currentMember();
  if (!member) return seeOther(`/sign-in?next=${encodeURIComponent(answersAddress(filter))}`);
  if (!roleAllows(member.role, "admin")) return refusal();
  if (!(await currentFresh())) return confirmFirst(answersAddress(filter));
  const [locale, { timeZone }] = await Promise.all([getLocale(), readShop(member)]);
  const text = exportAnswers(member, filter, { locale, timeZone });
  return new Response(textStream(text), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="nps-${dayIn(timeZone, new Date())}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}

/** The file holds addresses and phone numbers, which agents see one customer at a time. */
async function refusal(): Promise<Response> {
  const t = await getTranslations("npsReport.export");
  return new Response(t("denied"), {
    status: 403,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
