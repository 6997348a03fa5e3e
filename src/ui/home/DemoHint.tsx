import type { RouterOutputs } from "~/trpc/types";
import { Section } from "../primitives/PageHeader";
import { DemoPersons } from "../session/DemoPersons";

type Persons = NonNullable<RouterOutputs["session"]["providers"]["demo"]>;

/** On a demo server: step in as somebody, at once. */
export function DemoHint({ persons }: { persons: Persons }) {
  return (
    <Section
      title="This is a demonstration"
      id="demo"
      lead="The rounds are simulated, with real project names. Step in as one of these people; nothing you do here moves money."
    >
      <DemoPersons persons={persons} callbackUrl="/" />
    </Section>
  );
}
