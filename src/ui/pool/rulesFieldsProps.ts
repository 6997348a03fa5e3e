import type { FieldIssue } from "../primitives/fieldIssue";
import type { RulesDraft } from "./poolDraft";

/** What every group of a pool's rules is given. */
export interface RulesFieldsProps {
  rules: RulesDraft;
  issues: readonly FieldIssue[];
  /** Lists of holders that the round has. */
  lists: readonly string[];
  onChange: (rules: RulesDraft) => void;
}
