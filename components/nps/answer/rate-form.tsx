import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { NPS_ANSWER_LIMITS } from "@/lib/base/limits";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Band } from "@/lib/nps/score";
import { ScoreScale } from "./score-scale";
import { WhyField } from "./why-field";

export interface RateFormProps {
  /** The page's own address takes the answer. */
  address: string;
  shopName: string;
  orderNumber: string;
  /** The score of the link that was tapped. */
  tapped: number | null;
  /** What the shop asks those who gave a score of each band. */
  questions: Record<Band, string>;
}

/** The one question of an invitation, and why: a plain form, which no mail program's window keeps from working. */
export function RateForm({ address, shopName, orderNumber, tapped, questions }: RateFormProps) {
  const t = useTranslations("npsRate");
  const ui = useTranslations("ui");
  const max = NPS_ANSWER_LIMITS.comment.maxLength;
  return (
    <>
      <Card className="p-5 sm:p-6">
        <form method="post" action={address} autoComplete="off" className="grid grid-cols-1 gap-5">
          <ScoreScale
            legend={<h1 className="text-xl! wrap-anywhere">{t("question", { shop: shopName })}</h1>}
            lowest={t("lowest")}
            highest={t("highest")}
            chosen={tapped}
          />
          <WhyField
            questions={questions}
            texts={{
              neutral: t("why"),
              optional: t("optional"),
              tooLong: t("tooLong", { max }),
              countText: ui("countText"),
              maxText: ui("maxText", { max }),
            }}
          />
          <p className="text-sm text-muted">
            {tapped === null ? t("untapped") : t("tapped", { score: tapped })}
          </p>
          <Button type="submit" variant="primary" big wide>
            {t("submit")}
          </Button>
        </form>
      </Card>
      <p className="px-1 pt-4 text-sm text-muted">
        {t.rich("about", {
          number: orderNumber,
          stop: (words) => (
            <a href={`${address}/stop`} className="inline-block py-3 align-middle">
              {words}
            </a>
          ),
        })}
      </p>
    </>
  );
}
