"use client";

import { useState } from "react";
import { WhyDialog } from "../funding/WhyDialog";
import { Button } from "../primitives/Button";
import type { Amount } from "../primitives/numbers";
import { LinesTable, type PayoutLine } from "./LinesTable";
import type { RunRecipe } from "./types";

interface RecipeLinesProps {
  label: string;
  lines: readonly PayoutLine[];
  pool: Amount;
  recipe: RunRecipe;
}

/** The lines of a run by a recipe; each opens into why it is this much. */
export function RecipeLines({ label, lines, pool, recipe }: RecipeLinesProps) {
  const [open, setOpen] = useState<string | null>(null);
  const { decimals, symbol } = pool;
  const at = recipe.projects.findIndex(({ id }) => id === open);
  return (
    <>
      <LinesTable
        {...{ label, lines, pool }}
        recipe={recipe}
        explain={({ projectId, name }) => (
          <Button variant="quiet" className="-mx-3 -my-2" onClick={() => setOpen(projectId)}>
            Why this amount<span className="sr-only"> for {name}</span>
          </Button>
        )}
      />
      <WhyDialog
        explained={{ ...recipe, decimals, symbol }}
        at={at < 0 ? null : at}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
