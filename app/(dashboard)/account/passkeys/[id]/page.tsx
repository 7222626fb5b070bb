import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { accountClock } from "@/app/(dashboard)/account/account-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { AccountTask } from "@/components/identity/account/account-task";
import { ActForm, ActInput } from "@/components/identity/account/act-form";
import { formatDay } from "@/lib/base/format";
import { listPasskeys } from "@/lib/identity/account/queries";
import { dropPasskey, savePasskeyName } from "@/lib/identity/account-factors/actions";
import { pageFresh } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.passkeys");
  return { title: t("change") };
}

export default async function PasskeyPage({ params }: PageProps<"id">) {
  const { id } = await params;
  const actor = await pageFresh(`/account/passkeys/${id}`);
  const [t, all, mine, clock] = await Promise.all([
    getTranslations("account.passkeys"),
    getTranslations("account"),
    listPasskeys(actor),
    accountClock(),
  ]);
  const passkey = mine.find((one) => one.id === id);
  if (!passkey) notFound();
  const added = formatDay(passkey.createdAt, clock);
  return (
    <AccountTask title={passkey.name} lead={t("pageLead", { day: added })}>
      <ActForm
        act={savePasskeyName}
        hidden={{ id }}
        names={{ name: t("label") }}
        line={all.raw("problem")}
        look={{ variant: "default" }}
        texts={{ submit: t("rename"), sending: t("renaming"), lost: all("lost") }}
      >
        <ActInput
          name="name"
          label={t("label")}
          hint={t("hint")}
          stored={passkey.name}
          autoComplete="off"
        />
      </ActForm>
      <section className="grid grid-cols-1 gap-3 border-t border-border pt-5">
        <h2>{t("removeTitle")}</h2>
        <p>{t("removeText")}</p>
        <ActForm
          act={dropPasskey}
          hidden={{ id }}
          look={{ variant: "danger" }}
          texts={{ submit: t("remove"), sending: t("removing"), lost: all("lost") }}
        />
      </section>
    </AccountTask>
  );
}
