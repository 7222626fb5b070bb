"use client";

import { Banner } from "@/components/ui/banner";
import { useHasDraft } from "@/components/updates/use-draft";
import { useTranslations } from "@/lib/i18n/use-translations";

/** For whoever was led here in the middle of a reply. */
export function DraftNotice() {
  const t = useTranslations("auth");
  if (!useHasDraft()) return null;
  return (
    <Banner role="status" className="mb-4">
      {t("draft")}
    </Banner>
  );
}
