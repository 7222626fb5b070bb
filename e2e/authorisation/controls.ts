import type { Control } from "./control";
import { NPS_CONTROLS } from "./controls-nps";
import { ORDER_CONTROLS } from "./controls-orders";
import { PEOPLE_CONTROLS } from "./controls-people";
import { SHOP_CONTROLS } from "./controls-shop";

const BY_FOLDER = { ...NPS_CONTROLS, ...ORDER_CONTROLS, ...PEOPLE_CONTROLS, ...SHOP_CONTROLS };

/** For every action a call that must succeed, by `<folder>#<action>`; refusals prove something only beside it. */
export const CONTROLS: ReadonlyMap<string, Control> = new Map(
  Object.entries(BY_FOLDER).flatMap(([folder, controls]) =>
    Object.entries(controls).map(([name, control]) => [`${folder}#${name}`, control] as const),
  ),
);

/** Why an action has none. */
export const NO_CONTROL: Record<string, string> = {
  "account-factors#confirmWithPasskey": "wants a browser's passkey: sign-in.spec.ts",
  "account-factors#saveNewPasskey": "wants a browser's passkey: sign-in.spec.ts",
  "members#saveSecondFactorRule":
    "would close the shop to the others who call: account-safety.spec.ts",
  "sign-in#submitCode": "wants a sign-in that is half done: sign-in.spec.ts",
  "sign-in#signInWithPasskey": "wants a browser's passkey: sign-in.spec.ts",
  "setup#createFirstOwner": "wants an installation without accounts: first-run.spec.ts",
  "setup#enterSetupCode": "wants an installation without accounts: first-run.spec.ts",
};

/** `lib/updates/actions.ts#solve` and `lib/x/updates/actions.ts#solve` are both `updates#solve`. */
export function controlName(action: string): string {
  return action.replace(/^.*?([^/]+)\/actions\.ts#/, "$1#");
}
