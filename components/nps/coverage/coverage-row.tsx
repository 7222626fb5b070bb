import { Link } from "@/components/shell/link";
import { RowHead, Sub, Td, Tr } from "@/components/ui/table";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CoverageMonth } from "@/lib/nps/coverage/coverage";
import type { Listed } from "@/lib/nps/coverage/schema";
import { CoverageBar } from "./coverage-bar";
import { sumsOf } from "./coverage-sums";
import { coverageListAddress } from "./list-addresses";

export interface CoverageRowProps {
  way: string;
  /** Null: all months together. */
  month: string | null;
  name: string;
  counts: Pick<CoverageMonth, "total" | "counts">;
}

/** One month: how many there were, and what became of them; each number leads to its list. */
export function CoverageRow({ way, month, name, counts }: CoverageRowProps) {
  const c = useTranslations("npsAsking.coverage");
  const labels = useTranslations("labels");
  const sums = sumsOf(counts);
  const link = { way, month, name };
  return (
    <Tr>
      <RowHead className={month ? "font-normal" : undefined}>{name}</RowHead>
      <Td full className="w-2/12">
        <CoverageBar sums={sums} />
      </Td>
      <Td end label={c(way === "updates" ? "columns.solved" : "columns.decided")}>
        <Count {...link} reason="all" count={sums.total} />
      </Td>
      <Td end label={labels("invited")}>
        <Count {...link} reason="asked" count={sums.asked} of={sums.total} />
      </Td>
      <Td end label={labels("answered")}>
        <Count {...link} reason="answered" count={sums.answered} of={sums.asked} />
      </Td>
      <Td end label={c("columns.waiting")}>
        <Later {...link} counts={counts.counts} />
      </Td>
      <Td end label={labels("notInvited")}>
        <Count {...link} reason="unasked" count={sums.unasked} of={sums.total} />
      </Td>
      <Td full className="text-sm">
        <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
          {sums.reasons.map(({ reason, count }) => (
            <li key={reason}>
              <Link
                href={coverageListAddress({ way, month, reason })}
                className="inline-block py-0.5"
              >
                {c("reason", { reason: c(`reasons.${reason}`), count })}
                <span className="sr-only">
                  {" "}
                  {labels("month")} {name}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Td>
    </Tr>
  );
}

type LinkProps = { way: string; month: string | null; name: string };

/** Those waiting, and those not due yet, each with their list. */
function Later({ counts, ...link }: LinkProps & { counts: CoverageMonth["counts"] }) {
  const c = useTranslations("npsAsking.coverage");
  const { waiting = 0, due = 0 } = counts;
  if (waiting === 0 || due === 0) {
    return <Count {...link} reason={due > 0 ? "due" : "waiting"} count={waiting + due} />;
  }
  return (
    <>
      <Count {...link} reason="waiting" count={waiting} />
      <Sub>
        <Link href={coverageListAddress({ ...link, reason: "due" })}>
          {c("reason", { reason: c("reasons.due"), count: due })}
        </Link>
      </Sub>
    </>
  );
}

type What = "all" | "asked" | "answered" | "unanswered" | "waiting" | "unasked";

interface CountProps extends LinkProps {
  reason: Listed & (What | "due");
  count: number;
  /** Of how many it is a share. */
  of?: number;
}

function Count({ way, month, name, reason, count, of }: CountProps) {
  const t = useTranslations("npsAsking");
  const labels = useTranslations("labels");
  if (count === 0) return labels("count", { count });
  const what = reason === "due" ? t("coverage.reasons.due") : t(`coverage.what.${reason}`);
  return (
    <>
      <Link
        href={coverageListAddress({ way, month, reason })}
        aria-label={t("coverage.link", { count, month: name, what })}
        className="inline-block min-w-6 py-0.5"
      >
        {labels("count", { count })}
      </Link>
      {of ? <Sub>{t("share", { share: count / of })}</Sub> : null}
    </>
  );
}
