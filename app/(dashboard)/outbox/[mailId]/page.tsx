import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { MailAsSent } from "@/components/outbox/mail-as-sent";
import { MailFacts } from "@/components/outbox/mail-facts";
import { MailState } from "@/components/outbox/mail-state";
import { orderAddress } from "@/components/outbox/mail-view";
import { SendAgain } from "@/components/outbox/send-again";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { Columns, PageBody, PageHead, SectionHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { loadMail } from "./load-mail";

type Props = PageProps<"mailId">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { mail } = await loadMail((await params).mailId);
  const [t, kinds] = await Promise.all([getTranslations("outbox"), getTranslations("mailKinds")]);
  return { title: mail.subject ?? t("mail.noSubject", { kind: kinds(mail.kind) }) };
}

export default async function MailPage({ params }: Props) {
  const { member, mail } = await loadMail((await params).mailId);
  const [t, kinds, clock, buttons, places] = await Promise.all([
    getTranslations("outbox.mail"),
    getTranslations("mailKinds"),
    pageClock(member),
    getTranslations("buttons"),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/outbox", label: places("outbox") }}
        title={mail.subject ?? t("noSubject", { kind: kinds(mail.kind) })}
        facts={<MailState mail={mail} />}
        actions={
          <>
            {mail.state === "failed" && <SendAgain mailId={mail.id} />}
            {mail.updateId && (
              <LinkButton as={Link} href={orderAddress(mail)}>
                {buttons("openUpdate")}
              </LinkButton>
            )}
          </>
        }
      />
      <PageBody>
        <Columns
          single
          asideLabel={t("facts")}
          aside={
            <section>
              <SectionHead title={t("facts")} />
              <MailFacts mail={mail} clock={clock} />
            </section>
          }
        >
          <MailAsSent mail={mail} />
        </Columns>
      </PageBody>
    </>
  );
}
