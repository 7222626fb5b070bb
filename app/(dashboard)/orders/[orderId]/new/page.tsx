import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { loadOrder } from "@/app/(dashboard)/orders/[orderId]/load-order";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { PageBody, PageHead } from "@/components/ui/layout";
import { NewUpdateForm } from "@/components/updates/new-update-form";
import { firstName } from "@/lib/base/names";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { getCard, listChoices } from "@/lib/updates/queries";
import { NOTE_MAX } from "@/lib/updates/schema";

type Props = PageProps<"orderId">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { order } = await loadOrder((await params).orderId, "/new");
  const t = await getTranslations("updates.new");
  return { title: t("pageTitle", { number: order.number }) };
}

export default async function NewUpdatePage({ params, searchParams }: Props) {
  const { member, order } = await loadOrder((await params).orderId, "/new");
  const { from } = await searchParams;
  const [t, dashboard, choices, before] = await Promise.all([
    getTranslations("updates.new"),
    getTranslations("dashboard"),
    listChoices(member),
    typeof from === "string" ? orNotFound(getCard(member, pathId(from))) : null,
  ]);
  const name = firstName(order.customerName);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{
          href: `/orders/${order.id}`,
          label: t("crumb", { number: order.number, customer: order.customerName }),
        }}
        title={t("title")}
        lead={t("lead")}
      />
      <PageBody>
        <NewUpdateForm
          orderId={order.id}
          submissionId={crypto.randomUUID()}
          title={before?.title ?? ""}
          members={choices.members}
          statuses={choices.statuses}
          texts={{
            title: t("titleLabel"),
            titleHint: t("titleHint", { name }),
            status: t("status"),
            assignee: t("assignee"),
            nobody: t("nobody"),
            customerNote: t("customerNote", { name }),
            customerNoteHint: order.email
              ? t("customerNoteHint", { email: order.email })
              : t("customerNoteHintUnmailed"),
            internalNote: t("internalNote"),
            internalNoteHint: t("internalNoteHint"),
            submit: t("submit"),
            sending: t("sending"),
            cancel: t("cancel"),
            count: t("count"),
            max: t("max", { max: NOTE_MAX }),
            lost: dashboard("lost"),
          }}
        />
      </PageBody>
    </>
  );
}
