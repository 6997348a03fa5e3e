"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { FundingRules } from "~/core/funding";
import { useTRPC } from "~/trpc/client";
import { RecipeEditor } from "../funding/RecipeEditor";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Checkbox } from "../primitives/Checkbox";
import { Input } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { Section } from "../primitives/PageHeader";
import { useToast } from "../primitives/Toast";
import { fromLocalInput, toLocalInput } from "./localTime";
import { RecipePreview } from "./RecipePreview";
import { TokenFields } from "./TokenFields";
import { type TakenToken, tokenProblems } from "./tokenProblems";
import type { Round, RoundProject } from "./types";

const RECIPE_DEFAULT: FundingRules = {
  ...{ mechanism: "qf", params: {}, cap: 0.2, prior: 0, share: 1 },
};

interface RecipeSectionProps {
  round: Round;
  projects: readonly RoundProject[];
}

/** How the contributions of a draft will become amounts; frozen with its other settings. */
export function RecipeSection({ round, projects }: RecipeSectionProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const { funding, pool } = round.settings;
  const [rules, setRules] = useState<FundingRules | undefined>(funding);
  const [closesAt, setClosesAt] = useState(
    toLocalInput(funding?.closesAt ? new Date(funding.closesAt) : null),
  );
  const [tokens, setTokens] = useState<TakenToken[]>(funding?.tokens ?? []);
  const update = useMutation(trpc.round.update.mutationOptions());

  const unfit = tokens.some((_, at) =>
    Object.values(tokenProblems(tokens, at, pool.symbol)).some((problem) => problem !== null),
  );

  function save() {
    const { funding: _, ...settings } = round.settings;
    const deadline = fromLocalInput(closesAt);
    const recipe = rules && {
      ...{ ...funding, ...rules, tokens, closesAt: deadline?.toISOString() },
      params: { ...rules.params },
    };
    update.mutate(
      { roundId: round.id, settings: { ...settings, ...(recipe && { funding: recipe }) } as never },
      {
        onSuccess: () => {
          toast({ text: "Recipe saved" });
          router.refresh();
        },
      },
    );
  }
  return (
    <Section
      id="funding"
      title="Funding"
      lead="How contributions become amounts. Without a recipe the pool is split by the jury's weights alone. Publication freezes it."
    >
      <Checkbox
        label="This round takes contributions"
        checked={rules !== undefined}
        onChange={(event) => setRules(event.target.checked ? RECIPE_DEFAULT : undefined)}
      />
      {rules && (
        <>
          <Field
            label="Deadline for contributions"
            hint="Empty: until the round's own deadline. It may be later than the close of judging."
            optional
          >
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                className="max-w-60"
                value={closesAt}
                onChange={(event) => setClosesAt(event.target.value)}
              />
            )}
          </Field>
          <TokenFields tokens={tokens} symbol={pool.symbol} onChange={setTokens} />
          <div className="grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-2">
            <RecipeEditor rules={rules} symbol={pool.symbol} onChange={setRules} />
            <RecipePreview rules={rules} pool={pool} projects={projects} />
          </div>
        </>
      )}
      <ActionError error={update.error} />
      <Button
        variant="primary"
        className="justify-self-start"
        busy={update.isPending}
        disabled={rules !== undefined && unfit}
        onClick={save}
      >
        Save the recipe
      </Button>
    </Section>
  );
}
