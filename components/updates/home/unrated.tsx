import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { Details } from "@/components/ui/layout";
import { useTranslations } from "@/lib/i18n/use-translations";
import { SHOWN, type WorkRow } from "@/lib/updates/home/queries";

/** How many of the member's solved updates wait for a rating; opens to the list of them. */
export function Unrated({ rows }: { rows: WorkRow[] }) {
  const t = useTranslations("home");
  const labels = useTranslations("labels");
  const erased = useErased();
  if (rows.length === 0) return null;
  const count = rows.length;
  const title =
    count > SHOWN.solved
      ? t("unrated.many", { count: SHOWN.solved })
      : t("unrated.title", { count });
  return (
    <Details summary={title} className="mt-0">
      <ul className="grid gap-1.5 pt-1 ps-4 text-sm">
        {rows.slice(0, SHOWN.solved).map((work) => (
          <li key={work.updateId}>
            <Link href={`/orders/${work.orderId}#update-${work.updateId}`}>
              {erased.title(work.title)}
            </Link>{" "}
            <span className="text-muted">
              {labels("nameAndOrder", {
                name: erased.name(work.customerName),
                number: work.orderNumber,
              })}
            </span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
