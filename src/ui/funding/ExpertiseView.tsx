"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { EmptyState } from "../primitives/EmptyState";
import { countOf } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import type { RoundRole } from "../round/roundTabs";
import { ClaimForm } from "./ClaimForm";
import { ClaimTable } from "./ClaimTable";
import { HolderImport } from "./HolderImport";

export type Credential = RouterOutputs["expertise"]["list"]["credentials"][number];

interface ExpertiseViewProps {
  roundId: string;
  roles: readonly RoundRole[];
}

/** The round's credentials, where their amounts come from, and what people say of each other. */
export function ExpertiseView({ roundId, roles }: ExpertiseViewProps) {
  const trpc = useTRPC();
  const found = useQuery(trpc.expertise.list.queryOptions({ roundId }));
  if (found.error) return <ActionError error={found.error} title="It could not be loaded" />;
  if (!found.data) return <Skeleton className="mt-8 h-40" />;
  const { credentials, claims } = found.data;
  if (credentials.length === 0) {
    return (
      <div className="pt-8">
        <EmptyState title="No expertise counts here">Every donor's gifts count alike.</EmptyState>
      </div>
    );
  }
  return credentials.map((credential) => (
    <Section
      key={credential.name}
      title={credential.name}
      lead={`Gifts count up to ${credential.maxBoost} times more from ${credential.threshold} on. ${sourceText(credential)}`}
    >
      {credential.source === "list" && roles.includes("organizer") && (
        <HolderImport roundId={roundId} credential={credential.name} />
      )}
      {credential.source === "attested" && (
        <>
          <ClaimTable
            roundId={roundId}
            claims={claims.filter((claim) => claim.credential === credential.name)}
            isMember={roles.length > 0}
          />
          {roles.length > 0 && <ClaimForm roundId={roundId} credential={credential.name} />}
        </>
      )}
    </Section>
  ));
}

function sourceText({ source, list }: Credential): string {
  if (source === "attested")
    return "It is what members of the round attest each other: one counts for each who does.";
  if (source === "earned")
    return "It is earned by judging: how well a juror's answers are predicted by everybody else's, in percent, once the round is closed.";
  return list
    ? `By ${list.fileName}, a list of ${countOf(list.holders, "holder")}.`
    : "No list of holders has been imported yet.";
}
