import { MECHANISMS } from "~/core/funding";
import { METHODS } from "~/core/ranking";
import { METRICS } from "~/core/scoring";
import type { RouterOutputs } from "~/trpc/types";
import { CopyButton } from "../primitives/CopyButton";
import { DefinitionList } from "../primitives/DefinitionList";
import { countOf, formatAmountExact, formatHash } from "../primitives/numbers";
import { Time } from "../primitives/Time";

import { contestItems } from "./contestItems";

type Round = RouterOutputs["round"]["bySlug"];
type Judging = Round["settings"]["judging"];

const percent = (fraction: number) => `${Math.round(fraction * 1000) / 10}%`;

function methodText({ method, params }: Round["settings"]["weights"]): string {
  const info = METHODS.find(({ key }) => key === method);
  const given =
    info?.params.map((p) => `${p.title.toLowerCase()} ${params[p.name] ?? p.default}`) ?? [];
  return `${info?.title ?? method}${given.length > 0 ? ` (${given.join(", ")})` : ""}`;
}

const HELD_OUT = "Held-out pairs are asked as pairs, drawn by chance.";
const INPUTS = {
  pairs: { value: "which of two, and how much more", about: undefined },
  rankFive: { value: "to rank five", about: HELD_OUT },
  bestWorst: { value: "for the best and the worst of five", about: HELD_OUT },
};

function choiceText({ repeatShare, overlapShare, itemFloor, pairsMax }: Judging): string {
  const floor = `at least ${itemFloor} comparisons per project first`;
  const most = pairsMax === undefined ? "" : `, at most ${pairsMax} per juror`;
  return `${percent(repeatShare)} repeats, ${percent(overlapShare)} overlap, ${floor}${most}`;
}

function fundingText(funding: Round["settings"]["funding"]): string {
  if (!funding) return "nothing: the pool is split by weights alone";
  return MECHANISMS.find(({ key }) => key === funding.mechanism)?.title ?? funding.mechanism;
}

/** The rules of the round, and the hash that holds everybody to them. */
export function FrozenSettings({ round }: { round: Round }) {
  const { settings } = round;
  const metric = METRICS.find(({ key }) => key === settings.metric);
  const weights = METHODS.find(({ key }) => key === settings.weights.method);
  return (
    <DefinitionList
      items={[
        { term: "Weights come from", value: methodText(settings.weights), about: weights?.about },
        { term: "Submissions are scored by", value: metric?.title, about: metric?.about },
        {
          term: "Comparisons are divided",
          value: `${percent(settings.split.train)} training, ${percent(settings.split.public)} public, ${percent(settings.split.private)} private`,
          about:
            "By pair, from a seed that stays secret until the close. Weights of an open round use the training part; the leaderboard the public part; final scores the private one.",
        },
        {
          term: "Jurors are asked",
          value: INPUTS[settings.input].value,
          about: INPUTS[settings.input].about,
        },
        {
          term: "Each juror is asked for",
          value: `${settings.pairsPerJuror} ${settings.input === "pairs" ? "pairs" : "answers"}, and at most ${settings.multiplierMax} times more`,
        },
        { term: "Pairs are chosen with", value: choiceText(settings.judging) },
        {
          term: "Jurors see what their own answers imply",
          value:
            settings.ownInsights && settings.input === "pairs"
              ? "from the tenth answer on"
              : "never",
        },
        { term: "Submissions a day", value: `${settings.submissionsPerDay} per team` },
        ...contestItems(settings),
        { term: "Pool", value: formatAmountExact(settings.pool) },
        {
          term: "Contributions are matched by",
          value: fundingText(settings.funding),
          about: settings.funding && "Every step stands on the page Funding.",
        },
        {
          term: "Results are visible",
          value: settings.resultsVisible === "always" ? "at all times" : "after the close",
        },
        { term: "Settings hash", value: <SettingsHash round={round} /> },
      ]}
    />
  );
}

function SettingsHash({ round }: { round: Round }) {
  if (!round.settingsHash) {
    return <span className="text-quiet">None yet: the settings are frozen at publication.</span>;
  }
  return (
    <span className="grid">
      <span className="-my-2.5 flex flex-wrap items-center">
        <code title={round.settingsHash}>{formatHash(round.settingsHash)}…</code>
        <CopyButton text={round.settingsHash} label="Copy the hash" />
      </span>
      <span className="text-quiet">
        SHA-256 of the question, these settings and the project list with its facts
        {round.publishedAt && (
          <>
            , published on <Time at={round.publishedAt} as="date" />
          </>
        )}
        {round.amendments > 0 &&
          ` and amended ${countOf(round.amendments, "time")} since, each time in public`}
        . Change one letter of them and the hash is another.
      </span>
    </span>
  );
}
