import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailSettings, members } from "@/db/schema";
import MailTest from "@/emails/mail-test";
import { env } from "@/lib/base/env";
import { HOUR } from "@/lib/base/time";
import { defineMailKind, type MailKindDefinition } from "@/lib/mail/define-mail-kind";
import { mailDates } from "@/lib/mail/frame";
import type { MailKind } from "@/lib/mail/kinds";
import { mailCheckUrl } from "@/lib/mail/mail-check";
import { readShopText } from "@/lib/mail/shop-texts";
import { readShopTransport } from "@/lib/mail/shop-transport";
import { testedTemplate, testSubject } from "@/lib/mail/test-key";
import { composeSample } from "@/lib/mail-kinds/compose-sample";
import { composeTemplateTest } from "@/lib/nps/templates/compose-sample";

/** Says that mail goes out, or shows one kind of mail, or a template of the shop's, as customers get it. */
export const defineTestMail = (kindOf: (kind: MailKind) => MailKindDefinition) =>
  defineMailKind({
    name: "mail.test",
    class: "team",
    usefulFor: HOUR,
    template: MailTest,
    compose: async (tx, mail, shop) => {
      const [member] = await tx
        .select({ name: members.name })
        .from(members)
        .where(
          and(
            eq(members.shopId, mail.shopId),
            eq(members.id, mail.memberId ?? mail.id),
            isNull(members.deactivatedAt),
          ),
        );
      if (!member) return { drop: "member_gone" };
      const template = testedTemplate(mail.dedupeKey);
      if (template) return composeTemplateTest(template)(tx, mail, shop);
      const subject = testSubject(mail.dedupeKey);
      if (subject) {
        const own = await readShopText({ shopId: shop.id, ...subject });
        return composeSample(kindOf(subject.kind), { shop, locale: subject.locale, own });
      }
      const { transport, decidedBy } = await readShopTransport(mail.shopId);
      const isOwn = decidedBy === "shop" && transport.name !== "outbox";
      return {
        values: {
          shop_name: shop.name,
          transport: transport.name,
          time: mailDates(shop).time(new Date()),
          member_name: member.name,
          reply_to: shop.replyTo,
        },
        props: {
          manageUrl: `${env().APP_URL}/settings/mail`,
          checkUrl: isOwn ? await checkUrlOf(tx, mail.shopId) : null,
        },
      };
    },
    sample: ({ agentName, dates, now, url }) => ({
      values: {
        transport: "smtp",
        time: dates.time(now),
        member_name: agentName,
        reply_to: "hello@shop.example",
      },
      props: { manageUrl: url, checkUrl: url },
    }),
  });

async function checkUrlOf(tx: Tx, shopId: string): Promise<string | null> {
  const [provider] = await tx.select().from(mailSettings).where(eq(mailSettings.shopId, shopId));
  return provider ? mailCheckUrl(shopId, provider) : null;
}
