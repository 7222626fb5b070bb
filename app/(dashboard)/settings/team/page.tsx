import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import { InvitationTable } from "@/components/members/invitation-table";
import { InviteForm } from "@/components/members/invite-form";
import { LeaveShop } from "@/components/members/leave-shop";
import { ColleagueTable, MemberTable } from "@/components/members/member-table";
import { SecondFactorRule } from "@/components/members/second-factor-rule";
import { Banner } from "@/components/ui/banner";
import { Icon } from "@/components/ui/icon";
import { PageBody, PageHead, SectionHead } from "@/components/ui/layout";
import { Setting } from "@/components/ui/settings";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { MemberActor } from "@/lib/identity/actor";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readInstallationMail } from "@/lib/mail/installation-mail";
import { listColleagues, listInvitations, listMembers } from "@/lib/members/queries";
import { INVITATION_DAYS } from "@/lib/members/schema";
import { listOwnKeys } from "@/lib/shops/keys/end-keys";
import { readShop } from "@/lib/shops/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members");
  return { title: t("pageTitle") };
}

export default async function TeamSettingsPage() {
  const member = await pageMember("/settings/team");
  const [t, shop, places, keys] = await Promise.all([
    getTranslations("members"),
    readShop(member),
    getTranslations("places"),
    listOwnKeys(member),
  ]);
  const keeper = roleAllows(member.role, "admin");
  return (
    <>
      <PageHead title={places("team")} lead={t(keeper ? "lead" : "leadAgent")} />
      <PageBody>
        <div className="grid grid-cols-1 gap-8">
          {keeper ? <Keeping member={member} /> : <Looking member={member} />}
          <LeaveShop shop={{ id: shop.id, name: shop.name }} keys={keys} />
        </div>
      </PageBody>
    </>
  );
}

async function Looking({ member }: { member: MemberActor }) {
  return <ColleagueTable members={await listColleagues(member)} me={member.memberId} />;
}

async function Keeping({ member }: { member: MemberActor }) {
  const [t, shop, clock, all, invitations, labels, errors, way] = await Promise.all([
    getTranslations("members"),
    readShop(member),
    pageClock(member),
    listMembers(member),
    listInvitations(member),
    getTranslations("labels"),
    getTranslations("errors.codes"),
    readInstallationMail(),
  ]);
  const { memberId, role, shopId } = member;
  const me = { memberId, role, shopId };
  const former = all.filter((one) => one.deactivatedAt);
  return (
    <>
      <MemberTable members={all.filter((one) => !one.deactivatedAt)} me={me} clock={clock} />
      {invitations.length > 0 && (
        <section>
          <SectionHead title={t("open.title")} />
          <InvitationTable invitations={invitations} shopId={shopId} clock={clock} />
        </section>
      )}
      {former.length > 0 && (
        <section>
          <SectionHead title={t("former")} />
          <MemberTable members={former} me={me} clock={clock} />
        </section>
      )}
      <Setting title={labels("invitations")} lead={t("invite.lead", { days: INVITATION_DAYS })}>
        {!way && (
          <Banner tone="warn" icon={<Icon name="key" />}>
            {errors("no_sign_in_mail")}
          </Banner>
        )}
        <InviteForm shopId={shopId} />
      </Setting>
      <SecondFactorRule
        shopId={shopId}
        required={shop.secondFactorSince !== null}
        owner={role === "owner"}
        without={all.filter((one) => !one.deactivatedAt && !one.secondFactor).length}
      />
    </>
  );
}
