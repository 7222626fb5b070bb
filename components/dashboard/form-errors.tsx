"use client";

import { usePathname } from "next/navigation";
import { startTransition, useActionState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button, LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FocusOnAnswer } from "@/components/ui/focus-on-answer";
import type { FormState } from "@/lib/http/form-state";
import { goBackToShop } from "@/lib/shops/actions";

export interface FormErrorsProps {
  state: FormState;
  /** Fields by name in page order, with their labels; lines then start with the label. */
  names?: Record<string, string>;
  /** "{name}: {problem}", filled in here. */
  line?: string;
}

/** The error summary above a form: takes the focus and links to the fields. */
export function FormErrors({ state, names = {}, line = "{problem}" }: FormErrorsProps) {
  if (state.status !== "refused") return null;
  const fields = Object.entries(state.fields ?? {});
  if (state.shop) {
    return (
      <FocusOnAnswer answer={state}>
        <OtherShop message={state.message} shop={state.shop} />
      </FocusOnAnswer>
    );
  }
  if (fields.length === 0) {
    return (
      <FocusOnAnswer answer={state}>
        <Banner
          tone="bad"
          role="alert"
          actions={state.confirm && <ConfirmLink>{state.confirm}</ConfirmLink>}
        >
          {state.message}
        </Banner>
      </FocusOnAnswer>
    );
  }
  const order = Object.keys(names);
  const place = ([field]: [string, string]) => order.indexOf(field);
  const errors = fields
    .sort((a, b) => place(a) - place(b))
    .map(([field, problem]) => ({
      fieldId: field,
      message: line.replace("{name}", names[field] ?? "").replace("{problem}", problem),
    }));
  return <ErrorSummary title={state.message} errors={errors} answer={state} />;
}

/** In a new tab, so what was typed here is kept. */
function ConfirmLink({ children }: { children: string }) {
  const next = encodeURIComponent(usePathname());
  return (
    <LinkButton as="a" href={`/account/confirm?next=${next}`} target="_blank">
      {children}
    </LinkButton>
  );
}

interface OtherShopProps {
  message: string | undefined;
  shop: NonNullable<FormState["shop"]>;
}

/** The form belongs to another shop than the one chosen by now. No form of its own: it stands inside one. */
function OtherShop({ message, shop }: OtherShopProps) {
  const [back, goBack, pending] = useActionState(async () => goBackToShop(shop.id), false);
  if (back) {
    return (
      <Banner tone="good" role="status">
        {shop.again}
      </Banner>
    );
  }
  return (
    <Banner
      tone="warn"
      role="alert"
      actions={
        <Button disabled={pending} onClick={() => startTransition(goBack)}>
          {shop.back}
        </Button>
      }
    >
      {message}
    </Banner>
  );
}
