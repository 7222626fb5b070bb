import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { TransportName } from "@/lib/mail/transport";

/** How mail goes out on this installation. */
export function TransportBanner({ transport }: { transport: TransportName }) {
  const t = useTranslations("outbox.transport");
  return (
    <Banner icon={transport === "outbox" ? "inbox" : "server"} className="mb-4">
      {t.rich(transport, { b: (words) => <b>{words}</b> })}
    </Banner>
  );
}
