import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accept, type Problem, type Repair, readGraph } from "~/core/formats";

const edgesOf = (text: string) => {
  const { nodes, edges } = accept(readGraph(text));
  return edges.map(({ parent, child, weight }) => `${nodes[parent]} ${nodes[child]} ${weight}`);
};
const json = (value: unknown) => JSON.stringify(value);

describe("readGraph", () => {
  const weighted = ["r x 0.25", "r y 0.75", "x z/z 1"];
  const equal = ["r x 0.5", "r y 0.5", "x z/z 1"];
  it.each([
    {
      what: "repo,parent,weight",
      text: "repo,parent,weight\nx,r,0.25\ny,r,0.75\nz/z,x,1",
      out: weighted,
    },
    {
      what: "dependency,repo,weight",
      text: "dependency,repo,weight\nx,r,.25\ny,r,.75\nz/z,x,1",
      out: weighted,
    },
    {
      what: "{repo: {dependency: weight}}",
      text: json({ r: { x: 0.25, y: 0.75 }, x: { "https://github.com/Z/z": 1 }, y: {} }),
      out: weighted,
    },
    {
      what: "node-link JSON",
      text: json({
        nodes: [{ id: "r" }],
        links: [
          { source: "r", target: "x", relation: "GO", weight: 0.25 },
          { source: "r", target: "y", weight: 0.75 },
          { source: "x", target: "z/z", weight: 1 },
        ],
      }),
      out: weighted,
    },
    { what: "repo,parent", text: "repo,parent\nx,r\ny,r\nz/z,x", out: equal },
    { what: "dependency,repo", text: "dependency,repo\nx,r\ny,r\nz/z,x", out: equal },
    { what: "{repo: [dependency]}", text: json({ r: ["x", "y"], x: ["z/z"], y: [] }), out: equal },
  ])("reads $what", ({ text, out }) => {
    expect(edgesOf(text)).toEqual(out);
  });

  it("keeps repositories without an edge as nodes", () => {
    expect(accept(readGraph(json({ a: ["b"], lone: [] }))).nodes).toEqual(["a", "lone", "b"]);
    const linked = readGraph(json({ nodes: [{ id: "lone" }], links: [] }));
    expect(linked.nodes).toEqual(["lone"]);
  });

  it("takes names such as __proto__ for what they are", () => {
    expect(edgesOf('{"__proto__": {"constructor": 1}}')).toEqual(["__proto__ constructor 1"]);
  });
});

describe("readGraph repairs, or refuses in strict mode,", () => {
  const cases: { what: string; text: string; repair: Partial<Repair>; out: string[] }[] = [
    {
      what: "a self-dependency, scaling its siblings",
      text: "repo,parent,weight\na,a,0.5\nb,a,0.25\nc,a,0.25",
      repair: { line: 2, rule: "self-dependency", before: "a" },
      out: ["a b 0.5", "a c 0.5"],
    },
    {
      what: "a self-dependency in JSON, by its pointer",
      text: json({ "a/b": ["c", "https://github.com/A/B"] }),
      repair: { column: "/a~1b/1", rule: "self-dependency" },
      out: ["a/b c 1"],
    },
    {
      what: "weights that do not add up to 1",
      text: json({ a: { b: 0.3, c: 0.1 } }),
      repair: { column: "/a/b", rule: "sum", before: "0.4", after: "1" },
      out: ["a b 0.7499999999999999", "a c 0.25"],
    },
    {
      what: "an edge that comes twice",
      text: "dependency,repo\nb,a\nb,a",
      repair: { line: 3, rule: "duplicate", message: "a copy of line 2; left out" },
      out: ["a b 1"],
    },
    {
      what: "a key that comes twice with one weight",
      text: '{"a": {"b": 1, "b": 1}}',
      repair: { rule: "duplicate", message: "a copy of /a/b; left out" },
      out: ["a b 1"],
    },
  ];
  it.each(cases)("$what", ({ text, repair, out }) => {
    const file = readGraph(text);
    const ofRule = file.repairs.filter(({ rule }) => rule === repair.rule);
    expect(ofRule).toMatchObject([repair]);
    expect(edgesOf(text)).toEqual(out);
    const strict = readGraph(text, { strict: true });
    expect(strict.problems.map(({ rule }) => rule)).toContain(repair.rule);
  });
});

describe("readGraph refuses", () => {
  const cases: { what: string; text: string; problem: Partial<Problem> }[] = [
    {
      what: "a cycle, naming it",
      text: "repo,parent,weight\nb,a,1\nc,b,1\na,c,0.5\nd,c,0.5",
      problem: { line: 2, rule: "cycle", message: expect.stringContaining("b → c → a → b") },
    },
    {
      what: "a cycle in JSON, by the pointer of the edge that closes it",
      text: '{"a": ["b"],\n"b": ["a"]}',
      problem: { line: 2, column: "/b/0", rule: "cycle" },
    },
    {
      what: "two weights for one edge",
      text: '{"a": {"b": 0.5, "b": 0.25, "c": 0.5}}',
      problem: { column: "/a/b", rule: "duplicate", value: "0.25" },
    },
    {
      what: "a weight beyond every number",
      text: '{"a": {"b": 1e400}}',
      problem: { column: "/a/b", value: "1e400", rule: "not-finite" },
    },
    { what: "NaN as Python writes it", text: '{"a": {"b": NaN}}', problem: { rule: "not-finite" } },
    {
      what: "a list where a weight belongs",
      text: json({ a: { b: [1] } }),
      problem: { column: "/a/b", value: "[…]", rule: "number" },
    },
    {
      what: "a list among objects",
      text: json({ a: { b: 1 }, c: ["d"] }),
      problem: { column: "/c", rule: "json-shape" },
    },
    {
      what: "a number where a name belongs",
      text: json({ a: ["b", 3] }),
      problem: { column: "/a/1", value: "3", rule: "json-shape" },
    },
    {
      what: "a link without source",
      text: json({ links: [{ target: "a" }] }),
      problem: { column: "/links/0", rule: "json-shape" },
    },
    {
      what: "weights that are all zero",
      text: json({ a: { b: 0 } }),
      problem: { rule: "sum", column: "/a/b" },
    },
    {
      what: "originality",
      text: "repo,parent,weight\na,originality,0.5",
      problem: { rule: "parent", line: 2 },
    },
    {
      what: "broken JSON, with its line",
      text: '{"a":\n["b",]}',
      problem: { line: 2, rule: "json", message: expect.stringContaining('"]}"') },
    },
    { what: "unclosed JSON", text: '{"a": ["b"', problem: { line: 1, rule: "json" } },
    { what: "JSON of something else", text: "[1, 2]", problem: { rule: "json-shape" } },
    { what: "nesting without end", text: "[".repeat(1e5), problem: { rule: "json" } },
    { what: "an empty object", text: "{}", problem: { rule: "no-rows" } },
  ];
  it.each(cases)("$what", ({ text, problem }) => {
    const { problems } = readGraph(text);
    expect(problems).toContainEqual(expect.objectContaining(problem));
  });

  it("every one of several cycles at once", () => {
    const { problems } = readGraph(json({ a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"] }));
    expect(problems.map(({ rule }) => rule)).toEqual(["cycle", "cycle"]);
  });
});

const DATA = new URL("../../../../shared/data/deepfunding/", import.meta.url);
const isThere = existsSync(DATA);
if (!isThere) console.warn("skipped: the graphs are not in ../shared");

describe.skipIf(!isThere)("readGraph on the real graphs", () => {
  it.each([
    { file: "graph/pruned_repo_parent_weight_graph.csv", edges: 801, self: 7 },
    { file: "graph/unweighted_graph_pruned_with_metadata.json", edges: 767, self: 7 },
    { file: "gg24/l3/seedReposWithDependenciesAndWeights.json", edges: 3514, self: 3 },
    { file: "gg24/l3/pairs_to_predict.csv", edges: 3674, self: 3 },
    { file: "gg24/l3/l2-predictions-example.csv", edges: 3674, self: 3 },
    { file: "gg24/l3/L2PublicEval.csv", edges: 161, self: 1 },
  ])("reads $file: $edges edges, $self self-dependencies dropped", ({ file, edges, self }) => {
    const graph = accept(readGraph(readFileSync(new URL(file, DATA))));
    expect(graph.edges).toHaveLength(edges);
    expect(graph.repairs.filter(({ rule }) => rule === "self-dependency")).toHaveLength(self);
  });

  it("names the one cycle of the 98 projects' unweighted list", () => {
    const url = new URL("graph/seedReposWithDependencies_pruned.json", DATA);
    const { edges, problems } = readGraph(readFileSync(url));
    expect(edges).toHaveLength(5311);
    expect(problems).toMatchObject([
      { rule: "cycle", message: expect.stringContaining("openzeppelin/openzeppelin-contracts") },
    ]);
  });
});
