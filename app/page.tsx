import { api } from "~/trpc/server";
import { DemoHint } from "~/ui/home/DemoHint";
import { HomeRounds } from "~/ui/home/HomeRounds";
import { Welcome } from "~/ui/home/Welcome";

export default async function HomePage() {
  const caller = await api();
  const [rounds, me, providers] = await Promise.all([
    caller.round.list(),
    caller.session.me(),
    caller.session.providers(),
  ]);
  return (
    <>
      <Welcome />
      <HomeRounds rounds={rounds} signedIn={me !== null} />
      {providers.demo && <DemoHint persons={providers.demo} />}
    </>
  );
}
