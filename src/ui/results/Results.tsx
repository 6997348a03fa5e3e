import type { RouterOutputs } from "~/trpc/types";
import { WeightIntervals } from "../charts/WeightIntervals";
import { PageHeader, Section } from "../primitives/PageHeader";
import { Evidence } from "./Evidence";
import { FitPanel } from "./FitPanel";
import { MethodSwitch } from "./MethodSwitch";
import { NoWeights } from "./NoWeights";
import { SideBySide } from "./SideBySide";

interface ResultsProps {
  round: RouterOutputs["round"]["bySlug"];
  fit: RouterOutputs["fit"]["latest"];
  table: RouterOutputs["fit"]["comparisonTable"];
  methods: RouterOutputs["fit"]["methods"];
  /** The method asked for in the address. */
  wanted: string | undefined;
}

/** The weights: as a chart, as a table, by every method, and what they rest on. */
export function Results({ round, fit, table, methods, wanted }: ResultsProps) {
  const current = wanted ?? round.settings.weights.method;
  const fitted = methods.filter(({ key }) => table.some((row) => row.weights[key] !== undefined));
  const organizer = round.myRoles.includes("organizer");
  return (
    <>
      <PageHeader title="Results" lead={leadOf(round)} />
      <MethodSwitch slug={round.slug} current={current} methods={fitted} />
      {fit ? (
        <Weights round={round} fit={fit} />
      ) : (
        <NoWeights round={round} method={methods.find(({ key }) => key === current)} />
      )}
      {fit && fitted.length > 1 && (
        <Section
          title="Methods side by side"
          id="methods"
          lead={`Beside each weight: how many ranks higher (+) or lower (−) than by ${fit.title}.`}
        >
          <SideBySide
            rows={table}
            base={fit.method}
            methods={fitted.map(({ key, title }) => ({ key, title }))}
            fileName={`${round.slug}-methods.csv`}
          />
        </Section>
      )}
      {organizer && (
        <Section
          title="Fit again"
          id="fit"
          lead={
            round.status === "closed"
              ? "On all comparisons of the round. The payout uses the method of the settings."
              : "On the training comparisons so far; the rest stays sealed until the close."
          }
        >
          <FitPanel roundId={round.id} methods={methods} />
        </Section>
      )}
    </>
  );
}

interface WeightsProps {
  round: ResultsProps["round"];
  fit: NonNullable<ResultsProps["fit"]>;
}

function Weights({ round, fit }: WeightsProps) {
  return (
    <>
      <div className="pt-8">
        <WeightIntervals
          rows={fit.rows}
          title={`Weights by ${fit.title}`}
          fileName={`${round.slug}-${fit.method}.csv`}
        />
      </div>
      <Section
        title="What they rest on"
        id="evidence"
        lead="Same comparisons, same parameters, same code: the same weights, on any machine."
      >
        <Evidence fit={fit} />
      </Section>
    </>
  );
}

function leadOf(round: ResultsProps["round"]): string {
  return round.status === "closed"
    ? "What the jurors' comparisons say, project by project."
    : "What the training comparisons say so far; the final weights come with the close.";
}
