import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";
import { EmptyState } from "../primitives/EmptyState";
import { PageHeader } from "../primitives/PageHeader";
import { Tabs } from "../primitives/Tabs";
import { type FundingPart, fundingTabs } from "./fundingPages";

interface FundingFrameProps {
  round: RouterOutputs["round"]["bySlug"];
  part: FundingPart;
  title: string;
  lead: ReactNode;
  children: ReactNode;
}

/** The head of every page about contributions; a round without a recipe has none of them. */
export function FundingFrame({ round, part, title, lead, children }: FundingFrameProps) {
  return (
    <>
      <PageHeader title={title} lead={lead} />
      <Tabs label="Funding" tabs={fundingTabs(round.slug, part)} />
      {round.settings.funding ? (
        children
      ) : (
        <div className="pt-8">
          <EmptyState title="This round takes no contributions">
            Its pool is split by the jury's weights alone. An organizer can give a round a recipe
            for contributions until it is published.
          </EmptyState>
        </div>
      )}
    </>
  );
}
