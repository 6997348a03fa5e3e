import { formatNumber, formatWeight } from "../primitives/numbers";
import type { PoolRulesShown, PoolUnit } from "./types";

const HOURS: Readonly<Record<PoolUnit, number>> = { hour: 1, day: 24, week: 7 * 24 };

/** From the largest unit to the smallest, with the hours from which it is used. */
const SCALE: readonly { noun: string; hours: number; from: number }[] = [
  { noun: "year", hours: 365 * 24, from: 2 * 365 * 24 },
  { noun: "week", hours: 7 * 24, from: 10 * 7 * 24 },
  { noun: "day", hours: 24, from: 48 },
  { noun: "hour", hours: 1, from: 2 },
  { noun: "minute", hours: 1 / 60, from: 0 },
];

/** From so many of a unit on it is told without a digit after the point. */
const WHOLE_FROM = 10;

const plural = (count: string, noun: string) => `${count} ${noun}${count === "1" ? "" : "s"}`;

/** A stretch of a pool's time in the unit people would use. @example durationText(1.5, "day") // "36 hours" */
export function durationText(units: number, unit: PoolUnit): string {
  if (!Number.isFinite(units)) return "never";
  const hours = units * HOURS[unit];
  const { noun, hours: size } = SCALE.find(({ from }) => hours >= from)!;
  const count = hours / size;
  if (noun === "minute" && count < 1) return count > 0 ? "under a minute" : "at once";
  return plural(count >= WHOLE_FROM ? count.toFixed(0) : String(Number(count.toFixed(1))), noun);
}

/** A number of a pool's own unit. @example unitsText(3, "day") // "3 days" */
export const unitsText = (count: number, unit: PoolUnit) => plural(formatNumber(count), unit);

/** Conviction in per cent of the trigger, cut and never rounded up: 100% is crossed. */
export function triggerPercent(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "<0.1%";
  const cut = percent < WHOLE_FROM ? Math.floor(percent * 10) / 10 : Math.floor(percent);
  return `${cut}%`;
}

/** A share of the pool or of power, without zeros at the end. @example shareText(0.15) // "15%" */
export function shareText(share: number): string {
  const text = formatWeight(share);
  return text.includes(".") ? text.replace(/\.?0+%$/, "%") : text;
}

const SOURCES: Readonly<Record<PoolRulesShown["power"]["source"], string>> = {
  equal: "every member of the round",
  tokens: "whoever is on a list of holders",
  reliability: "jurors whose answers others' answers predict",
  coefficient: "whoever has a credential of the round's recipe",
};

/** Who may stake, and with how much, in a sentence. */
export function powerText({ source, credential, rule, limit }: PoolRulesShown["power"]): string {
  const who =
    source === "tokens" && credential ? `holders on the list “${credential}”` : SOURCES[source];
  const of = {
    equal: "",
    tokens: "tokens",
    reliability: "reliability in percent",
    coefficient: "coefficient",
  }[source];
  const power = {
    fixed: `${limit} of power each`,
    capped: `power as much as their ${of}, up to ${limit}`,
    unlimited: `power as much as their ${of}`,
    quadratic: `the square root of their ${of} as power`,
  }[rule];
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}: ${power}.`;
}

const REASONS: Readonly<Record<string, string>> = {
  opened: "Opened with",
  added: "Added",
  taken: "Taken out",
  released: "Released to a proposal",
  returned: "Returned: the payout was rejected",
};

/** Why a pool's funds changed. */
export const reasonText = (reason: string) => REASONS[reason] ?? reason;
