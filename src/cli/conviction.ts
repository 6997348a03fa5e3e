import {
  alphaOfHalfLife,
  alphaPerUpdate,
  charge,
  contractConviction,
  contractThresholdV1,
  contractThresholdV2,
  halfLifeOfAlpha,
  RevertError,
  threshold,
  timeToPass,
  triggerBounds,
} from "~/core/conviction";
import { readCases } from "~/core/formats";
import { EXIT, type ExitCode, UsageError } from "./exit";
import { load, RefusedError } from "./load";
import { type OutputOptions, present } from "./output";

/** A closed form: the options it needs, and its answer from their texts. */
interface Form {
  readonly needs: readonly string[];
  readonly optional?: readonly string[];
  answer(read: Reader): Answer;
}

type Answer = Record<string, number | string>;

/** Options of one case by name. */
interface Reader {
  number(name: string): number;
  integer(name: string, otherwise?: bigint): bigint;
  has(name: string): boolean;
}

const INFINITE = Number.POSITIVE_INFINITY;
const POOL = ["requested", "pool", "points", "decay", "weight", "maxRatio"];

const contractThreshold = (version: "v1" | "v2"): Form => ({
  needs: POOL,
  optional: ["minThresholdPoints"],
  answer: (read) => {
    const compute = version === "v1" ? contractThresholdV1 : contractThresholdV2;
    const input = {
      requested: read.integer("requested"),
      pool: read.integer("pool"),
      points: read.integer("points"),
      decay: read.integer("decay"),
      weight: read.integer("weight"),
      maxRatio: read.integer("maxRatio"),
      minThresholdPoints: read.integer("minThresholdPoints", 0n),
    };
    return { threshold: orRevert(() => compute(input)) };
  },
});

const contractCharge: Form = {
  needs: ["t", "y0", "x", "decay"],
  answer: (read) => ({
    conviction: orRevert(() =>
      contractConviction(
        ...([
          read.integer("t"),
          read.integer("y0"),
          read.integer("x"),
          read.integer("decay"),
        ] as const),
      ),
    ),
  }),
};

const FORMS: Record<string, Record<"float" | "v1" | "v2", Form | undefined>> = {
  threshold: {
    float: {
      needs: ["requested", "funds", "supply", "alpha", "beta", "rho"],
      answer: (read) => ({ threshold: threshold(read.number("requested"), poolOf(read)) }),
    },
    v1: contractThreshold("v1"),
    v2: contractThreshold("v2"),
  },
  charge: {
    float: {
      needs: ["stake", "y0", "t", "alpha"],
      optional: ["threshold"],
      answer: (read) => {
        const [alpha, y0, stake] = [read.number("alpha"), read.number("y0"), read.number("stake")];
        const conviction = charge(alpha, y0, stake, read.number("t"));
        const found: Answer = { conviction };
        if (read.has("threshold")) {
          found.timeToPass = timeToPass(alpha, y0, stake, read.number("threshold"));
        }
        return found;
      },
    },
    v1: contractCharge,
    v2: contractCharge,
  },
  bounds: {
    float: {
      needs: ["funds", "supply", "alpha", "beta", "rho"],
      answer: (read) => ({ ...triggerBounds(poolOf(read)) }),
    },
    v1: undefined,
    v2: undefined,
  },
  alpha: { float: alphaForm(), v1: undefined, v2: undefined },
};

/** α from a half-life, or a half-life from α; on a scale `updates` times finer where asked. */
function alphaForm(): Form {
  return {
    needs: [],
    optional: ["halfLife", "alpha", "updates"],
    answer: (read) => {
      if (read.has("halfLife") === read.has("alpha")) {
        throw new UsageError("give one of --half-life and --alpha");
      }
      const alpha = read.has("alpha")
        ? read.number("alpha")
        : alphaOfHalfLife(read.number("halfLife"));
      const halfLife = read.has("alpha") ? halfLifeOfAlpha(alpha) : read.number("halfLife");
      const finer = read.has("updates") ? alphaPerUpdate(alpha, read.number("updates")) : undefined;
      return { alpha, halfLife, ...(finer !== undefined && { alphaPerUpdate: finer }) };
    },
  };
}

function poolOf(read: Reader) {
  return {
    funds: read.number("funds"),
    supply: read.number("supply"),
    alpha: read.number("alpha"),
    beta: read.number("beta"),
    rho: read.number("rho"),
  };
}

function orRevert(run: () => bigint): string {
  try {
    return String(run());
  } catch (error) {
    if (error instanceof RevertError) return "revert";
    throw error;
  }
}

type ConvictionOptions = OutputOptions & { in?: string; integer?: "v1" | "v2" } & Record<
    string,
    string | undefined
  >;

/** `steelyard conviction VERB`: closed forms, for one case of options or a file with one a row. */
export function runConviction(verb: string, options: ConvictionOptions): ExitCode {
  const form = FORMS[verb]?.[options.integer ?? "float"];
  if (!form) throw new UsageError(`conviction ${verb} has no contract integers`);
  const names = [...form.needs, ...(form.optional ?? [])];
  if (options.in === undefined) {
    const result = answerOf(
      form,
      readerOf(options, (problem) => new UsageError(problem)),
    );
    present(result, () => textOf(result), options);
    return EXIT.done;
  }
  const path = options.in;
  const { rows } = load(path, (bytes) => readCases(bytes, form.needs, form.optional ?? []));
  const results = rows.map(({ line, values }) => {
    // What is given beside the file holds for every row.
    const given = { ...Object.fromEntries(names.map((name) => [name, options[name]])), ...values };
    const refuse = (message: string, column = "", value = "") => {
      const fix = "write the number that is meant";
      return new RefusedError(path, [{ line, column, value, rule: "case", message, fix }], 1);
    };
    return answerOf(form, readerOf(given, refuse), refuse);
  });
  present({ results }, () => results.map(textOf).join(""), options);
  return EXIT.done;
}

type Refuse = (message: string, column?: string, value?: string) => Error;

function answerOf(
  form: Form,
  read: Reader,
  refuse: Refuse = (message) => new UsageError(message),
): Answer {
  try {
    const found = Object.entries(form.answer(read));
    // JSON has no infinity; a threshold that nothing reaches is a word.
    return Object.fromEntries(found.map(([name, x]) => [name, x === INFINITE ? "Infinity" : x]));
  } catch (error) {
    if (error instanceof RangeError) throw refuse(error.message);
    throw error;
  }
}

function readerOf(given: Record<string, string | undefined>, refuse: Refuse): Reader {
  const text = (name: string) => {
    const value = given[name]?.trim();
    if (value) return value;
    throw refuse(`${name} is missing`, name);
  };
  return {
    has: (name) => Boolean(given[name]?.trim()),
    number: (name) => {
      const value = text(name);
      if (Number.isFinite(Number(value))) return Number(value);
      throw refuse(`${name} is "${value}", which is no number`, name, value);
    },
    integer: (name, otherwise) => {
      if (otherwise !== undefined && !given[name]?.trim()) return otherwise;
      const value = text(name);
      if (/^\d+$/.test(value)) return BigInt(value);
      throw refuse(`${name} is "${value}", which is no whole number of at least 0`, name, value);
    },
  };
}

function textOf(result: Answer): string {
  return Object.entries(result)
    .map(([name, value]) => `${name} ${value}\n`)
    .join("");
}
