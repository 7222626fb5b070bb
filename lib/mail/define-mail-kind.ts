import { type ComponentType, createElement } from "react";
import type { Tx } from "@/db/client";
import type { Frame } from "@/emails/_components/layout";
import type { MailTemplate, MailText } from "@/lib/i18n/mail-text";
import type { ComposedMail, ComposeMail, Drop, DueMail, ShopRow, Wait } from "@/lib/mail/compose";
import type { Editable } from "@/lib/mail/editable";
import { mailFrame } from "@/lib/mail/frame";
import type { DropReason, MailKind, Topic } from "@/lib/mail/kinds";
import { type OptOut, optOutOf } from "@/lib/mail/opt-outs";
import type { SampleFacts } from "@/lib/mail/sample-facts";
import { mailWords, type WordValues } from "@/lib/mail/words";

/**
 * Of a `sign-in` mail only those see where its links lead whom it concerns; `feedback` does not go to
 * addresses that bounced or complained; `team` goes to members, all others to customers.
 */
export type MailClass = "sign-in" | "service" | "feedback" | "team";

type TemplateOf<N extends MailKind> = N extends `${infer Area}.${infer Name}`
  ? `${Area}-${Dashed<Name>}`
  : never;
type Dashed<S extends string> = S extends `${infer A}_${infer B}` ? `${A}-${B}` : S;

/** The template of a kind, and its part of the catalogue: `auth.sign_in` is `emails/auth-sign-in.tsx`. */
export function templateOf<N extends MailKind>(kind: N): TemplateOf<N> {
  return kind.replace(/[._]/g, "-") as TemplateOf<N>;
}

/** What every template takes. */
type CommonProps<N extends MailKind> = Frame & {
  text: MailText<TemplateOf<N>>;
  unsubscribeUrl?: string | null;
};

/** What a kind makes of the facts: values for the catalogue's sentences, or texts already made of them. */
type Content<N extends MailKind, Props> = (
  | { values: WordValues }
  | { text: MailText<TemplateOf<N>> }
) & {
  props: Omit<Props, keyof CommonProps<N>>;
  unsubscribeUrl?: string | null;
};

type Declaration<N extends MailKind, Props extends CommonProps<N>, T extends Topic> = {
  name: N;
  class: MailClass;
  /** It carries a secret that signs in: only the installation's own mail takes it, and no Outbox shows it. */
  wayIn?: true;
  /** What a customer stops with the link in such mails. */
  topic?: T;
  /** With a way to stop it, such a mail counts toward the contact budget. */
  budgeted?: true;
  /**
   * Milliseconds from its time on after which it would only puzzle, and is dropped. Null: it stays
   * useful for as long as the facts it re-reads hold.
   */
  usefulFor: number | null;
  /** What a shop may put in its own words. */
  editable?: Editable;
  template: ComponentType<Props>;
  /** `optOut` is there for kinds with a topic. */
  compose: (
    tx: Tx,
    mail: DueMail,
    shop: ShopRow,
    optOut: [T] extends [never] ? undefined : OptOut,
  ) => Promise<Content<N, Props> | ComposedMail | Drop | Wait>;
  /** Told, in the same transaction, when a mail is not sent. */
  dropped?: (tx: Tx, key: { shopId: string; mailId: string }, reason: DropReason) => Promise<void>;
  /** The same over made-up facts, for previews, test mails and the tests of the templates. */
  sample: (facts: SampleFacts) => Content<N, Props>;
};

/** A kind of mail as the rest of the product reads it. */
export type MailKindDefinition<N extends MailKind = MailKind> = Pick<
  Declaration<N, never, Topic>,
  "name" | "class" | "wayIn" | "topic" | "budgeted" | "usefulFor" | "editable" | "dropped"
> & {
  compose: ComposeMail;
  sample: (facts: SampleFacts) => ComposedMail;
};

/** Declares a kind of mail: who it concerns, when it is pointless, and how it is worded. */
export function defineMailKind<
  N extends MailKind,
  Props extends CommonProps<N>,
  T extends Topic = never,
>(kind: Declaration<N, Props, T>): MailKindDefinition<N> {
  return {
    ...kind,
    compose: async (tx, mail, shop) => {
      const optOut = kind.topic && optOutOf(tx, mail, kind.topic);
      const content = await kind.compose(tx, mail, shop, optOut as never);
      if (!("props" in content)) return content;
      const { unsubscribeUrl } = content;
      return { ...fillTemplate(kind, mailFrame(shop), content), unsubscribeUrl };
    },
    sample: (facts) => {
      const { frame, values } = facts;
      const content = kind.sample(facts);
      const sample =
        "text" in content ? content : { ...content, values: { ...content.values, ...values } };
      return fillTemplate(kind, frame, sample);
    },
  };
}

function fillTemplate<N extends MailKind, Props extends CommonProps<N>>(
  { name, template }: Pick<Declaration<N, Props, never>, "name" | "template">,
  frame: Frame,
  content: Content<N, Props>,
): ComposedMail {
  const text =
    "text" in content
      ? content.text
      : mailWords(frame.lang, templateOf(name) as MailTemplate, content.values);
  const { props, unsubscribeUrl } = content;
  const element = createElement(template, { ...frame, text, ...props, unsubscribeUrl } as never);
  return { subject: text.subject, element };
}
