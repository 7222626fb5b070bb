import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Words } from "@/components/form/words";
import { InvitationAnswer } from "@/components/members/invitation-answer";
import { InvitationOver } from "@/components/members/invitation-over";
import { Door } from "@/components/shell/door";
import { ShopTheme } from "@/components/shell/shop-theme";
import { getTranslations } from "@/lib/i18n/get-translations";
import { currentAccount } from "@/lib/identity/gates/session";
import { readAddress } from "@/lib/members/read-address";
import { readInvitation } from "@/lib/members/read-invitation";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invitation");
  return { title: t("title"), robots: { index: false } };
}

/** An invitation to join a shop. Viewing it changes nothing: its button takes it. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [t, locale, invitation, account] = await Promise.all([
    getTranslations("invitation"),
    getLocale(),
    readInvitation(token),
    currentAccount(),
  ]);
  if (invitation.state !== "open") return <InvitationOver {...invitation} />;
  const { shop, inviter, role, expiresAt } = invitation;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(expiresAt);
  const own = account && (await readAddress(account));
  return (
    <>
      <ShopTheme brand={shop.brand} />
      <Door
        title={t("heading", { shop: shop.name })}
        lead={t("text", { inviter, shop: shop.name, role })}
        footer={t("until", { date })}
      >
        <p className="mb-5">{t(`roles.${role}`)}</p>
        <Words>
          <InvitationAnswer token={token} invitation={invitation} own={own} />
        </Words>
      </Door>
    </>
  );
}
