import type { RouterOutputs } from "~/trpc/types";
import { Pipeline } from "../charts/Pipeline";
import { StatusBadge } from "../primitives/Badge";
import { PageHeader, Section } from "../primitives/PageHeader";
import { AmendmentList } from "./AmendmentList";
import { AmendmentNotice } from "./AmendmentNotice";
import { FrozenSettings } from "./FrozenSettings";
import { NextSteps } from "./NextSteps";
import { ProjectTable } from "./ProjectTable";
import { RoundNumbers } from "./RoundNumbers";

interface RoundOverviewProps {
  round: RouterOutputs["round"]["bySlug"];
  projects: RouterOutputs["project"]["list"];
  amendments: RouterOutputs["round"]["amendments"];
}

/** Where a round stands, what it is about, and what the reader can do in it. */
export function RoundOverview({ round, projects, amendments }: RoundOverviewProps) {
  return (
    <>
      <PageHeader
        title={round.title}
        aside={<StatusBadge status={round.status} />}
        lead={round.question}
      />
      <AmendmentNotice amendments={amendments} round={round} />
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
            ? "Fixed when the round was published, before anyone judged; what was amended since is listed below."
            : "They can still change; publication freezes them."
        }
      >
        <FrozenSettings round={round} />
      </Section>
      {amendments.published && (
        <Section
          title="Amendments"
          id="amendments"
          lead={
            amendments.amendments.length === 0
              ? "None: the rules are as they were published."
              : "Each state of the rules by its hash, computed again for this page."
          }
        >
          <AmendmentList amendments={amendments} pool={round.pool} />
        </Section>
      )}
      <Section title="Projects" id="projects">
        <ProjectTable projects={projects} />
      </Section>
    </>
  );
}
