import { expect, test } from "vitest";
import { declaredFreshness } from "@/lib/testing/declared-gates";

/** What a stolen session must not be enough for: to stay, to let others in, to carry data away, to destroy. */
test("these actions ask whoever signed in a while ago to confirm who they are", () => {
  const byName = [...declaredFreshness()].map(([name, when]) => `${name}: ${when}`);
  expect(byName.map((line) => line.replace(/^lib\/|\/actions\.ts/g, "")).sort()).toEqual([
    "customers#eraseForGood: always",
    "identity/account#changeAddress: always",
    "identity/account#savePassword: always",
    "identity/account-factors#beginNewPasskey: always",
    "identity/account-factors#deletePasskey: always",
    "identity/account-factors#endTwoFactor: always",
    "identity/account-factors#finishTwoFactor: always",
    "identity/account-factors#removeChosenAccess: always",
    "identity/account-factors#renewRecoveryCodes: always",
    "identity/account-factors#saveNewPasskey: always",
    "identity/account-factors#startTwoFactor: always",
    "identity/account-factors#stopTwoFactor: always",
    "members#deactivate: always",
    "members#giveOwnership: always",
    "members#invite: sometimes",
    "members#reactivate: always",
    "members#resend: always",
    "members#saveSecondFactorRule: always",
    "members#setRole: always",
    "nps/website#renewSurveySecret: always",
    "settings#createKey: always",
    "settings#revokeKey: always",
    "settings/mail#confirmArrival: always",
    "settings/mail#saveMailTransport: always",
    "settings/mail#saveReportSecret: always",
  ]);
});
