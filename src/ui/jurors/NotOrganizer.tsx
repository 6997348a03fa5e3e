import { Refusal } from "../session/Refusal";

interface NotOrganizerProps {
  signedIn: boolean;
  slug: string;
  path: string;
}

export function NotOrganizer({ signedIn, slug, path }: NotOrganizerProps) {
  return (
    <Refusal
      reason={signedIn ? "refused" : "signIn"}
      message="Only organizers look at jurors"
      path={path}
      round={`/rounds/${slug}`}
    />
  );
}
