import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type {
  AnswersPart,
  DiagnosisPart,
  GraphPart,
  JurorsPart,
  OutranksPart,
  ResidualsPart,
} from "./analysis/parts";
import { describeAnswers, type StoredRow } from "./describeAnswers";
import { runsRound, seesAnswers } from "./fitVisibility";
import { jurorNames } from "./jurorNames";
import { requireFit } from "./requireFit";

interface Parts {
  outranks: OutranksPart;
  residuals: ResidualsPart<StoredRow>;
  answers: AnswersPart<StoredRow>;
  jurors: JurorsPart;
  graph: GraphPart;
  diagnosis: DiagnosisPart;
}

/** Null where the fit was not analysed, or this part has no answer for it. */
async function readPart<Name extends keyof Parts>(
  access: RoundAccess,
  fitId: string,
  part: Name,
): Promise<Parts[Name] | null> {
  const fit = await requireFit(access, fitId);
  const found = await db.fitPart.findUnique({ where: { fitId_part: { fitId: fit.id, part } } });
  return found && (found.data as unknown as Parts[Name]);
}

/** @throws AppError forbidden for whoever may see weights, but no single answers yet */
function requireAnswers(access: RoundAccess): void {
  if (seesAnswers(access)) return;
  const message = "Single answers and jurors are shown once this round is closed";
  throw new AppError("forbidden", message);
}

export const getOutranks = (access: RoundAccess, fitId: string) =>
  readPart(access, fitId, "outranks");

export const getGraph = (access: RoundAccess, fitId: string) => readPart(access, fitId, "graph");

/** What stands out about single jurors is told to those who may see single jurors. */
export async function getDiagnosis(access: RoundAccess, fitId: string) {
  const found = await readPart(access, fitId, "diagnosis");
  if (!found || seesAnswers(access)) return found;
  const warnings = found.warnings.filter(({ rule }) => !rule.startsWith("juror-"));
  return { ...found, warnings };
}

/** Stated against fitted; the largest differences with who said it and why. */
export async function getResiduals(access: RoundAccess, fitId: string) {
  requireAnswers(access);
  const found = await readPart(access, fitId, "residuals");
  if (!found) return null;
  return { ...found, largest: await describeAnswers(access, found.largest) };
}

/** The single answers that move a weight most, with who gave them and why. */
export async function getInfluentialAnswers(access: RoundAccess, fitId: string) {
  requireAnswers(access);
  const found = await readPart(access, fitId, "answers");
  if (!found) return null;
  return { ...found, largest: await describeAnswers(access, found.largest) };
}

/** A page of the jurors, the most influential first. */
export async function getJurors(
  access: RoundAccess,
  fitId: string,
  page: { offset: number; limit: number },
) {
  requireAnswers(access);
  const found = await readPart(access, fitId, "jurors");
  if (!found) return null;
  const shown = found.jurors.slice(page.offset, page.offset + page.limit);
  const names = runsRound(access) ? await jurorNames(shown.map(({ key }) => key)) : new Map();
  return {
    total: found.jurors.length,
    leftOut: found.leftOut,
    jurors: shown.map(({ key, ...juror }) => ({
      ...juror,
      name: (names.get(key) as string | undefined) ?? null,
    })),
  };
}
