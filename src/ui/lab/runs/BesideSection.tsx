"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SeriesName } from "~/core/simulation";
import { useTRPC } from "~/trpc/client";
import { Button, LinkButton } from "../../primitives/Button";
import { Callout } from "../../primitives/Callout";
import { Input, Select } from "../../primitives/controls";
import { Field } from "../../primitives/Field";
import { Section } from "../../primitives/PageHeader";
import { BesideGrid } from "./BesideGrid";
import { NumbersTable } from "./NumbersTable";
import { SettingsTable } from "./SettingsTable";
import { StudyBands } from "./StudyBands";
import { besideLink } from "./studyLink";
import type { CommunityRun, SavedRun } from "./types";

interface BesideSectionProps {
  run: SavedRun;
  other: SavedRun | null;
  problem: string | null;
}

/** Another saved run beside this one: their results on one chart, and every setting they differ in. */
export function BesideSection({ run, other, problem }: BesideSectionProps) {
  return (
    <Section
      title={other ? `Beside “${other.name}”` : "Beside another run"}
      id="beside"
      lead={other ? undefined : leadOf(run)}
      actions={
        other && (
          <>
            {run.kind === "community" && other.kind === "community" ? (
              <LinkButton href={besideLink(run.study, other.study)} prefetch={false}>
                Run both with the same chances
              </LinkButton>
            ) : (
              <LinkButton href={`/lab/runs/${other.id}`}>Open the other run</LinkButton>
            )}
            <LinkButton href={`/lab/runs/${run.id}`}>Close</LinkButton>
          </>
        )
      }
    >
      {problem && (
        <Callout tone="warn" title="The other run cannot be shown">
          <p>{problem}.</p>
        </Callout>
      )}
      {other ? <Beside run={run} other={other} /> : <ChooseOther run={run} />}
    </Section>
  );
}

const leadOf = ({ kind }: SavedRun) =>
  kind === "community"
    ? "Two saved runs on one chart, with what they differ in."
    : "What two saved runs differ in.";

function Beside({ run, other }: { run: SavedRun; other: SavedRun }) {
  if (run.kind === "community" && other.kind === "community")
    return <BesideCommunity run={run} other={other} />;
  if (run.kind === "community" || run.kind !== other.kind)
    return <p>They are of different models and have no settings in common.</p>;
  return <NumbersTable runs={[run, other]} onlyDifferent />;
}

function BesideCommunity({ run, other }: { run: CommunityRun; other: CommunityRun }) {
  const [metric, setMetric] = useState<SeriesName>("released_funds");
  const columns = [run, other].flatMap(({ name, study }) =>
    study.configs.map((_, config) => ({
      ...{ study, config, label: nameOf(name, study.configs.length, config) },
    })),
  );
  const grids = [run, other].filter(({ study }) => study.axes.length > 0).length;
  return (
    <>
      {!(run.result && other.result) ? (
        <p>One of them has no result yet.</p>
      ) : grids === 2 ? (
        <BesideGrid {...{ run, other, metric }} onMetric={setMetric} />
      ) : grids === 1 ? (
        <p>One of them is a sweep and the other is not: only their settings can be compared.</p>
      ) : (
        <StudyBands
          sources={[run, other].map(({ name, study, result }) => ({
            ...{ study, result: result! },
            labels: study.configs.map((_, config) => nameOf(name, study.configs.length, config)),
          }))}
        />
      )}
      <SettingsTable columns={columns} onlyDifferent />
    </>
  );
}

const nameOf = (name: string, configs: number, config: number) =>
  configs > 1 ? `${name}, ${config === 0 ? "first" : "second"}` : name;

/** One of one's own runs, or any by its link. */
function ChooseOther({ run }: { run: SavedRun }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [link, setLink] = useState("");
  const own = useQuery(trpc.lab.list.queryOptions(undefined, { retry: false }));
  const open = (id: string) =>
    router.push(`/lab/runs/${run.id}?with=${encodeURIComponent(id)}#beside`);
  const others = own.data?.runs.filter(({ id }) => id !== run.id) ?? [];
  const id = idIn(link);
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      {others.length > 0 && (
        <Field label="One of your runs">
          {(control) => (
            <Select {...control} value="" onChange={({ target }) => open(target.value)}>
              <option value="">Choose a run</option>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <div className="grid grid-cols-[1fr_auto] items-end gap-3">
        <Field label="Link of a saved run">
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={link}
              onChange={({ target }) => setLink(target.value)}
            />
          )}
        </Field>
        <Button disabled={!id} onClick={() => id && open(id)}>
          Compare
        </Button>
      </div>
    </div>
  );
}

/** The id at the end of a run's link, or an id by itself. */
const idIn = (link: string): string | null =>
  link.match(/([0-9a-f-]{36})(?:[?#].*)?$/)?.[1] ?? null;
