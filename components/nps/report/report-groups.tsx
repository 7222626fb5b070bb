import type { ReactNode } from "react";
import { useTranslations } from "@/lib/i18n/use-translations";
import { answersAddress } from "@/lib/nps/report/address";
import type { Figures, Group, Lists } from "@/lib/nps/report/figures";
import type { ProductFigures } from "@/lib/nps/report/products";
import { RANK_FROM } from "@/lib/nps/report/scale";
import type { AnswerFilter } from "@/lib/nps/report/schema";
import { npsScore } from "@/lib/nps/score";
import { type GroupRow, GroupTable } from "./group-table";

export interface ReportGroupsProps {
  figures: Figures;
  products: ProductFigures;
  lists: Lists;
  /** Which answers the page is about, for the lists behind its figures. */
  filter: Partial<AnswerFilter>;
  /** Shown next to the groups about contact. */
  beside: ReactNode;
}

/** The score by channel, category, contact and product. */
export function ReportGroups({ figures, products, lists, filter, beside }: ReportGroupsProps) {
  const t = useTranslations("npsReport.groups");
  const labels = useTranslations("labels");
  const { all, channels, categories, contacts } = figures;
  const compare = npsScore(all);
  const rows = <Key extends string | number>(
    groups: Group<Key>[],
    nameOf: (key: Key) => string,
    more: (key: Key) => Partial<AnswerFilter>,
  ): GroupRow[] =>
    groups.map(({ key, counts }) => {
      const href = answersAddress({ ...filter, ...more(key) });
      return { key: String(key), name: nameOf(key), counts, href };
    });
  const byName = (name: string) => name;
  return (
    <>
      <GroupTable
        title={t("channel")}
        column={labels("channel")}
        rows={rows(channels, named(lists.channels), (channelId) => ({ channelId }))}
        compare={compare}
      />
      <GroupTable
        title={t("category")}
        column={labels("category")}
        rows={rows(categories, named(lists.categories), (categoryId) => ({ categoryId }))}
        compare={compare}
      />
      <GroupTable
        title={t("contact")}
        lead={t("contactLead")}
        column={t("columns.contact")}
        rows={rows(contacts, t, (contact) => ({ contact }))}
        compare={compare}
        hint={t("hint", { count: RANK_FROM })}
      />
      {beside}
      <GroupTable
        title={t("product")}
        lead={products.cut ? t("productCut", { count: products.sample }) : t("productLead")}
        column={t("columns.product")}
        rows={rows(products.products, byName, (product) => ({ product }))}
        none={t("productNone")}
        compare={compare}
      />
    </>
  );
}

function named(entries: Lists["channels"]): (id: number) => string {
  return (id) => entries.find((entry) => entry.id === id)?.name ?? String(id);
}
