/** A number that people set: its ends, its usual value, whether only whole numbers. */
export interface StudyNumber {
  readonly min: number;
  readonly max: number;
  readonly usual: number;
  readonly whole?: boolean;
}

/** A question that numbers by name and a seed ask. */
export interface NumbersStudy<Kind extends string, Name extends string> {
  readonly kind: Kind;
  readonly seed: string;
  /** All of them, so that a study stays what it is when usual values change. */
  readonly numbers: Readonly<Record<Name, number>>;
}

const SEED_MOST = 80;

/**
 * Throws RangeError listing everything that is wrong with a study: its seed, numbers that are missing,
 * unknown or out of bounds, and `others`.
 */
export function requireNumbers<Name extends string>(
  { kind, seed, numbers }: NumbersStudy<string, Name>,
  bounds: Readonly<Record<Name, StudyNumber>>,
  others: readonly string[] = [],
): void {
  const problems: string[] = [];
  if (seed.trim() === "" || seed.length > SEED_MOST)
    problems.push(`the seed must have 1 to ${SEED_MOST} characters`);
  for (const [name, { min, max, whole = false }] of Object.entries<StudyNumber>(bounds)) {
    const value: number | undefined = numbers[name as Name];
    if (value === undefined) problems.push(`${name} is not given`);
    else if (!(value >= min && value <= max && (!whole || Number.isInteger(value))))
      problems.push(
        `${name} is ${value}, but must be ${whole ? "a whole number " : ""}from ${min} to ${max}`,
      );
  }
  for (const name of Object.keys(numbers))
    if (!Object.hasOwn(bounds, name)) problems.push(`no number of ${kind} is called ${name}`);
  problems.push(...others);
  if (problems.length > 0) throw new RangeError(problems.join("; "));
}
