"use client";

import { Door } from "@/components/shell/door";
import { useFaultTexts } from "@/components/shell/fault-texts";
import { buttonClass } from "@/components/ui/button-class";
import "./globals.css";

type Props = { error: Error & { digest?: string } };

/** Replaces the whole document when even its frame failed, so the way out is a full page load. */
export default function GlobalErrorPage({ error }: Props) {
  const { title, text, textWithout, again, locale } = useFaultTexts();
  return (
    <html lang={locale} data-fault="">
      <body>
        <title>{title}</title>
        <Door title={title}>
          <p className="text-muted">
            {error.digest ? text.replace("{id}", error.digest) : textWithout}
          </p>
          <a href="/" className={buttonClass({ variant: "primary" }, "mt-3.5")}>
            {again}
          </a>
        </Door>
      </body>
    </html>
  );
}
