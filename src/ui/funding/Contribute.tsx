"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { LinkButton } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import { ContributionList } from "./ContributionList";
import { GiveForm } from "./GiveForm";
import { OwnEffects } from "./OwnEffects";
import { OwnPledges } from "./OwnPledges";
import type { GivingProject } from "./types";

interface ContributeProps {
  roundId: string;
  slug: string;
  projects: readonly GivingProject[];
  signedIn: boolean;
  /** Why nothing is taken now; null while pledges are. */
  closed: string | null;
}

/** Pledges of one person, with what each would add before it is given, and everybody's. */
export function Contribute({ roundId, slug, projects, signedIn, closed }: ContributeProps) {
  const trpc = useTRPC();
  const [projectId, setProjectId] = useState(projects[0]?.id ?? "");
  const data = useQuery(trpc.funding.sandbox.queryOptions({ roundId }));
  return (
    <>
      <Section
        id="give"
        title="Give"
        lead="A pledge is a record: no money is held here. It counts at once, and can be changed or withdrawn until the deadline."
      >
        {closed && <Callout tone="warn" title={closed} />}
        {!closed && !signedIn && (
          <LinkButton
            href={`/sign-in?callbackUrl=${encodeURIComponent(`/rounds/${slug}/contribute`)}`}
            variant="primary"
            className="justify-self-start"
          >
            Sign in to give
          </LinkButton>
        )}
        {data.error && (
          <ActionError error={data.error} title="What a gift would add cannot be said here" />
        )}
        {!data.data && !data.error && <Skeleton className="h-40" />}
        {(data.data || data.error) && (
          <GiveForm
            {...{ roundId, projects, projectId, data: data.data }}
            canGive={signedIn && !closed}
            onProject={setProjectId}
          />
        )}
      </Section>
      {signedIn && (
        <Section id="mine" title="Your pledges">
          <OwnPledges roundId={roundId} open={!closed} onEdit={setProjectId} />
          {data.data && <OwnEffects data={data.data} />}
        </Section>
      )}
      <Section
        id="all"
        title="All contributions"
        lead="Every contribution that stands, without names, the newest first."
      >
        <ContributionList roundId={roundId} slug={slug} />
      </Section>
    </>
  );
}
