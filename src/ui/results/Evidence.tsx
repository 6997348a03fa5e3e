import type { RouterOutputs } from "~/trpc/types";
import { Callout } from "../primitives/Callout";
import { CopyButton } from "../primitives/CopyButton";
import { DefinitionList } from "../primitives/DefinitionList";
import { countOf, formatCount, formatHash, formatNumber } from "../primitives/numbers";
import { Time } from "../primitives/Time";

type Fit = NonNullable<RouterOutputs["fit"]["latest"]>;

/** How far the weights can be trusted, and what they can be recomputed from. */
export function Evidence({ fit }: { fit: Fit }) {
  const found = fit.evidence ?? {};
  const components = found.groups ?? 1;
  return (
    <div className="grid grid-cols-1 gap-4">
      {found.converged === false && (
        <Callout tone="warn" title="The fit did not converge">
          <p>Its last step is shown. Do not pay out on it.</p>
        </Callout>
      )}
      {components > 1 && (
        <Callout tone="warn" title={`The comparisons fall into ${components} separate groups`}>
          <p>No comparison joins them, so weights are only comparable within a group.</p>
        </Callout>
      )}
      <DefinitionList items={[...outcome(fit), ...provenance(fit)]} />
    </div>
  );
}

function outcome(fit: Fit) {
  const found = fit.evidence ?? {};
  const number = (value: number | null | undefined) => (value == null ? "–" : formatNumber(value));
  return [
    {
      term: "Comparisons used",
      value: `${formatCount(found.used ?? found.rows ?? 0)} of ${formatCount(found.rows ?? 0)} ${fit.scope === "all" ? "in the round" : "in the training split"}`,
      ...((found.used ?? 0) < (found.rows ?? 0) && {
        about: "The others do not say how many times more, and this method reads nothing else.",
      }),
    },
    {
      term: "Converged",
      value: `${found.converged ? "yes" : "no"}, after ${countOf(found.iterations ?? 0, "iteration")}`,
    },
    {
      term: "Largest gradient entry",
      value: number(found.gradInf),
      about: "Zero at the exact solution.",
    },
    { term: "Objective", value: number(found.objective) },
    {
      term: "Connected groups",
      value: formatCount(found.groups ?? 1),
      about: "One: every project is comparable with every other.",
    },
    ...(found.errors
      ? [
          {
            term: "Intervals",
            value: `solved for ${formatCount(found.errors.solved)} projects, estimated for the others`,
            about: `The estimates' standard errors were off by up to ${(100 * found.errors.offBy).toPrecision(2)} % where they were checked.`,
          },
        ]
      : []),
    ...(found.outliers
      ? [{ term: "Comparisons treated as outliers", value: formatCount(found.outliers) }]
      : []),
  ];
}

function provenance(fit: Fit) {
  return [
    {
      term: "Input hash",
      value: fit.inputHash ? (
        <span className="-my-2.5 flex flex-wrap items-center">
          <code title={fit.inputHash}>{formatHash(fit.inputHash)}…</code>
          <CopyButton text={fit.inputHash} label="Copy the hash" />
        </span>
      ) : (
        "–"
      ),
      about: "SHA-256 of the comparisons, the method and its parameters.",
    },
    { term: "Code version", value: <code>{fit.codeVersion ?? "–"}</code> },
    {
      term: "Computed",
      value: fit.finishedAt ? <Time at={fit.finishedAt} as="dateTime" /> : "–",
    },
  ];
}
