import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { GoneView } from "@/app/gone/gone-view";
import { CustomerPage } from "@/components/portal/customer-page";
import { NoticeCard } from "@/components/portal/notice-card";
import { getTranslations } from "@/lib/i18n/get-translations";
import { type LinkState, linkRead } from "@/lib/identity/access/customer-links";
import { linkPath } from "@/lib/mail/links";
import { purposeParam } from "@/lib/portal/addresses";
import { getPublicShop } from "@/lib/portal/public-shop";

type Props = {
  params: Promise<{ purpose: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const UNKNOWN: LinkState = { state: "unknown" };

function readGone(purpose: string, token: string) {
  const known = purposeParam(purpose);
  return known ? linkRead.onPage(known, token) : UNKNOWN;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { purpose, token } = await params;
  const { state } = await readGone(purpose, token);
  const t = await getTranslations("portal");
  return { title: { absolute: t(state === "good" ? "unknown.title" : `${state}.title`) } };
}

/** Where expired links lead, with status 410. After "Email me a new link" it says so. */
export default async function GonePage({ params, searchParams }: Props) {
  const { purpose, token } = await params;
  const known = purposeParam(purpose);
  const link = await readGone(purpose, token);
  if (!known || link.state === "unknown") notFound();
  // What was over goes on: a conversation that was solved again can be rated by the same link.
  if (link.state === "good") redirect(linkPath(known, token));
  if (!(await searchParams).sent) return <GoneView link={link} purpose={known} token={token} />;
  const [t, shop] = await Promise.all([
    getTranslations("portal.freshLink"),
    getPublicShop(link.shopId),
  ]);
  return (
    <CustomerPage shop={shop} single>
      <NoticeCard title={t("sent")} text={t("sentText")} />
    </CustomerPage>
  );
}
