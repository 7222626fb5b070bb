import { EmptyState } from "@/components/ui/empty-state";
import { IconLine } from "@/components/ui/layout";
import { Tabs } from "@/components/ui/tabs";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailDetail } from "@/lib/outbox/get-mail";

/** The mail as it was sent: its HTML in a frame that can do nothing, and its text. */
export function MailAsSent({ mail }: { mail: MailDetail }) {
  const t = useTranslations("outbox.mail");
  const { message } = mail;
  if (mail.private) {
    return (
      <EmptyState icon="lock" title={t("private")}>
        {t("privateText")}
      </EmptyState>
    );
  }
  if (mail.emptiedAt && !message) {
    return (
      <EmptyState icon="clock" title={t("emptied")}>
        {t("emptiedText")}
      </EmptyState>
    );
  }
  if (!message) {
    const why = { dropped: "notSentText", failed: "failedText" } as const;
    const key =
      mail.state === "dropped" || mail.state === "failed" ? why[mail.state] : "notYetText";
    return (
      <EmptyState icon="mail" title={t("notYet")}>
        {t(key)}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-3">
      <IconLine icon="lock">{t(mail.linksShown ? "shownLinks" : "masked")}</IconLine>
      <div className="overflow-hidden rounded-lg border border-border">
        <Tabs
          label={t("asSent")}
          items={[
            {
              value: "html",
              label: t("html"),
              content: (
                <iframe
                  src={`/outbox/${mail.id}/html`}
                  title={t("frame", { subject: message.subject })}
                  sandbox="allow-popups allow-popups-to-escape-sandbox"
                  className="block h-192 w-full rounded-md border border-border"
                />
              ),
            },
            {
              value: "text",
              label: t("text"),
              content: (
                <pre className="font-mono text-sm whitespace-pre-wrap wrap-anywhere">
                  {message.text}
                </pre>
              ),
            },
          ]}
        />
      </div>
    </div>
  );
}
