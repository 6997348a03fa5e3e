"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Disclosure } from "../primitives/Disclosure";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { ImportJurors } from "./ImportJurors";
import { InvitationTable } from "./InvitationTable";
import { InviteForm } from "./InviteForm";
import { MemberTable } from "./MemberTable";

/** Who takes part in the round, and the links by which others can. */
export function MembersSection({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const people = useQuery(trpc.member.list.queryOptions({ roundId }));
  return (
    <Section
      id="people"
      title="People"
      lead="Everybody joins by an invitation link, which carries the role."
    >
      <InviteForm roundId={roundId} />
      <Disclosure summary="Invite many jurors from a list">
        <ImportJurors roundId={roundId} canMail={people.data?.canMail ?? false} />
      </Disclosure>
      <ActionError error={people.error} title="The members could not be loaded" />
      {people.data ? (
        <>
          <InvitationTable
            roundId={roundId}
            invitations={people.data.invitations}
            canMail={people.data.canMail}
          />
          <MemberTable roundId={roundId} members={people.data.members} />
        </>
      ) : (
        !people.error && <Skeleton className="h-40" />
      )}
    </Section>
  );
}
