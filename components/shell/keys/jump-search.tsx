"use client";

import { type KeyboardEvent, useEffect, useState } from "react";
import { cn } from "@/lib/base/cn";
import { useTranslations } from "@/lib/i18n/use-translations";
import { findOrders, type OrderFound } from "@/lib/orders/actions";

export interface JumpSearchProps {
  onChoose: (orderId: string) => void;
}

const PAUSE_MS = 150;

type Found = { orders: OrderFound[]; words: string };

/** The field and the orders it finds; arrow keys move, Enter chooses. */
export function JumpSearch({ onChoose }: JumpSearchProps) {
  const t = useTranslations("keys.jump");
  const [q, setQ] = useState("");
  const [begun, setBegun] = useState(false);
  const [at, setAt] = useState(0);
  const { orders, words } = useFound(begun ? q : null, () => setAt(0));
  const chosen = orders[Math.min(at, orders.length - 1)];
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && orders.length > 0) {
      event.preventDefault();
      setAt((at + step + orders.length) % orders.length);
    }
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      onChoose(chosen.id);
    }
  };
  return (
    <div className="grid gap-2 px-4 pb-4 sm:px-5">
      <input
        type="search"
        role="combobox"
        className="control"
        aria-label={t("label")}
        aria-autocomplete="list"
        aria-expanded={orders.length > 0}
        aria-controls="jump-orders"
        aria-activedescendant={chosen && `jump-${chosen.id}`}
        placeholder={t("label")}
        value={q}
        maxLength={200}
        autoComplete="off"
        onFocus={() => setBegun(true)}
        onChange={(event) => setQ(event.currentTarget.value)}
        onKeyDown={press}
      />
      <p role="status" className="text-sm text-muted">
        {words}
      </p>
      <div role="listbox" id="jump-orders" aria-label={t("list")} className="grid gap-px">
        {orders.map((order) => (
          <Option
            key={order.id}
            order={order}
            chosen={order === chosen}
            onChoose={() => onChoose(order.id)}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  order: OrderFound;
  chosen: boolean;
  onChoose: () => void;
}

function Option({ order, chosen, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the focus and the keys
    <div
      role="option"
      id={`jump-${order.id}`}
      aria-selected={chosen}
      onClick={onChoose}
      className={cn(
        "grid min-h-control cursor-pointer grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-3 rounded-md px-2 py-1 hover:bg-sunken",
        chosen && "bg-accent-soft",
      )}
    >
      <span className="truncate font-strong tabular-nums">{order.number}</span>
      <span className="min-w-0">
        <span className="block truncate">{order.customer}</span>
        <span className="block truncate text-sm text-muted">{order.email}</span>
      </span>
    </div>
  );
}

/** What the newest wording finds; answers that were overtaken are dropped. Null: not asked yet. */
function useFound(q: string | null, onFound: () => void): Found {
  const lost = useTranslations("form")("lost");
  const [found, setFound] = useState<Found>({ orders: [], words: "" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each wording
  useEffect(() => {
    if (q === null) return;
    let current = true;
    const ask = async () => {
      const answer = await findOrders(q).catch(() => ({ orders: [], words: lost }));
      if (!current) return;
      setFound(answer);
      onFound();
    };
    const timer = setTimeout(ask, q === "" ? 0 : PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [q]);
  return found;
}
