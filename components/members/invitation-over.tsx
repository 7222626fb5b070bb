import Link from "next/link";
import { useTranslations } from "next-intl";
import { Door } from "@/components/shell/door";
import { LinkButton } from "@/components/ui/button";

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
      {state === "accepted" && (
        <LinkButton as={Link} href="/sign-in" variant="primary">
          {buttons("signIn")}
        </LinkButton>
      )}
    </Door>
  );
}
