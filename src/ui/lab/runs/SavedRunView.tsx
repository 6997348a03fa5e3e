"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../../primitives/ActionError";
import { StatusBadge } from "../../primitives/Badge";
import { Breadcrumb } from "../../primitives/Breadcrumb";
import { LinkButton } from "../../primitives/Button";
import { Callout } from "../../primitives/Callout";
import { CopyButton } from "../../primitives/CopyButton";
import { DefinitionList } from "../../primitives/DefinitionList";
import { Disclosure } from "../../primitives/Disclosure";
import { countOf } from "../../primitives/numbers";
import { PageHeader, Section } from "../../primitives/PageHeader";
import { Time } from "../../primitives/Time";
import { BesideSection } from "./BesideSection";
import { CheckAgain } from "./CheckAgain";
import { CONFIG_NAMES, CommunityRunResult } from "./CommunityRunResult";
import { NumbersResult } from "./NumbersResult";
import { NumbersTable } from "./NumbersTable";
import { numbersText } from "./numbersText";
import { OwnerTools } from "./OwnerTools";
import { RunProgress } from "./RunProgress";
import { SettingsTable } from "./SettingsTable";
import { forkLink } from "./studyLink";
import { type CommunityRun, isUnfinished, type SavedRun } from "./types";

const POLL_MS = 1_000;

interface SavedRunViewProps {
  initial: SavedRun;
  /** A run to look at beside it. */
  other: SavedRun | null;
  /** Why there is none although one was asked for. */
  otherProblem: string | null;
}

/** A saved run for whoever has its link: how far it is, what came of it, what it was asked for. */
export function SavedRunView({ initial, other, otherProblem }: SavedRunViewProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data: run, error } = useQuery(
    trpc.lab.get.queryOptions(
      { id: initial.id },
      {
        initialData: initial,
        refetchInterval: ({ state }) => (state.data && isUnfinished(state.data) ? POLL_MS : false),
      },
    ),
  );
  const again = () => queries.invalidateQueries({ queryKey: trpc.lab.pathKey() });
  return (
    <>
      <div className="pt-4">
        <Breadcrumb
          label="Above this page"
          crumbs={[
            { href: "/lab", label: "The lab" },
            ...(run.own ? [{ href: "/lab/runs", label: "Your runs" }] : []),
          ]}
        />
      </div>
      <PageHeader
        title={run.name}
        aside={<StatusBadge status={run.status} />}
        lead={<Lead run={run} />}
        actions={
          <>
            <LinkButton variant="primary" href={forkLink(run.study, run.id)} prefetch={false}>
              Open in the lab
            </LinkButton>
            <CopyButton
              label="Copy the link"
              variant="secondary"
              text={() => `${window.location.origin}/lab/runs/${run.id}`}
            />
            {run.own && <OwnerTools run={run} onChanged={again} />}
          </>
        }
      />
      <ActionError error={error} title="The run could not be loaded again" />
      {isUnfinished(run) && <RunProgress run={run} onChanged={again} />}
      <Ended run={run} />
      {run.result &&
        (run.kind === "community" ? <CommunityRunResult run={run} /> : <NumbersResult run={run} />)}
      <BesideSection run={run} other={other} problem={otherProblem} />
      <Section title="What was computed" id="settings">
        <Disclosure summary="Every setting">
          {run.kind === "community" ? (
            <SettingsTable
              columns={run.study.configs.map((_, config) => ({
                ...{ label: CONFIG_NAMES[config]!, study: run.study, config },
              }))}
            />
          ) : (
            <NumbersTable runs={[run]} />
          )}
        </Disclosure>
        <Record run={run} />
      </Section>
    </>
  );
}

function Lead({ run }: { run: SavedRun }) {
  const { forkedFrom, createdAt } = run;
  return (
    <>
      {run.kind === "community" ? communityText(run) : firstUpper(numbersText(run.study))}
      {", saved "}
      <Time at={createdAt} />
      {forkedFrom && (
        <>
          {", forked from "}
          <a className="link" href={`/lab/runs/${forkedFrom.id}`}>
            {forkedFrom.name}
          </a>
        </>
      )}
      .
    </>
  );
}

function communityText({ tasks, study: { timesteps, axes, configs } }: CommunityRun): string {
  const over = axes.length > 0 ? ` over ${countOf(axes.length, "parameter")}` : "";
  const two = configs.length > 1 ? " of two communities" : "";
  return `${countOf(tasks, "run")} of ${countOf(timesteps, "day")}${over}${two}`;
}

const firstUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Ended({ run: { status, error } }: { run: SavedRun }) {
  if (status === "failed") {
    return (
      <Callout tone="error" title="There is no result">
        <p>{error}.</p>
      </Callout>
    );
  }
  if (status !== "cancelled") return null;
  return (
    <Callout title="This run was cancelled">
      <p>There is no result. Open it in the lab to save it again.</p>
    </Callout>
  );
}

function Record({ run }: { run: SavedRun }) {
  const { studyHash, resultHash, codeVersion, finishedAt } = run;
  return (
    <>
      <DefinitionList
        items={[
          {
            ...{
              term: "Hash of the settings",
              value: <code className="break-all">{studyHash}</code>,
            },
            about: "SHA-256 of everything that was asked for.",
          },
          ...(resultHash
            ? [
                {
                  ...{
                    term: "Hash of the result",
                    value: <code className="break-all">{resultHash}</code>,
                  },
                  about:
                    "The same settings give the same, up to the last digits of the machine's functions.",
                },
                { term: "Computed by", value: `Steelyard ${codeVersion}` },
              ]
            : []),
          ...(finishedAt ? [{ term: "Ended", value: <Time at={finishedAt} as="dateTime" /> }] : []),
        ]}
      />
      {resultHash && run.result && (
        <CheckAgain study={run.study} result={run.result} hash={resultHash} />
      )}
    </>
  );
}
