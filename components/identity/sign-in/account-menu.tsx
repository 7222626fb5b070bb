"use client";

import { KeySwitch } from "@/components/shell/keys/key-switch";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { signOutMember } from "@/lib/identity/sign-in/actions";

/** What belongs to the member: the account, the keys switch and the way out. */
export function AccountMenu() {
  const t = useTranslations("dashboard.keys");
  const buttons = useTranslations("buttons");
  const account = useTranslations("places")("account");
  return (
    <div className="grid grid-cols-1 gap-2 p-2">
      <LinkButton
        as={Link}
        href="/account"
        variant="quiet"
        icon="user"
        wide
        className="justify-start"
      >
        {account}
      </LinkButton>
      <KeySwitch label={t("label")} hint={t("hint")} />
      <form action={signOutMember} className="border-t border-border pt-2">
        <SubmitButton variant="quiet" wide className="justify-start">
          <Icon name="log-out" />
          {buttons("signOut")}
        </SubmitButton>
      </form>
    </div>
  );
}
