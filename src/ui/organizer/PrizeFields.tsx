"use client";

import { Input } from "../primitives/controls";
import { RadioCards } from "../primitives/RadioCards";
import { type ContestDraft, PRIZE_RULES } from "./contestDraft";
import { FormField } from "./FormField";
import type { FieldIssue } from "./fieldIssue";

interface PrizeFieldsProps {
  draft: ContestDraft;
  set: (change: Partial<ContestDraft>) => void;
  issues: readonly FieldIssue[];
  symbol: string;
}

/** What moves the board, and what is won on it. */
export function PrizeFields({ draft, set, issues, symbol }: PrizeFieldsProps) {
  return (
    <>
      <FormField
        name="ladderStep"
        label="Step of the leaderboard"
        optional
        hint="By how much a score must beat the team's best to move it. Empty: a tenth of what equal weights could gain, or the noise of the score, whichever is larger."
        issues={issues}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className="max-w-24"
            value={draft.ladderStep}
            onChange={(e) => set({ ladderStep: e.target.value })}
          />
        )}
      </FormField>
      <RadioCards
        legend="Prizes for modelers"
        columns={2}
        choices={PRIZE_RULES}
        value={draft.prizeRule}
        onChange={(prizeRule) => set({ prizeRule })}
      />
      {draft.prizeRule !== "none" && (
        <FormField
          name="prizeAmount"
          label={`All prizes together, in ${symbol || "the pool's token"}`}
          hint="Beside the pool, not out of it. A prize needs a public write-up of the method; of equal scores the earlier submission stands first."
          issues={issues}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="num max-w-48"
              value={draft.prizeAmount}
              onChange={(e) => set({ prizeAmount: e.target.value })}
            />
          )}
        </FormField>
      )}
      {draft.prizeRule === "rank" && (
        <FormField
          name="prizePlaces"
          label="Shares of the places"
          hint="The first place first; they sum to 1: 0.5, 0.3, 0.2"
          issues={issues}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={draft.prizePlaces}
              onChange={(e) => set({ prizePlaces: e.target.value })}
            />
          )}
        </FormField>
      )}
    </>
  );
}
