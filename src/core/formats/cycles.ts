/** An arrow of a directed graph, between numbered nodes. */
interface Arrow {
  readonly parent: number;
  readonly child: number;
}

/**
 * Cycles of a directed graph that share no node, each as its arrows in order; empty when the graph
 * is acyclic. Arrows from a node to itself must not be among those given.
 *
 * Nodes without arrows in, or without arrows out, are peeled off (Kahn 1962) until only nodes on
 * the way from cycle to cycle are left; walking on from any of them must close a circle. That one
 * is taken out, and peeling goes on. O(nodes + arrows) for peeling.
 */
export function disjointCycles<A extends Arrow>(nodes: number, arrows: readonly A[]): A[][] {
  const graph = new Peeling(nodes, arrows);
  for (let node = 0; node < nodes; node++) graph.peel(node);
  const cycles: A[][] = [];
  for (let node = 0; node < nodes; node++) {
    while (!graph.isGone(node)) {
      const cycle = graph.cycleFrom(node);
      cycles.push(cycle);
      for (const { parent } of cycle) graph.remove(parent);
    }
  }
  return cycles;
}

class Peeling<A extends Arrow> {
  private readonly out: A[][];
  private readonly into: A[][];
  private readonly outDegree: number[];
  private readonly inDegree: number[];
  private readonly gone: Uint8Array;

  constructor(nodes: number, arrows: readonly A[]) {
    this.out = Array.from({ length: nodes }, () => []);
    this.into = Array.from({ length: nodes }, () => []);
    for (const arrow of arrows) {
      this.out[arrow.parent]!.push(arrow);
      this.into[arrow.child]!.push(arrow);
    }
    this.outDegree = this.out.map((list) => list.length);
    this.inDegree = this.into.map((list) => list.length);
    this.gone = new Uint8Array(nodes);
  }

  isGone(node: number): boolean {
    return this.gone[node] === 1;
  }

  /** Take a node out if it is on no cycle, and then its neighbours likewise. */
  peel(node: number): void {
    const isLoose = this.inDegree[node] === 0 || this.outDegree[node] === 0;
    if (!this.isGone(node) && isLoose) this.remove(node);
  }

  remove(first: number): void {
    const stack = [first];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (this.isGone(node)) continue;
      this.gone[node] = 1;
      for (const { child } of this.out[node]!) {
        this.inDegree[child]! -= 1;
        if (this.inDegree[child] === 0) stack.push(child);
      }
      for (const { parent } of this.into[node]!) {
        this.outDegree[parent]! -= 1;
        if (this.outDegree[parent] === 0) stack.push(parent);
      }
    }
  }

  /** Every node that is left has an arrow to another that is left, so the walk must come round. */
  cycleFrom(start: number): A[] {
    const step = new Map<number, number>();
    const walk: A[] = [];
    let node = start;
    while (!step.has(node)) {
      step.set(node, walk.length);
      const arrow = this.out[node]!.find(({ child }) => !this.isGone(child))!;
      walk.push(arrow);
      node = arrow.child;
    }
    return walk.slice(step.get(node)!);
  }
}
