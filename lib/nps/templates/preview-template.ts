import { renderMail } from "@/emails/render";
import type { MemberActor } from "@/lib/identity/actor";
import { inLook, type Look } from "@/lib/mail/in-look";
import { composeTemplateSample } from "@/lib/nps/templates/compose-sample";
import { readTemplate } from "@/lib/nps/templates/queries";
import { readWholeShop } from "@/lib/shops/mail-shop";

/**
 * The HTML of a template in the shop's look, with the words that are saved or with those given, in
 * one theme whatever the reader's is. Throws `forbidden` for agents and `not_found`.
 */
export async function previewTemplate(
  actor: MemberActor,
  templateId: string,
  look: Look,
  words?: { subject: string; body: string },
): Promise<string> {
  const [shop, saved] = await Promise.all([readWholeShop(actor), readTemplate(actor, templateId)]);
  const { element } = composeTemplateSample(shop, templateId, words ?? saved);
  const { html } = await renderMail(element);
  return inLook(html, look);
}
