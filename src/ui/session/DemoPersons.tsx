import type { RouterOutputs } from "~/trpc/types";
import { Button } from "../primitives/Button";

interface DemoPersonsProps {
  persons: NonNullable<RouterOutputs["session"]["providers"]["demo"]>;
  /** Where to go on as that person. */
  callbackUrl: string;
}

/** One press each; a plain form, so that it works before any script has loaded. */
export function DemoPersons({ persons, callbackUrl }: DemoPersonsProps) {
  return (
    <ul className="flex flex-wrap gap-3">
      {persons.map((person) => (
        <li key={person.id}>
          <form method="post" action="/api/auth-demo">
            <input type="hidden" name="userId" value={person.id} />
            <input type="hidden" name="callbackUrl" value={callbackUrl} />
            <Button type="submit">{person.name}</Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
