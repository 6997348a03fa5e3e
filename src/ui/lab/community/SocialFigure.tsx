"use client";

import { useCallback, useMemo } from "react";
import type { CommunityNetwork } from "~/core/simulation";
import { forceLayout, type Point } from "../../charts/forceLayout";
import { CHART_TEXT } from "../../charts/labels";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { countOf } from "../../primitives/numbers";
import { LabFigure } from "../figures/LabFigure";

const HEIGHT = 340;
/** The layout takes the square of these; the file has everybody. */
const DRAWN_MOST = 150;

/** Who listens to whom. */
export function SocialFigure({ network }: { network: CommunityNetwork }) {
  const { nodes, links } = useMemo(() => placed(network), [network]);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawSocial(plot, nodes, links, width),
    [nodes, links],
  );
  const { participants, influence } = network;
  const part = participants.length > DRAWN_MOST ? `, the first ${DRAWN_MOST} participants` : "";
  return (
    <LabFigure
      title="Who listens to whom"
      caption={
        influence.length > 0
          ? `${countOf(influence.length, "influence")} among ${countOf(participants.length, "participant")} at the end${part}. An arrow points at who listens; thicker is stronger. Below stand those without any.`
          : "Nobody listens to anybody in this run; the first model has no influence."
      }
      fileName="influence.csv"
      data={() => ({
        header: ["listener", "influenced_by", "strength"],
        rows: influence.map(({ whom, by, strength }) => [
          participants[whom]!.id,
          participants[by]!.id,
          strength,
        ]),
      })}
      {...{ draw, height: HEIGHT }}
      description={`${countOf(influence.length, "influence")} among ${countOf(participants.length, "participant")}.`}
    />
  );
}

interface Node extends Point {
  id: number;
  colour: string;
}

/** Height at which those stand who neither listen nor are listened to. */
const APART = 0;
/** Height from which the others are placed. */
const TOGETHER_FROM = 0.12;

interface Link {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  strength: number;
}

/** By their ties, so that the arrows have room; who has none stands below. */
function placed({ participants, influence }: CommunityNetwork) {
  const count = Math.min(participants.length, DRAWN_MOST);
  const drawn = influence.filter(({ whom, by }) => whom < count && by < count);
  const tied = [...new Set(drawn.flatMap(({ whom, by }) => [whom, by]))].sort((a, b) => a - b);
  const apart = Array.from({ length: count }, (_, k) => k).filter((k) => !tied.includes(k));
  const placeOf = new Map(tied.map((k, place) => [k, place]));
  const places = forceLayout(
    tied.length,
    drawn.map(({ whom, by }) => ({ a: placeOf.get(by)!, b: placeOf.get(whom)!, rows: 1 })),
    "influence",
  );
  const idOf = (k: number) => participants[k]!.id;
  const nodes: Node[] = [
    ...tied.map((k, place) => {
      const { x, y } = places[place]!;
      const high = TOGETHER_FROM + (1 - TOGETHER_FROM) * y;
      return { x, y: high, id: idOf(k), colour: "var(--accent)" };
    }),
    ...apart.map((k, at) => {
      const x = (at + 0.5) / apart.length;
      return { x, y: APART, id: idOf(k), colour: "var(--edge)" };
    }),
  ];
  const links: Link[] = drawn.map(({ whom, by, strength }) => {
    const [from, to] = [nodes[placeOf.get(by)!]!, nodes[placeOf.get(whom)!]!];
    return { x1: from.x, y1: from.y, x2: to.x, y2: to.y, strength };
  });
  return { nodes, links };
}

function drawSocial(
  plot: PlotLibrary,
  nodes: readonly Node[],
  links: readonly Link[],
  width: number,
) {
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height: HEIGHT, margin: 24, axis: null },
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      plot.arrow(links, {
        ...{ x1: "x1", y1: "y1", x2: "x2", y2: "y2", inset: 6, headLength: 7 },
        ...{ stroke: "var(--quiet)", strokeWidth: ({ strength }: Link) => strength / 4 },
      }),
      plot.dot(nodes, {
        ...{ x: "x", y: "y", r: 5, stroke: "var(--paper)" },
        fill: { value: "colour", scale: null },
      }),
      plot.tip(
        nodes,
        plot.pointer({
          ...{ x: "x", y: "y", title: ({ id }: Node) => `participant ${id}` },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}
