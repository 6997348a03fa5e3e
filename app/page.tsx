import { Suspense } from "react";
import { api } from "~/trpc/server";
import { DemoHint } from "~/ui/home/DemoHint";
import { HomeRounds } from "~/ui/home/HomeRounds";
import { Welcome } from "~/ui/home/Welcome";
import { PageSkeleton } from "~/ui/primitives/Skeleton";

export default function HomePage() {
  return (
    <>
      <Welcome />
      <Suspense fallback={<PageSkeleton label="Loading the rounds" />}>
        <Rounds />
      </Suspense>
    </>
  );
}

async function Rounds() {
  const caller = await api();
  const [rounds, me, providers] = await Promise.all([
    caller.round.list(),
    caller.session.me(),
    caller.session.providers(),
  ]);
  return (
    <>
      <HomeRounds rounds={rounds} signedIn={me !== null} />
      {providers.demo && <DemoHint persons={providers.demo} />}
    </>
  );
}
