/** Projects that a juror has a stake in, as the juror names them. */
export interface ConflictRule {
  /** project: one name; organisation: every `value/…`; pattern: see `matchesPattern`. */
  readonly kind: "project" | "organisation" | "pattern";
  /** In lower case, as project names are. */
  readonly value: string;
}

/** Whether a declared conflict of interest covers the project of this canonical name. */
export function conflictCovers({ kind, value }: ConflictRule, project: string): boolean {
  if (kind === "project") return project === value;
  if (kind === "organisation") return project.startsWith(`${value}/`);
  return matchesPattern(value, project);
}

/**
 * Whether a text is what a pattern describes: `*` stands for any run of characters (also none, also
 * slashes), `?` for exactly one, everything else for itself.
 *
 * Goes back to the last `*` only, which is enough (an earlier one could not do better), so that the
 * time is at most pattern × text; a regular expression may take exponentially long.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let p = 0;
  let star = -1;
  let taken = 0;
  for (let t = 0; t < text.length; ) {
    if (p < pattern.length && pattern[p] === "*") {
      star = p;
      taken = t;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      taken += 1;
      t = taken;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p += 1;
  return p === pattern.length;
}
