import type { RouterOutputs } from "~/trpc/types";
import { LinkButton } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { countOf } from "../primitives/numbers";
import { PageHeader } from "../primitives/PageHeader";
import { ProblemList } from "../primitives/ProblemList";
import { JoinButton } from "./JoinButton";

type TeamLink = RouterOutputs["team"]["link"];

const ENDED: Record<Exclude<TeamLink["state"], "valid">, string> = {
  used: "This link has been used",
  revoked: "This link was withdrawn",
  expired: "This link has expired",
  merged: "This team has become part of another one",
  closed: "This round takes no more changes of teams",
};

/** What joining a team would mean, and the one step that does it. */
export function JoinTeamView({ token, link }: { token: string; link: TeamLink }) {
  const { roundTitle, slug, teamName, members, state, you } = link;
  const round = `/rounds/${slug}`;
  if (state !== "valid" && you?.act !== "member") {
    return (
      <PageHeader
        title={ENDED[state as keyof typeof ENDED]}
        lead={`Ask ${teamName} for a new one, if ${roundTitle} is still open.`}
        actions={<LinkButton href={round}>Open the round</LinkButton>}
      />
    );
  }
  const names = members.map((name) => name ?? "a modeler").join(", ");
  return (
    <>
      <PageHeader title={`Join ${teamName}`} lead={`${roundTitle}. In the team: ${names}.`} />
      <div className="measure grid justify-items-start gap-5 pb-12">
        <Step token={token} slug={slug} teamName={teamName} you={you} />
      </div>
    </>
  );
}

interface StepProps {
  token: string;
  slug: string;
  teamName: string;
  you: TeamLink["you"];
}

function Step({ token, slug, teamName, you }: StepProps) {
  const path = `/join-team/${encodeURIComponent(token)}`;
  if (you === null) {
    return (
      <LinkButton variant="primary" href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}>
        Sign in to join
      </LinkButton>
    );
  }
  if (you.act === "notModeler") {
    return (
      <Callout tone="warn" title="You are not a modeler of this round">
        <p>Ask its organizer for an invitation; then open this link again.</p>
      </Callout>
    );
  }
  if (you.act === "member") {
    return (
      <>
        <p>You are in this team already.</p>
        <LinkButton href={`/rounds/${slug}/submit#team`}>Open your team</LinkButton>
      </>
    );
  }
  if (you.act === "join") {
    return <JoinButton token={token} label={`Join ${teamName}`} />;
  }
  return (
    <>
      <p>
        Your team {you.from} has {countOf(you.submissions, "submission")}, so it merges as a whole:
        its members and all its submissions go over to {teamName}, and its picks are dropped.
        Together you have used {you.total} of the {you.totalMax} submissions that one team could
        have. This cannot be undone.
      </p>
      {you.problems.length > 0 ? (
        <ProblemList problems={you.problems} title="These teams cannot merge" />
      ) : (
        <JoinButton token={token} label={`Merge ${you.from} into ${teamName}`} />
      )}
    </>
  );
}
