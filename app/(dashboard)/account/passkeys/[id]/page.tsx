import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { accountClock } from "@/app/(dashboard)/account/account-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Field } from "@/components/form/field";
import { SimpleForm } from "@/components/form/simple-form";
import { AccountTask } from "@/components/identity/account/account-task";
import { formatDay } from "@/lib/base/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { listPasskeys } from "@/lib/identity/account/queries";
import { deletePasskey, savePasskeyName } from "@/lib/identity/account-factors/actions";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.passkeys");
  return { title: t("change") };
}

export default async function PasskeyPage({ params }: PageProps<"id">) {
  const { id } = await params;
  const actor = await pageFresh(`/account/passkeys/${id}`);
  const [t, mine, clock, buttons, labels] = await Promise.all([
    getTranslations("account.passkeys"),
    listPasskeys(actor),
    accountClock(),
    getTranslations("buttons"),
    getTranslations("labels"),
  ]);
  const passkey = mine.find((one) => one.id === id);
  if (!passkey) notFound();
  const added = formatDay(passkey.createdAt, clock);
  return (
    <AccountTask title={passkey.name} lead={t("pageLead", { day: added })}>
      <SimpleForm
        action={savePasskeyName}
        hidden={{ id }}
        values={{ name: passkey.name }}
        labels={{ name: labels("name") }}
        submit={{ label: buttons("saveName"), saves: true, variant: "default" }}
      >
        <Field name="name" hint={t("hint")} spellCheck={false} />
      </SimpleForm>
      <section className="grid grid-cols-1 gap-3 border-t border-border pt-5">
        <h2>{t("removeTitle")}</h2>
        <p>{t("removeText")}</p>
        <SimpleForm
          action={deletePasskey}
          hidden={{ id }}
          submit={{ label: t("remove"), pending: "removing", variant: "danger" }}
        />
      </section>
    </AccountTask>
  );
}
