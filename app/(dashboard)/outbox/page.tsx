import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { ListKeys } from "@/components/list/list-keys";
import { MailList } from "@/components/outbox/mail-list";
import { OutboxFilters } from "@/components/outbox/outbox-filters";
import { SendAllAgain } from "@/components/outbox/send-all-again";
import { StandstillBanner } from "@/components/outbox/standstill-banner";
import { TransportBanner } from "@/components/outbox/transport-banner";
import { PageBody, PageHead } from "@/components/ui/layout";
import { listAddress } from "@/lib/base/list-address";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readStandstill } from "@/lib/mail/dispatch/standstill";
import { readShopTransport } from "@/lib/mail/shop-transport";
import { MAIL_KIND_NAMES } from "@/lib/mail-kinds/registry";
import { countChips, listMails } from "@/lib/outbox/queries";
import { outboxListSchema } from "@/lib/outbox/schema";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("outbox") };
}

export default async function OutboxPage({ searchParams }: PageProps) {
  const {
    q,
    state = null,
    kind = null,
    cursor = null,
  } = parse(outboxListSchema, await searchParams);
  const search = { q, state, kind };
  const member = await pageMember(listAddress("/outbox", { ...search, cursor }));
  const [t, clock, counts, sending, { rows, next }, places, standstill] = await Promise.all([
    getTranslations("outbox"),
    pageClock(member),
    countChips(member),
    readShopTransport(member.shopId),
    listMails(member, { q, filter: state, kind, cursor, limit: PAGE }),
    getTranslations("places"),
    readStandstill(member.shopId),
  ]);
  const mayChange = roleAllows(member.role, "admin");
  return (
    <>
      <PageHead title={places("outbox")} lead={t("lead")} />
      <PageBody>
        <StandstillBanner standstill={standstill} clock={clock} />
        <TransportBanner sending={sending} mayChange={mayChange} />
        <OutboxFilters search={search} kinds={MAIL_KIND_NAMES} counts={counts} />
        {mayChange && state === "failed" && counts.failed > 0 && <SendAllAgain />}
        <ListKeys />
        <p role="status" className="sr-only">
          {t("shown", { count: rows.length })}
        </p>
        <MailList
          mails={rows}
          search={search}
          cursor={cursor}
          next={next}
          clock={clock}
          mayChangeList={mayChange}
        />
      </PageBody>
    </>
  );
}
