/** A page's query, as Next hands it over. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value of a name in a query. */
export function firstOf(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === "string" ? value : value?.[0];
}

/**
 * Numbers of a link, by name; those not in it are the usual ones. What is no number is told and left
 * out, so that a cut link still opens.
 */
export function readNumbers<Name extends string>(
  query: Query,
  usual: Readonly<Record<Name, number>>,
  problems: string[],
): Record<Name, number> {
  const numbers: Record<Name, number> = { ...usual };
  for (const name of Object.keys(usual) as Name[]) {
    const text = firstOf(query, name);
    if (text === undefined) continue;
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value)) numbers[name] = value;
    else
      problems.push(`${name} is “${text}” in the link, which is no number; ${usual[name]} is used`);
  }
  return numbers;
}

/** The numbers that are not the usual ones, for a link. */
export function writeNumbers<Name extends string>(
  numbers: Readonly<Record<Name, number>>,
  usual: Readonly<Record<Name, number>>,
): [Name, string][] {
  return (Object.keys(usual) as Name[])
    .filter((name) => numbers[name] !== usual[name])
    .map((name) => [name, String(numbers[name])]);
}
