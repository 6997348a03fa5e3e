import type { OwnJudgement } from "../types";

const plain = (text: string) => text.normalize("NFKD").toLocaleLowerCase();

/** The judgements whose projects or reason hold every word of a search. */
export function matching<
  T extends Pick<OwnJudgement, "reason"> & Record<"a" | "b", { title: string; name: string }>,
>(all: readonly T[], search: string): T[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return all.filter(({ a, b, reason }) => {
    const text = plain([a.title, a.name, b.title, b.name, reason ?? ""].join("\n"));
    return words.every((word) => text.includes(word));
  });
}
