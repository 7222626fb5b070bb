import Form from "next/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { ToolbarSelect } from "@/components/ui/toolbar";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CoverageFilter } from "@/lib/nps/coverage/coverage-list";
import { LISTED } from "@/lib/nps/coverage/schema";
import { coverageListAddress } from "./list-addresses";

/** Another outcome of the same month and way. */
export function CoverageFilterBar({ filter }: { filter: CoverageFilter }) {
  const t = useTranslations("npsAsking.list");
  const labels = useTranslations("labels");
  const buttons = useTranslations("buttons");
  const { month, way, reason } = filter;
  return (
    <Form key={coverageListAddress(filter)} action="/nps/asking/list" className="toolbar">
      {month && <input type="hidden" name="month" value={month} />}
      <input type="hidden" name="way" value={way} />
      <ToolbarSelect name="reason" label={labels("outcome")} defaultValue={reason}>
        {LISTED.map((one) => (
          <option key={one} value={one}>
            {t(`what.${one}`)}
          </option>
        ))}
      </ToolbarSelect>
      <SubmitButton variant="default">{buttons("show")}</SubmitButton>
    </Form>
  );
}
