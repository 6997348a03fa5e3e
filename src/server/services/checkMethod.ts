import { METHODS } from "~/core/ranking";
import { AppError, type FieldProblem } from "~/errors";

/**
 * A method's parameters, complete: those left out take their defaults.
 *
 * @throws AppError invalid, listing every wrong parameter
 */
export function checkMethod(
  method: string,
  params: Readonly<Record<string, number>>,
): Record<string, number> {
  const info = METHODS.find(({ key }) => key === method);
  if (!info) {
    throw new AppError("invalid", `There is no method "${method}"`, {
      problems: [problem("method", method, "known", METHODS.map(({ key }) => key).join(", "))],
    });
  }
  const known = new Map(info.params.map((param) => [param.name, param]));
  const problems = Object.entries(params).flatMap(([name, value]) => {
    const param = known.get(name);
    if (!param) return [problem(name, String(value), "known", [...known.keys()].join(", "))];
    if (value >= param.min && value <= param.max) return [];
    return [problem(name, String(value), "range", `a number from ${param.min} to ${param.max}`)];
  });
  if (problems.length > 0) {
    throw new AppError("invalid", `${info.title} cannot be used with these parameters`, {
      problems,
    });
  }
  return Object.fromEntries(
    info.params.map((param) => [param.name, params[param.name] ?? param.default]),
  );
}

function problem(column: string, value: string, rule: string, choices: string): FieldProblem {
  const fix = choices ? `Use ${choices}` : "Leave it out";
  return { column, value, rule, message: `"${value}" cannot be used for ${column}`, fix };
}
