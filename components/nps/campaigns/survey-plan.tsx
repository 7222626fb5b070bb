"use client";

import { useEffect, useRef, useState } from "react";
import { useTyped } from "@/components/form/form-changes";
import { useShopScope } from "@/components/shell/shop-scope";
import { Setting } from "@/components/ui/settings";
import { NEW_FORM } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";
import { previewSurvey } from "@/lib/nps/campaigns/actions";

const ASKED = ["kind", "days", "segment", "segmentFrom", "segmentTo", "segmentText", "batchSize"];
/** Milliseconds without a key after which it is counted again. */
const PAUSE = 500;

/** What a survey will do, in words that follow what is typed; `stored` says it as the page came. */
export function SurveyPlan({ stored }: { stored: string }) {
  const t = useTranslations("npsSettings.surveys.form.plan");
  const line = useRef<HTMLParagraphElement>(null);
  const { typed } = useTyped(line, ASKED);
  const shopId = useShopScope();
  const [said, setSaid] = useState<string | null>(stored);
  const asked = typed && JSON.stringify(ASKED.map((name) => [name, typed[name] ?? ""]));
  useEffect(() => {
    if (!asked) return;
    let over = false;
    const timer = setTimeout(async () => {
      const words = await readPreview(asked, shopId);
      if (!over) setSaid(words);
    }, PAUSE);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked, shopId]);
  return (
    <Setting title={t("title")}>
      <p ref={line} role="status" className={said ? "max-w-[62ch]" : "text-muted"}>
        {said ?? t("unknown")}
      </p>
    </Setting>
  );
}

/** Null if it can't be determined: something is missing, or the server didn't respond. */
async function readPreview(
  asked: string,
  shopId: string | null | undefined,
): Promise<string | null> {
  const form = new FormData();
  for (const [name, value] of JSON.parse(asked) as [string, string][]) form.set(name, value);
  if (shopId) form.set("shop", shopId);
  const { status, message } = await previewSurvey(NEW_FORM, form).catch(() => NEW_FORM);
  return status === "done" ? (message ?? null) : null;
}
