import { ActionButton } from "@/components/form/action-button";
import { Link } from "@/components/shell/link";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { LabelOf } from "@/components/ui/label-of";
import { useTranslations } from "@/lib/i18n/use-translations";
import { closeChecklist } from "@/lib/setup/actions";
import type { Setup } from "@/lib/setup/queries";
import { STEP_PATH, STEPS, type Step } from "@/lib/setup/schema";

export interface ChecklistProps {
  setup: Setup;
  /** The owner goes on in the guide; admins find what they may do in the settings. */
  owner: boolean;
}

const ADMIN_PATH: Partial<Record<Step, string>> = {
  shop: "/settings/shop",
  mail: "/settings/mail",
};
const HINTS = {
  shop: "shopHint",
  mail: "mailHint",
  store: "storeHint",
  test: "testHint",
} as const;

/** What is left to set up, until it is done or dismissed. */
export function Checklist({ setup, owner }: ChecklistProps) {
  const t = useTranslations("home.checklist");
  const done = STEPS.filter((step) => setup.done[step]).length;
  return (
    <Card as="section" labelledBy="first-steps" padded className="mb-8 max-w-176">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pb-2">
        <h2 id="first-steps">{t("title")}</h2>
        <p className="text-sm text-muted">{t("progress", { done, all: STEPS.length })}</p>
      </div>
      <ol className="divide-y divide-border">
        {STEPS.map((step) => (
          <Item key={step} step={step} done={setup.done[step]} owner={owner} />
        ))}
      </ol>
      {owner && (
        <div className="border-t border-border pt-2">
          <div className="-ms-2">
            <ActionButton
              action={closeChecklist}
              shopId={setup.shop.id}
              label={t("close")}
              done={t("closed")}
            />
          </div>
        </div>
      )}
    </Card>
  );
}

function Item({ step, done, owner }: { step: Step; done: boolean; owner: boolean }) {
  const t = useTranslations("home.checklist");
  const steps = useTranslations("setup.steps");
  const buttons = useTranslations("buttons");
  const path = owner ? STEP_PATH[step] : ADMIN_PATH[step];
  const title = step === "store" ? t("store") : steps(step);
  const hint = step === "owner" ? null : t(HINTS[step]);
  return (
    <li className="flex gap-3 py-2.5">
      <span className="flex h-lh items-center">
        <Icon
          name={done ? "circle-check" : "circle-dot"}
          className={done ? "text-positive" : "text-muted"}
        />
      </span>
      <div className="min-w-0 flex-1">
        <p className={done ? "text-muted" : "font-strong"}>
          {done && <span className="sr-only">{t("done")}: </span>}
          {title}
        </p>
        {!done && hint && <p className="text-sm text-muted">{hint}</p>}
        {!done && !path && <p className="text-sm text-muted">{t("byOwner")}</p>}
      </div>
      {!done && path && (
        <Link href={path}>
          <LabelOf label={buttons("continue")} of={title} />
        </Link>
      )}
    </li>
  );
}
