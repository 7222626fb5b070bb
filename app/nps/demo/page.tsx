import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { EmbedScript } from "@/components/nps/website/embed-script";
import { getTranslations } from "@/lib/i18n/get-translations";
import { surveyShopName } from "@/lib/nps/public-api/page-shop";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const CHANNEL = "website";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("npsDemo");
  const { shop } = await shopOf(searchParams);
  return { title: { absolute: t("title", { shop }) } };
}

/** The embedded survey as it looks in a shop's page, by the shop's public key. */
export default async function DemoPage({ searchParams }: Props) {
  const { key, shop } = await shopOf(searchParams);
  const t = await getTranslations("npsDemo");
  const data = { shop: key, channel: CHANNEL, lang: await getLocale(), always: "" };
  return (
    <div className="portal min-h-dvh bg-canvas px-4 py-12 text-base">
      <main className="mx-auto grid max-w-160 gap-6">
        <header>
          <p className="text-muted">{shop}</p>
          <h1>{t("heading")}</h1>
          <p className="mt-2 text-muted">{t("text")}</p>
        </header>
        <EmbedScript src="/nps/embed.js" data={data} />
        <noscript>
          <p>{t("noScript")}</p>
        </noscript>
        <p className="text-sm text-muted">{t("counts", { channel: CHANNEL })}</p>
      </main>
    </div>
  );
}

async function shopOf(searchParams: Props["searchParams"]) {
  const { shop: key } = await searchParams;
  const shop = typeof key === "string" ? await surveyShopName(key) : null;
  if (typeof key !== "string" || shop === null) notFound();
  return { key, shop };
}
