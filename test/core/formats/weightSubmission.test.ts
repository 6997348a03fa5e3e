import { describe, expect, test } from "vitest";
import { readSubmission, readWeightSubmission } from "~/core/formats";

const ITEMS = ["a/one", "b/two"];
const read = (text: string, strict = false) => readWeightSubmission(text, { items: ITEMS, strict });

describe("a submission to a contest of weights", () => {
  test.each([
    ["level 1", "repo,parent,weight\na/one,ethereum,0.4\nb/two,ethereum,0.6\n"],
    ["weights without a parent", "repo,weight\na/one,0.4\nb/two,0.6\n"],
    ["market percent", "project,percent\na/one,40\nb/two,60\n"],
  ])("%s is read as readSubmission reads it, without notes", (_, text) => {
    const file = read(text);
    const { notes, ...rest } = file;
    expect(rest).toEqual(readSubmission(text, { items: ITEMS }));
    expect(notes).toEqual([]);
    expect([...file.weights.values()].map((weight) => weight.toFixed(12))).toEqual([
      "0.400000000000",
      "0.600000000000",
    ]);
  });

  test("of a three-level file the weights count, and what does not is said", () => {
    const file = read(
      "repo,parent,weight\na/one,ethereum,0.4\nb/two,ethereum,0.6\na/one,originality,0.5\nb/two,originality,0.2\nx/lib,a/one,1\n",
    );
    expect(file.problems).toEqual([]);
    expect(file.weights.size).toBe(2);
    expect(file.notes).toEqual([
      "Originality of 2 repositories is not scored in this contest",
      "Dependencies of 1 repositories are not scored in this contest",
    ]);
  });

  test.each([
    ["originality (level 2)", "repo,originality\na/one,0.5\nb/two,0.2\n"],
    ["originality (level 2)", "repo,originality\na/one,7\nx/other,0.2\n"],
    ["weights of dependencies (level 3)", "dependency,repo,weight\nx/lib,a/one,1\n"],
  ])("a file of %s is refused by its name, and for nothing else", (name, text) => {
    const { problems, problemCount } = read(text);
    expect(problemCount).toBe(1);
    expect(problems).toMatchObject([
      { rule: "level", fix: expect.stringContaining("repo,parent") },
    ]);
    expect(problems[0]!.message).toContain(name);
  });

  test("a file of weights with problems keeps them all", () => {
    const { problems } = read("repo,weight\na/one,NaN\nb/two,-1\nc/three,1\n");
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  test("a header that nothing knows is refused as readSubmission does", () => {
    const text = "x,y\n1,2\n";
    expect(read(text).problems).toEqual(readSubmission(text, { items: ITEMS }).problems);
  });
});
