import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { NewRound } from "~/ui/organizer/NewRound";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { Refusal } from "~/ui/session/Refusal";

export const metadata: Metadata = { title: "New round" };

export default async function NewRoundPage() {
  const caller = await api();
  const [me, methods] = await Promise.all([caller.session.me(), caller.fit.methods()]);
  if (!me) return <Refusal reason="signIn" message="" path="/rounds/new" />;
  return (
    <>
      <PageHeader
        title="New round"
        lead="It starts as a draft that only you see. Everything can be changed until you publish it."
      />
      <NewRound methods={methods} />
    </>
  );
}
