"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";

/** Every team of the round, for its organizer. */
export function TeamsSection({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const teams = useQuery(trpc.team.list.queryOptions({ roundId }));
  return (
    <Section
      id="teams"
      title="Teams"
      lead="Everybody who competes is in a team, alone or with others."
    >
      <ActionError error={teams.error} />
      {!teams.data && !teams.error && <Skeleton className="h-16" />}
      {teams.data?.length === 0 && <p className="text-quiet">Nobody competes yet.</p>}
      {teams.data && teams.data.length > 0 && (
        <Table
          label="Teams of this round"
          columns={[
            {
              key: "name",
              header: "Team",
              rowHeader: true,
              cell: (team) => <span className="break-words font-semibold">{team.name}</span>,
            },
            { key: "members", header: "Members", cell: (team) => team.members.join(", ") },
            {
              key: "counted",
              header: "Submissions",
              numeric: true,
              cell: (team) => team.forOrganizer?.counted ?? 0,
            },
            {
              key: "merged",
              header: "Took in",
              cell: (team) => team.forOrganizer?.tookIn.join(", ") || "–",
            },
            {
              key: "writeUp",
              header: "Write-up",
              cell: (team) => (team.forOrganizer?.writeUp ? "yes" : "no"),
            },
            {
              key: "address",
              header: "Payout address",
              cell: (team) => (team.forOrganizer?.addressed ? "yes" : "no"),
            },
          ]}
          rows={teams.data}
          rowKey={(team) => team.id}
        />
      )}
    </Section>
  );
}
