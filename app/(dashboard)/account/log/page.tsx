import type { Metadata } from "next";
import { accountClock } from "@/app/(dashboard)/account/account-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { AccountLog } from "@/components/identity/account/account-log";
import { ListPager } from "@/components/list/list-pager";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { listAccountEvents } from "@/lib/identity/account/queries";
import { pageAccount } from "@/lib/identity/gates/session";

const PER_PAGE = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.log");
  return { title: t("title") };
}

export default async function AccountLogPage({ searchParams }: PageProps) {
  const actor = await pageAccount("/account/log");
  const { before } = await searchParams;
  const place = typeof before === "string" && /^\d{1,15}$/.test(before) ? Number(before) : null;
  const [t, clock, { rows, next }, places] = await Promise.all([
    getTranslations("account.log"),
    accountClock(),
    listAccountEvents(actor, { before: place, limit: PER_PAGE }),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/account", label: places("account") }}
        title={t("title")}
        lead={t("lead")}
      />
      <PageBody>
        {rows.length === 0 ? (
          <p className="text-muted">{t("empty")}</p>
        ) : (
          <AccountLog rows={rows} clock={clock} />
        )}
        <ListPager
          words={t}
          address={(cursor) => (cursor ? `/account/log?before=${cursor}` : "/account/log")}
          cursor={place === null ? null : String(place)}
          next={next === null ? null : String(next)}
        />
      </PageBody>
    </>
  );
}
