import type { RouterOutputs } from "~/trpc/types";
import { Pipeline } from "../charts/Pipeline";
import { StatusBadge } from "../primitives/Badge";
import { PageHeader, Section } from "../primitives/PageHeader";
import { FrozenSettings } from "./FrozenSettings";
import { NextSteps } from "./NextSteps";
import { ProjectTable } from "./ProjectTable";
import { RoundNumbers } from "./RoundNumbers";

interface RoundOverviewProps {
  round: RouterOutputs["round"]["bySlug"];
  projects: RouterOutputs["project"]["list"];
}

/** Where a round stands, what it is about, and what the reader can do in it. */
export function RoundOverview({ round, projects }: RoundOverviewProps) {
  return (
    <>
      <PageHeader
        title={round.title}
        aside={<StatusBadge status={round.status} />}
        lead={round.question}
      />
      <NextSteps slug={round.slug} roles={round.myRoles} status={round.status} />
      <div className="pt-2 pb-10">
        <Pipeline label="Where the round stands" stages={round.stages} />
      </div>
      <RoundNumbers round={round} />
      {round.description && (
        <div className="measure whitespace-pre-line pt-8">{round.description}</div>
      )}
      <Section
        title={round.settingsHash ? "Settings, frozen" : "Settings"}
        id="settings"
        lead={
          round.settingsHash
            ? "Fixed when the round was published, before anyone judged."
            : "They can still change; publication freezes them."
        }
      >
        <FrozenSettings round={round} />
      </Section>
      <Section title="Projects" id="projects">
        <ProjectTable projects={projects} />
      </Section>
    </>
  );
}
