"use client";

import type { FieldIssue } from "../primitives/fieldIssue";
import { RadioCards } from "../primitives/RadioCards";
import { TextField } from "../primitives/TextField";
import { type ContestDraft, PRIZE_RULES } from "./contestDraft";

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
      <TextField
        name="ladderStep"
        label="Step of the leaderboard"
        optional
        hint="By how much a score must beat the team's best to move it. Empty: a tenth of what equal weights could gain, or the noise of the score, whichever is larger."
        issues={issues}
        inputMode="decimal"
        className="max-w-24"
        value={draft.ladderStep}
        onChange={(ladderStep) => set({ ladderStep })}
      />
      <RadioCards
        legend="Prizes for modelers"
        columns={2}
        choices={PRIZE_RULES}
        value={draft.prizeRule}
        onChange={(prizeRule) => set({ prizeRule })}
      />
      {draft.prizeRule !== "none" && (
        <TextField
          name="prizeAmount"
          label={`All prizes together, in ${symbol || "the pool's token"}`}
          hint="Beside the pool, not out of it. A prize needs a public write-up of the method; of equal scores the earlier submission stands first."
          issues={issues}
          inputMode="decimal"
          className="num max-w-48"
          value={draft.prizeAmount}
          onChange={(prizeAmount) => set({ prizeAmount })}
        />
      )}
      {draft.prizeRule === "rank" && (
        <TextField
          name="prizePlaces"
          label="Shares of the places"
          hint="The first place first; they sum to 1: 0.5, 0.3, 0.2"
          issues={issues}
          value={draft.prizePlaces}
          onChange={(prizePlaces) => set({ prizePlaces })}
        />
      )}
    </>
  );
}
