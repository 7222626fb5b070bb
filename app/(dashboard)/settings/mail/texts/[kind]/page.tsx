import type { Metadata } from "next";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { MailText } from "@/components/settings/mail/mail-text";
import { Link } from "@/components/shell/link";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { roleAllows } from "@/lib/identity/guards";
import { readTextPage } from "@/lib/settings/mail/text-page";
import { loadText } from "./load-text";

type Props = PageProps<"kind">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { kind } = await loadText((await params).kind, (await searchParams).locale);
  const [t, kinds] = await Promise.all([
    getTranslations("mailSettings.texts"),
    getTranslations("mailKinds"),
  ]);
  return { title: t("pageTitle", { kind: kinds(kind) }) };
}

export default async function MailTextPage({ params, searchParams }: Props) {
  const { member, kind, locale } = await loadText((await params).kind, (await searchParams).locale);
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, kinds, page, places] = await Promise.all([
    getTranslations("mailSettings.texts"),
    getTranslations("mailKinds"),
    readTextPage(member, { kind, locale }),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/mail#texts", label: places("mail") }}
        title={kinds(kind)}
        lead={t("about")}
      />
      <MailText {...page} shopId={member.shopId} kind={kind} locale={locale} />
    </>
  );
}
