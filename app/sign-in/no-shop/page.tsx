import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door } from "@/components/shell/door";
import { Link } from "@/components/shell/link";
import { ButtonRow, LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readAccount } from "@/lib/identity/account/queries";
import { currentMember, lockedShop, pageAccount } from "@/lib/identity/gates/session";
import { signOutMember } from "@/lib/identity/sign-in/actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.noShop");
  return { title: t("title") };
}

/** For people who are signed in and are not, or not yet, members of a shop. */
export default async function NoShopPage() {
  const actor = await pageAccount("/");
  if ((await currentMember()) || (await lockedShop())) redirect("/");
  const [t, { email }, buttons, places] = await Promise.all([
    getTranslations("auth.noShop"),
    readAccount(actor),
    getTranslations("buttons"),
    getTranslations("places"),
  ]);
  return (
    <Door title={t("title")} lead={t("lead", { email })}>
      <p>{t("text")}</p>
      <ButtonRow className="mt-5">
        <LinkButton as={Link} href="/account">
          {places("account")}
        </LinkButton>
        <form action={signOutMember}>
          <SubmitButton variant="quiet">{buttons("signOut")}</SubmitButton>
        </form>
      </ButtonRow>
    </Door>
  );
}
