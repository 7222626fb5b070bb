import { ActionButton } from "@/components/form/action-button";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LabelOf } from "@/components/ui/label-of";
import { StatusPill } from "@/components/ui/status";
import { Facts } from "@/components/ui/text";
import { formatList } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { moveRuleInList, switchRuleOnOrOff } from "@/lib/nps/rules/actions";
import type { RuleRow } from "@/lib/nps/rules/queries";

export interface RuleListProps {
  rules: RuleRow[];
  shopId: string;
  locale: string;
}

/** The rules in the order they are tried, each in words, with what can be done to it. */
export function RuleList({ rules, shopId, locale }: RuleListProps) {
  const t = useTranslations("npsRules");
  return (
    <ol className="grid grid-cols-1 gap-3" aria-label={t("list")}>
      {rules.map((rule, index) => (
        <li key={rule.id}>
          <Card padded className="grid grid-cols-1 gap-2.5">
            <Rule rule={rule} place={index + 1} locale={locale} />
            <Acts rule={rule} shopId={shopId} first={index === 0} last={rule === rules.at(-1)} />
          </Card>
        </li>
      ))}
    </ol>
  );
}

function Rule({ rule, place, locale }: { rule: RuleRow; place: number; locale: string }) {
  const t = useTranslations("npsRules");
  const labels = useTranslations("labels");
  const { maxScore, category, keywords, assignee, priority } = rule;
  return (
    <div className="min-w-0">
      <h2 className="wrap-anywhere">
        <span className="text-muted tabular-nums">{t("place", { place })}</span> {rule.name}
      </h2>
      <Facts className="mt-1">
        {!rule.active && <b className="text-text">{labels("off")}</b>}
        <span>{t("fits", { score: maxScore })}</span>
        <span>{category ? t("category", { name: category.name }) : labels("anyCategory")}</span>
        {keywords.length > 0 && (
          <span className="wrap-anywhere">
            {t("words", { words: formatList(locale, keywords, "disjunction") })}
          </span>
        )}
      </Facts>
      <p className="mt-1.5 wrap-anywhere">{t("opens", { title: rule.title })}</p>
      <Facts className="mt-1">
        <StatusPill color={rule.status.color}>{rule.status.name}</StatusPill>
        {priority !== "normal" && <span>{t(`priority.${priority}`)}</span>}
        <span>
          {assignee
            ? t(assignee.gone ? "toGone" : "to", { name: assignee.name })
            : labels("noAssignee")}
        </span>
        <span>{t("opened", { count: rule.opened })}</span>
      </Facts>
    </div>
  );
}

type ActsProps = { rule: RuleRow; shopId: string; first: boolean; last: boolean };

function Acts({ rule, shopId, first, last }: ActsProps) {
  const t = useTranslations("npsRules.act");
  const switchTo = useTranslations("buttons.switch");
  const { id: ruleId, name, active } = rule;
  const move = (way: "up" | "down") => (
    <ActionButton
      action={moveRuleInList}
      shopId={shopId}
      hidden={{ ruleId, way }}
      label={t(way)}
      of={name}
      pending="moving"
    />
  );
  const other = active ? "off" : "on";
  return (
    <div className="-mx-2 flex flex-wrap items-center gap-1">
      <LinkButton as={Link} variant="quiet" icon="pencil" href={`/settings/nps/rules/${ruleId}`}>
        <LabelOf label={t("edit")} of={name} />
      </LinkButton>
      {!first && move("up")}
      {!last && move("down")}
      <ActionButton
        action={switchRuleOnOrOff}
        shopId={shopId}
        hidden={{ ruleId, active: other }}
        label={switchTo(other)}
        of={name}
        pending="switching"
      />
    </div>
  );
}
