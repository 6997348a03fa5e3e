"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { FundingRules } from "~/core/funding";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { CopyButton } from "../primitives/CopyButton";
import { DownloadLink } from "../primitives/DownloadLink";
import { EmptyState } from "../primitives/EmptyState";
import { Section } from "../primitives/PageHeader";
import { Skeleton } from "../primitives/Skeleton";
import type { SandboxData } from "./fundingDataOf";
import type { Funded } from "./fundingMessages";
import { RecipeEditor } from "./RecipeEditor";
import { SandboxResult } from "./SandboxResult";
import { StepsView } from "./StepsView";
import { linkOf, rulesOf } from "./sandboxLink";
import { useFundingWorker } from "./useFundingWorker";

interface SandboxProps {
  roundId: string;
  slug: string;
}

/** The round's contributions under any other recipe, computed in the reader's browser. */
export function Sandbox({ roundId, slug }: SandboxProps) {
  const trpc = useTRPC();
  const data = useQuery(trpc.funding.sandbox.queryOptions({ roundId }, { staleTime: Infinity }));
  if (data.error) {
    return <ActionError error={data.error} title="The contributions could not be loaded" />;
  }
  if (!data.data) return <Skeleton className="mt-8 h-64" />;
  return (
    <>
      <div className="pt-6">
        <DownloadLink
          href={`/rounds/${slug}/contributions.csv`}
          label="Download the contributions, without names"
        />
      </div>
      {data.data.amount.length === 0 ? (
        <EmptyState title="Nothing has been given yet">
          There is nothing to compute with.
        </EmptyState>
      ) : (
        <Desk slug={slug} data={data.data} />
      )}
    </>
  );
}

function Desk({ slug, data }: { slug: string; data: SandboxData }) {
  const worker = useFundingWorker(data);
  const [rules, setRules] = useState<FundingRules>(data.rules);
  const [own, setOwn] = useState<Funded | null>(null);
  const [found, setFound] = useState<Funded | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const shared = rulesOf(window.location.hash);
    if (shared) setRules(shared);
  }, []);
  useEffect(() => {
    void worker?.fund(data.rules).then(setOwn);
  }, [worker, data]);
  useEffect(() => {
    let stale = false;
    const show = (result: Funded | null, why: string | null) => {
      if (stale) return;
      if (result) setFound(result);
      setProblem(why);
    };
    void worker?.fund(rules).then(
      (result) => show(result, null),
      (error: Error) => show(null, error.message),
    );
    return () => {
      stale = true;
    };
  }, [worker, rules]);

  function change(next: FundingRules) {
    setRules(next);
    window.history.replaceState(null, "", linkOf(next));
  }
  const link = () => `${window.location.origin}${window.location.pathname}${linkOf(rules)}`;
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-x-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Section
          id="recipe"
          title="Recipe"
          lead="Nothing here changes the round: its own recipe is frozen."
          actions={
            <>
              <CopyButton text={link} label="Copy a link to this recipe" />
              <Button variant="quiet" onClick={() => change(data.rules)}>
                Back to the round's own
              </Button>
            </>
          }
        >
          <RecipeEditor rules={rules} symbol={data.pool.symbol} onChange={change} />
        </Section>
        <Section id="result" title="What it would pay">
          {problem && (
            <Callout tone="error" title="This recipe has no result">
              <p>{problem}</p>
            </Callout>
          )}
          {own && found ? (
            <SandboxResult slug={slug} data={data} own={own} found={found} />
          ) : (
            !problem && <Skeleton className="h-64" />
          )}
        </Section>
      </div>
      {found && (
        <Section
          id="steps"
          title="Step by step"
          lead="What each step of this recipe was given, and what it made of it."
        >
          <StepsView
            slug={`${slug}-sandbox`}
            steps={found.steps}
            rules={found.rules}
            symbol={data.pool.symbol}
            projects={data.projects}
          />
        </Section>
      )}
    </>
  );
}
