import { useTranslations } from "next-intl";
import { StateLine } from "@/components/ui/status";
import { Kbd } from "@/components/ui/text";
import type { UpdateCard } from "@/lib/updates/card";
import type { CardView } from "./card-view";
import { Composer } from "./composer";

export interface CardComposerProps {
  card: UpdateCard;
  view: CardView;
  kind: "customer" | "internal";
}

/** The composer of one side, with who will read it. */
export function CardComposer({ card, view, kind }: CardComposerProps) {
  const t = useTranslations("updates.compose");
  const lost = useTranslations("dashboard")("lost");
  const name = view.customer.firstName;
  const common = {
    updateId: card.id,
    submissionId: crypto.randomUUID(),
    memberId: view.me.memberId,
  };
  const rated = card.state === "rated" ? t("rated") : null;
  if (kind === "internal") {
    return (
      <Composer
        {...common}
        kind="internal"
        closed={rated}
        texts={{
          label: t("internal"),
          placeholder: t("internalHint"),
          send: t("add"),
          sending: t("sending"),
          done: t("added"),
          lost,
        }}
        recipient={
          <StateLine tone="wait" icon="lock">
            {t("never", { name })}
          </StateLine>
        }
      />
    );
  }
  const solved = card.state === "solved" ? t("solved", { name }) : null;
  const hint = view.customer.email ? "customerHint" : "customerHintUnmailed";
  return (
    <Composer
      {...common}
      kind="customer"
      closed={rated ?? solved}
      closedLine={solved}
      texts={{
        label: t("customer", { name }),
        placeholder: t(hint, { name }),
        send: t("send"),
        sending: t("sending"),
        done: t("sent", { name }),
        lost,
      }}
      recipient={<Recipient card={card} view={view} />}
    />
  );
}

function Recipient({ card, view }: Omit<CardComposerProps, "kind">) {
  const t = useTranslations("updates.compose");
  const { email, firstName } = view.customer;
  return (
    <>
      <span className="wrap-anywhere">{email ? t("to", { email }) : t("toNobody")}</span>{" "}
      <span className="max-md:hidden pointer-coarse:hidden">
        {t.rich("keys", { key: (words) => <Kbd>{words}</Kbd> })}
      </span>
      {!card.visible && (
        <StateLine tone="wait" icon="eye" className="mt-0.5 w-full">
          {t("makesVisible", { name: firstName })}
        </StateLine>
      )}
    </>
  );
}
