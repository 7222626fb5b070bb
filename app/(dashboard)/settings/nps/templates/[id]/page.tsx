import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { TemplatePage } from "@/components/nps/templates/template-page";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { getTranslations } from "@/lib/i18n/get-translations";
import { isLocale } from "@/lib/i18n/locales";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readLoudWords, readTemplate } from "@/lib/nps/templates/queries";
import { readOwnAddress } from "@/lib/shops/mail-shop";

type Props = PageProps<"id">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsTemplates");
  return { title: t("editPageTitle") };
}

export default async function EditTemplatePage({ params, searchParams }: Props) {
  const id = pathId((await params).id);
  const member = await pageMember(`/settings/nps/templates/${id}`);
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [template, loudWords, address, clock, { rating, locale }] = await Promise.all([
    orNotFound(readTemplate(member, id)),
    readLoudWords(member),
    readOwnAddress(member),
    pageClock(member),
    searchParams,
  ]);
  const score = typeof rating === "string" && /^(\d|10)$/.test(rating) ? Number(rating) : null;
  return (
    <TemplatePage
      template={template}
      loudWords={loudWords}
      address={address}
      shop={{ id: member.shopId }}
      locale={isLocale(locale) ? locale : template.locale}
      tapped={score}
      clock={clock}
    />
  );
}
