import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";
import { AcceptButton } from "./AcceptButton";
import { JurorBrief } from "./JurorBrief";
import { ROLES, type RoleKey } from "./roles";

interface InvitationViewProps {
  token: string;
  invitation: {
    roundTitle: string;
    question: string;
    closesAt: Date | null;
    slug: string;
    role: RoleKey;
    state: "valid" | "expired" | "revoked" | "used";
  };
  signedInAs: string | null;
}

const ENDED = {
  expired: "This invitation has expired",
  revoked: "This invitation was revoked",
  used: "This invitation is used up",
};

const WHY = {
  expired: "Its last day has passed.",
  revoked: "An organizer took it back.",
  used: "As many persons have accepted it as it was made for.",
};

/** What an invitation invites to, and the one step that accepts it. */
export function InvitationView({ token, invitation, signedInAs }: InvitationViewProps) {
  const { roundTitle, slug, state } = invitation;
  const role = ROLES[invitation.role];
  if (state !== "valid") {
    return (
      <PageHeader
        title={ENDED[state]}
        lead={`${WHY[state]} Ask the organizer of “${roundTitle}” for a new link. If you accepted it before, you still have your role: just open the round.`}
        actions={<LinkButton href={`/rounds/${slug}`}>Open the round</LinkButton>}
      />
    );
  }
  const path = `/join/${encodeURIComponent(token)}`;
  return (
    <>
      <PageHeader
        title={roundTitle}
        lead={
          <>
            You are invited as <strong className="text-ink">{role.title.toLowerCase()}</strong>.
          </>
        }
      />
      <div className="measure grid gap-6 pb-12">
        {invitation.role === "juror" ? (
          <JurorBrief question={invitation.question} closesAt={invitation.closesAt} />
        ) : (
          <p>{role.does}</p>
        )}
        {signedInAs ? (
          <div className="grid justify-items-start gap-3">
            <AcceptButton token={token} label={`Accept as ${signedInAs}`} />
            <p className="text-quiet text-small">
              Not you?{" "}
              <a href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}>
                Sign in as somebody else
              </a>
            </p>
          </div>
        ) : (
          <div className="grid justify-items-start gap-3">
            <LinkButton variant="primary" href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}>
              Sign in to accept
            </LinkButton>
            <p className="text-quiet text-small">You come back here, and accept with one press.</p>
          </div>
        )}
      </div>
    </>
  );
}
