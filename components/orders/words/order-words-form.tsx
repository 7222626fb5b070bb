import { Field, SelectField } from "@/components/form/field";
import { SettingsForm } from "@/components/form/settings-form";
import { Link } from "@/components/shell/link";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHead } from "@/components/ui/layout";
import { Pager } from "@/components/ui/pager";
import { Setting } from "@/components/ui/settings";
import { ORDER_LIMITS } from "@/lib/base/limits";
import { listAddress } from "@/lib/base/list-address";
import { ORDER_MEANINGS } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveWords } from "@/lib/orders/actions";
import type { OrderWordList } from "@/lib/orders/order-words";
import { WORDS_PAGE, wordKey } from "@/lib/orders/word-schema";
import { OrderWordTable } from "./order-word-table";

const PATH = "/settings/store";

export interface OrderWordsFormProps extends OrderWordList {
  shopId: string;
  /** From 1 on. */
  page: number;
}

/** Settings → Store: the words the shop's orders carry for their state, each with its meaning. */
export function OrderWordsForm({ rows, total, unmapped, shopId, page }: OrderWordsFormProps) {
  const t = useTranslations("settings.store");
  const field = (word: string) => `meaning-${wordKey(word)}`;
  const meanings = ORDER_MEANINGS.map((value) => ({ value, label: t(`meanings.${value}`) }));
  const choose = { value: "", label: t("choose") };
  const more = page * WORDS_PAGE < total;
  return (
    <SettingsForm
      action={saveWords}
      shopId={shopId}
      labels={{
        ...Object.fromEntries(
          rows.map(({ word, written }) => [field(word), t("words.of", { word: written })]),
        ),
        addedWord: t("add.word"),
        addedMeaning: t("add.means"),
      }}
      values={Object.fromEntries(rows.map(({ word, meaning }) => [field(word), meaning]))}
      limits={{ addedWord: ORDER_LIMITS.status }}
    >
      <section aria-labelledby="words" className="mb-8">
        <SectionHead
          id="words"
          title={t("words.title")}
          aside={total > 0 && t("words.seen", { count: total, unmapped })}
        />
        <p className="mb-3 max-w-[70ch] text-sm text-muted">{t("words.lead")}</p>
        {rows.length === 0 ? (
          <EmptyState icon="package" title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        ) : (
          <OrderWordTable rows={rows} meanings={meanings} choose={choose} />
        )}
        {(page > 1 || more) && (
          <Pager
            as={Link}
            label={t("pages")}
            newer={page > 1 ? { href: PATH, label: t("first") } : undefined}
            older={
              more ? { href: listAddress(PATH, { page: page + 1 }), label: t("more") } : undefined
            }
          />
        )}
      </section>
      <Setting title={t("add.title")} lead={t("add.lead")}>
        <Field name="addedWord" hint={t("add.hint")} />
        <SelectField name="addedMeaning" options={[choose, ...meanings]} />
      </Setting>
    </SettingsForm>
  );
}
