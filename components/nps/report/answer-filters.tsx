import Form from "next/form";
import { DateInput } from "@/components/ratings/feed/date-input";
import { Link } from "@/components/shell/link";
import { Chip, Chips } from "@/components/ui/chip";
import { Checkbox } from "@/components/ui/choice";
import { SubmitButton } from "@/components/ui/submit-button";
import { ToolbarSelect } from "@/components/ui/toolbar";
import { CONTACTS } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import { answersAddress } from "@/lib/nps/report/address";
import type { Lists } from "@/lib/nps/report/figures";
import { type AnswerFilter, BANDS } from "@/lib/nps/report/schema";
import { PlaceSelects } from "./place-fields";

export interface AnswerFiltersProps {
  filter: AnswerFilter;
  lists: Lists;
}

const SCORES = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
/** The list's filters, all kept in the address. */
export function AnswerFilters({ filter, lists }: AnswerFiltersProps) {
  const t = useTranslations("npsReport");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  return (
    <>
      {/* A new address is a new form: fields must show what the list is filtered by. */}
      <Form
        key={answersAddress({ ...filter, band: null })}
        action="/nps/answers"
        aria-label={t("answers.label")}
        className="toolbar"
      >
        {filter.band && <input type="hidden" name="band" value={filter.band} />}
        {filter.product && <input type="hidden" name="product" value={filter.product} />}
        <DateInput name="from" label={labels("from")} value={filter.from} />
        <DateInput name="to" label={labels("to")} value={filter.to} />
        <PlaceSelects lists={lists} channelId={filter.channelId} categoryId={filter.categoryId} />
        <ScoreSelect value={filter.score} />
        <ContactSelect value={filter.contact} />
        <Checkbox
          name="comment"
          value="1"
          label={labels("withComment")}
          defaultChecked={filter.withComment}
        />
        <Checkbox
          name="work"
          value="1"
          label={t("answers.openWork")}
          defaultChecked={filter.openWork}
        />
        <SubmitButton variant="default">{buttons("show")}</SubmitButton>
      </Form>
      <BandChips filter={filter} />
      {filter.id !== null && (
        <p className="pb-3">
          {t("answers.one")} <Link href="/nps/answers">{buttons("showAllAnswers")}</Link>
        </p>
      )}
      {filter.product && (
        <p className="pb-3">
          {t("answers.product", { name: filter.product })}{" "}
          <Link href={answersAddress({ ...filter, product: null })}>
            {t("answers.dropProduct")}
          </Link>
        </p>
      )}
    </>
  );
}

function ScoreSelect({ value }: { value: number | null }) {
  const t = useTranslations("npsReport.answers");
  const labels = useTranslations("labels");
  return (
    <ToolbarSelect name="score" label={labels("score")} defaultValue={value ?? ""}>
      <option value="">{t("everyScore")}</option>
      {SCORES.map((score) => (
        <option key={score} value={score}>
          {t("scoreIs", { score })}
        </option>
      ))}
    </ToolbarSelect>
  );
}

function ContactSelect({ value }: { value: AnswerFilter["contact"] }) {
  const t = useTranslations("npsReport");
  return (
    <ToolbarSelect name="contact" label={t("answers.contact")} defaultValue={value ?? ""}>
      <option value="">{t("answers.everyContact")}</option>
      {CONTACTS.map((contact) => (
        <option key={contact} value={contact}>
          {t(`groups.${contact}`)}
        </option>
      ))}
    </ToolbarSelect>
  );
}

function BandChips({ filter }: { filter: AnswerFilter }) {
  const t = useTranslations("npsReport.answers");
  const labels = useTranslations("labels");
  // A score of its own leaves no band to choose.
  const to = (band: AnswerFilter["band"]) =>
    answersAddress({ ...filter, id: null, band, score: null });
  return (
    <Chips label={t("bandsLabel")}>
      <Chip as={Link} href={to(null)} current={!filter.band && filter.id === null}>
        {labels("all")}
      </Chip>
      {BANDS.map((band) => (
        <Chip key={band} as={Link} href={to(band)} current={filter.band === band}>
          {t(band)}
        </Chip>
      ))}
    </Chips>
  );
}
