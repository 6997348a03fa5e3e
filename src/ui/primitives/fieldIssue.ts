/** Something to put right, beside the field it belongs to and in the summary. */
export interface FieldIssue {
  /** The name of the form field, as in RoundDraft; a parameter is `params.<name>`. */
  field: string;
  message: string;
}
