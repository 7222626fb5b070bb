import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { loadCustomer } from "@/app/(dashboard)/customers/[customerId]/load-customer";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { EraseDenied } from "@/components/customers/erase-denied";
import { EraseForm } from "@/components/customers/erase-form";
import { ErasureList } from "@/components/customers/erasure-list";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { previewErasure } from "@/lib/customers/erasure-preview";
import { noteRefusal } from "@/lib/http/security-events";
import { getTranslations } from "@/lib/i18n/get-translations";
import { roleAllows } from "@/lib/identity/guards";
import { listSettingsKeepers } from "@/lib/settings/queries";

type Props = PageProps<"customerId">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { customer } = await loadCustomer((await params).customerId, "/erase");
  const t = await getTranslations("customers");
  return { title: t("erase.title", { name: customer.name || t("noName") }) };
}

/** The second step before a customer is erased: what will be deleted, what will be kept, and the confirmation text. */
export default async function EraseCustomerPage({ params }: Props) {
  const { member, customer } = await loadCustomer((await params).customerId, "/erase");
  const address = `/customers/${customer.id}`;
  if (customer.erased) redirect(address);
  const t = await getTranslations("customers");
  if (!roleAllows(member.role, "admin")) {
    noteRefusal("forbidden");
    const keepers = await listSettingsKeepers(member);
    return (
      <PageBody>
        <EraseDenied keepers={keepers} locale={await getLocale()} back={address} />
      </PageBody>
    );
  }
  const counts = await previewErasure(member, customer.id);
  const name = customer.name || t("noName");
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: address, label: t("erase.crumb", { name }) }}
        title={t("erase.title", { name })}
        lead={t("erase.lead")}
      />
      <PageBody>
        <ErasureList counts={counts} />
        <EraseForm shopId={member.shopId} customer={customer} back={address} />
      </PageBody>
    </>
  );
}
