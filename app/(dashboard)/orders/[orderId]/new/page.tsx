import type { Metadata } from "next";
import { loadOrder } from "@/app/(dashboard)/orders/[orderId]/load-order";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Words } from "@/components/form/words";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { NewUpdateForm } from "@/components/updates/new-update-form";
import { shortName } from "@/lib/base/names";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readShop } from "@/lib/shops/queries";
import type { UpdateCard } from "@/lib/updates/card";
import { getCard, listChoices } from "@/lib/updates/queries";

type Props = PageProps<"orderId">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { order } = await loadOrder((await params).orderId, "/new");
  const t = await getTranslations("updates.new");
  return { title: t("pageTitle", { number: order.number }) };
}

export default async function NewUpdatePage({ params, searchParams }: Props) {
  const { member, order } = await loadOrder((await params).orderId, "/new");
  const { from } = await searchParams;
  const [t, shop, choices, before, places, labels] = await Promise.all([
    getTranslations("updates.new"),
    readShop(member),
    listChoices(member),
    typeof from === "string" ? orNotFound(getCard(member, pathId(from))) : null,
    getTranslations("places"),
    getTranslations("labels"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{
          href: `/orders/${order.id}`,
          label: labels("orderAndCustomer", { number: order.number, customer: order.customerName }),
        }}
        title={places("openUpdate")}
        lead={t("lead")}
      />
      <PageBody>
        <Words of={["updates.new", "updates.fields", "labels"]}>
          <NewUpdateForm
            order={{ id: order.id, email: order.email }}
            submissionId={crypto.randomUUID()}
            title={before?.title ?? ""}
            follows={followed(before, order.id)}
            assigns={shop.autoAssign}
            name={shortName({ name: order.customerName, firstName: order.firstName })}
            members={choices.members}
            statuses={choices.statuses}
          />
        </Words>
      </PageBody>
    </>
  );
}

/** The rated update of this order that the new one follows up. */
function followed(before: UpdateCard | null, orderId: string) {
  if (!before?.rating || before.orderId !== orderId) return null;
  return { id: before.id, stars: before.rating.stars };
}
