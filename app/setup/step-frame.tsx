import type { ReactNode } from "react";
import { Words } from "@/components/form/words";
import { Guide } from "@/components/setup/guide";
import { ShopTheme } from "@/components/shell/shop-theme";
import type { MemberActor } from "@/lib/identity/actor";
import type { Setup } from "@/lib/setup/queries";
import type { Step } from "@/lib/setup/schema";
import { readShop } from "@/lib/shops/queries";

interface StepFrameProps {
  step: Step;
  owner: MemberActor;
  setup: Setup;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A step of the guide in the shop's colours. */
export async function StepFrame({ step, owner, setup, title, lead, children }: StepFrameProps) {
  const shop = await readShop(owner);
  return (
    <>
      <ShopTheme brand={shop.colors.brand} />
      <Guide
        current={step}
        done={setup.done}
        names={{ owner: owner.name, shop: shop.name }}
        title={title}
        lead={lead}
      >
        <Words>{children}</Words>
      </Guide>
    </>
  );
}
