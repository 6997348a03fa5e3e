import type { MethodInfo } from "~/core/ranking";
import { CopiesSection } from "../contest/CopiesSection";
import { TeamsSection } from "../contest/TeamsSection";
import { StatusBadge } from "../primitives/Badge";
import { LinkButton } from "../primitives/Button";
import { PageHeader, Section } from "../primitives/PageHeader";
import { AmendSection } from "./AmendSection";
import { CloseSection } from "./CloseSection";
import { ContributionImport } from "./ContributionImport";
import { DataSection } from "./DataSection";
import { EditSection } from "./EditSection";
import { FitsSection } from "./FitsSection";
import { ImportSection } from "./ImportSection";
import { MembersSection } from "./MembersSection";
import { PublishSection } from "./PublishSection";
import { type PublishCheck, poolAdvice } from "./publishChecks";
import { RecipeSection } from "./RecipeSection";
import type { Round, RoundProject } from "./types";

interface ManageRoundProps {
  round: Round;
  projects: readonly RoundProject[];
  methods: readonly MethodInfo[];
  checks: readonly PublishCheck[];
  /** The deadline is still to come. */
  early: boolean;
}

const LEADS = {
  draft: "A draft: only its members see it. Invite people, then publish.",
  open: "Open: jurors judge and modelers submit.",
  closed: "Closed: the weights are final. What is left is to pay.",
};

/** Everything an organizer does, in the order in which a round needs it. */
export function ManageRound({ round, projects, methods, checks, early }: ManageRoundProps) {
  const { id, slug, status, settings } = round;
  return (
    <>
      <PageHeader title="Manage" aside={<StatusBadge status={status} />} lead={LEADS[status]} />
      {status === "closed" && (
        <Section id="next" title="Split the pool">
          <LinkButton
            href={`/rounds/${slug}/payouts`}
            variant="primary"
            className="justify-self-start"
          >
            Go to the payouts
          </LinkButton>
        </Section>
      )}
      {status === "draft" && (
        <PublishSection roundId={id} checks={checks} advice={poolAdvice(settings.pool)} />
      )}
      <MembersSection roundId={id} />
      {status === "draft" ? (
        <>
          <EditSection round={round} projects={projects} methods={methods} />
          <RecipeSection round={round} projects={projects} />
        </>
      ) : (
        <>
          <ImportSection roundId={id} open={status === "open"} />
          <FitsSection
            roundId={id}
            slug={slug}
            open={status === "open"}
            methods={methods}
            method={settings.weights.method}
          />
          <TeamsSection roundId={id} />
          <CopiesSection roundId={id} />
        </>
      )}
      {status === "open" && (
        <>
          <DataSection roundId={id} slug={slug} />
          <AmendSection round={round} />
        </>
      )}
      {status !== "draft" && settings.funding && (
        <ContributionImport roundId={id} symbol={settings.pool.symbol} />
      )}
      {status === "open" && <CloseSection roundId={id} closesAt={round.closesAt} early={early} />}
    </>
  );
}
