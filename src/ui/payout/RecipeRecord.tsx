import Link from "next/link";
import { CopyButton } from "../primitives/CopyButton";
import { DefinitionList } from "../primitives/DefinitionList";
import { type Amount, formatAmountExact } from "../primitives/numbers";
import { recipeSteps } from "./recipeText";
import type { RunRecipe } from "./types";

interface RecipeRecordProps {
  slug: string;
  recipe: RunRecipe;
  pool: Amount;
}

/** What a run by a recipe was computed from: its hashes, the steps in their order, and what is left. */
export function RecipeRecord({ slug, recipe, pool }: RecipeRecordProps) {
  return (
    <div className="grid gap-4">
      <ol className="grid list-decimal gap-2 pl-6 text-small">
        {recipeSteps(recipe, pool.symbol).map(({ step, title, about, note }) => (
          <li key={step}>
            <strong>{title}.</strong> {about} <span className="text-quiet">({note})</span>
          </li>
        ))}
      </ol>
      <DefinitionList items={recipeFacts(recipe, pool)} />
      <p className="text-small">
        <Link className="link" href={`/rounds/${slug}/funding`}>
          The matches as they stand, with and without each step
        </Link>
      </p>
    </div>
  );
}

/** The record of a recipe as terms with their values. */
export function recipeFacts(recipe: RunRecipe, pool: Amount) {
  const exact = (amount: string) => formatAmountExact({ ...pool, amount });
  const { inputsHash, codeVersion, weightsMethod, settingsHash } = recipe;
  return [
    { term: "All of the pool", value: exact(recipe.pool) },
    { term: "Unspent", value: exact(recipe.unspent) },
    {
      term: "Hash of the inputs",
      value: <code className="break-all">{inputsHash}</code>,
      about: (
        <>
          SHA-256 of the contributions, the recipe, the expertise and the weights.{" "}
          <CopyButton text={inputsHash} label="Copy the hash" />
        </>
      ),
    },
    {
      term: "Settings it was computed under",
      value: <code className="break-all">{settingsHash ?? "not recorded"}</code>,
    },
    { term: "Weights counted", value: weightsMethod ?? "none" },
    { term: "Version of the program", value: <code className="break-all">{codeVersion}</code> },
  ];
}
