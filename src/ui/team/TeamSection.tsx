"use client";

import { countOf } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import type { MyTeam } from "../submission/types";
import { AddressForm } from "./AddressForm";
import { InviteMate } from "./InviteMate";
import { LeaveTeam } from "./LeaveTeam";
import { RenameTeam } from "./RenameTeam";
import { WriteUpForm } from "./WriteUpForm";

interface TeamSectionProps {
  roundId: string;
  mine: MyTeam;
  /** Teams change while the round takes submissions. */
  accepting: boolean;
  closed: boolean;
}

/** Whom a modeler competes with, and what the team says of itself. */
export function TeamSection({ roundId, mine, accepting, closed }: TeamSectionProps) {
  const { team, today, sizeMax, hasPrizes, writeUpRequired } = mine;
  const owner = team?.owner ?? true;
  return (
    <Section id="team" title="Your team" lead={team ? undefined : alone(accepting, sizeMax)}>
      {team && (
        <>
          <p className="break-words font-semibold text-h3">{team.name}</p>
          <p className="num text-small">
            {countOf(team.members.length, "member")} of at most {sizeMax} ·{" "}
            {countOf(today.used, "submission")} counted today, {team.counted} in all
          </p>
          <ul aria-label="Members" className="divide-y divide-rule border-rule border-y text-small">
            {team.members.map(({ userId, name, owner: owns, you }) => (
              <li key={userId} className="flex flex-wrap gap-x-3 py-2.5">
                <span className="min-w-0 break-words font-semibold">{name ?? "A modeler"}</span>
                <span className="text-quiet">
                  {[owns && "owner", you && "you"].filter(Boolean).join(", ")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {accepting && owner && (
        <>
          {team && <RenameTeam key={team.name} roundId={roundId} name={team.name} />}
          <InviteMate
            roundId={roundId}
            links={team?.links ?? []}
            full={(team?.members.length ?? 1) >= sizeMax}
          />
        </>
      )}
      {accepting && team?.mayLeave && <LeaveTeam roundId={roundId} />}
      {team && (
        <>
          <WriteUpForm
            key={team.writeUpUrl}
            roundId={roundId}
            url={team.writeUpUrl}
            required={writeUpRequired}
            closed={closed}
          />
          {hasPrizes && team.owner && (
            <AddressForm key={team.payoutAddress} roundId={roundId} address={team.payoutAddress} />
          )}
        </>
      )}
      <Rules />
    </Section>
  );
}

const alone = (accepting: boolean, sizeMax: number) =>
  accepting
    ? `You compete alone so far. A team may have ${countOf(sizeMax, "member")}: invite somebody, or open the link they gave you.`
    : "You have no team in this round.";

function Rules() {
  return (
    <p className="measure text-quiet text-small">
      Whoever made a team owns it: they rename it, invite, and set where a prize is paid. Every
      member submits, picks and sets the write-up. A team can be left until it has submitted; after
      that it only merges into another as a whole, while both together have not used more than one
      team could have. The names of teams and their members are public.
    </p>
  );
}
