import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { Icon } from "@/components/ui/icon";
import type { TransportName } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface TransportBannerProps {
  transport: TransportName;
  /** Whether the reader may choose another way. */
  mayChange: boolean;
}

/** How the shop's emails are sent. */
export function TransportBanner({ transport, mayChange }: TransportBannerProps) {
  const t = useTranslations("outbox");
  const setup = useTranslations("setup");
  return (
    <Banner icon={<Icon name={transport === "outbox" ? "inbox" : "server"} />} className="mb-4">
      <p>{t.rich(`transport.${transport}`, { b: (words) => <b>{words}</b> })}</p>
      {mayChange && transport === "outbox" && (
        <p>
          <Link href="/settings/mail">{setup("steps.mail")}</Link>
        </p>
      )}
    </Banner>
  );
}
