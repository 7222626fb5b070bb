import { Door } from "@/components/shell/door";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface InvitationOverProps {
  state: "unknown" | "expired" | "revoked" | "accepted";
  shopName?: string;
}

/** An invitation link that no longer works, and what to do then. */
export function InvitationOver({ state, shopName = "" }: InvitationOverProps) {
  const t = useTranslations("invitation");
  const buttons = useTranslations("buttons");
  return (
    <Door
      title={t(`over.${state}.title`)}
      lead={
        state === "unknown" ? t("over.unknown.text") : t(`over.${state}.text`, { shop: shopName })
      }
    >
      <LinkButton as={Link} href="/sign-in" variant={state === "accepted" ? "primary" : "default"}>
        {buttons("signIn")}
      </LinkButton>
    </Door>
  );
}
