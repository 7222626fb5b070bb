import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { Icon } from "@/components/ui/icon";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { ShopTransport } from "@/lib/mail/shop-transport";

export interface TransportBannerProps {
  sending: ShopTransport;
  /** Whether the reader may choose another way. */
  mayChange: boolean;
}

/** How the shop's emails are sent. */
export function TransportBanner({ sending, mayChange }: TransportBannerProps) {
  const { name } = sending.transport;
  const keepsAll = name === "outbox" && sending.decidedBy === "installation";
  const t = useTranslations("outbox");
  const setup = useTranslations("setup");
  return (
    <Banner icon={<Icon name={name === "outbox" ? "inbox" : "server"} />} className="mb-4">
      <p>
        {t.rich(`transport.${keepsAll ? "outboxForAll" : name}`, { b: (words) => <b>{words}</b> })}
      </p>
      {mayChange && name === "outbox" && !keepsAll && (
        <p>
          <Link href="/settings/mail">{setup("steps.mail")}</Link>
        </p>
      )}
    </Banner>
  );
}
