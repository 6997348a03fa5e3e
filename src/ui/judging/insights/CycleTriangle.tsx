import { useTranslations } from "next-intl";
import { useId } from "react";

/** Corners of the drawing: top, right, left. */
const CORNERS = [
  { x: 150, y: 42, label: 150, anchor: "middle", dy: -12 },
  { x: 232, y: 150, label: 299, anchor: "end", dy: 24 },
  { x: 68, y: 150, label: 1, anchor: "start", dy: 24 },
] as const;
/** How much of each side the arrow leaves free at its ends. */
const GAP = 0.13;
/** Two of these stand side by side under the drawing. */
const LABEL_LENGTH_MAX = 20;

/** Three projects of which each stands over the next, arrows pointing to the one it stands over. */
export function CycleTriangle({ titles }: { titles: readonly string[] }) {
  const t = useTranslations("insights");
  const id = useId();
  const [a = "", b = "", c = ""] = titles;
  return (
    <svg
      viewBox="0 0 300 190"
      role="img"
      aria-label={t("triangle", { a, b, c })}
      className="w-full max-w-80"
      direction="ltr"
    >
      <defs>
        <marker
          id={id}
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0L10 5L0 10z" className="fill-accent" />
        </marker>
      </defs>
      {CORNERS.map((from, k) => {
        const to = CORNERS[(k + 1) % CORNERS.length]!;
        const [dx, dy] = [to.x - from.x, to.y - from.y];
        return (
          <line
            key={from.x}
            x1={from.x + GAP * dx}
            y1={from.y + GAP * dy}
            x2={to.x - GAP * dx}
            y2={to.y - GAP * dy}
            className="stroke-accent"
            strokeWidth="1.5"
            markerEnd={`url(#${id})`}
          />
        );
      })}
      {CORNERS.map(({ x, y, label, anchor, dy }, k) => (
        <g key={x}>
          <circle cx={x} cy={y} r="4" className="fill-ink" />
          <text x={label} y={y + dy} textAnchor={anchor} className="fill-ink" fontSize="13">
            {cut(titles[k] ?? "")}
          </text>
        </g>
      ))}
    </svg>
  );
}

function cut(title: string): string {
  return title.length <= LABEL_LENGTH_MAX ? title : `${title.slice(0, LABEL_LENGTH_MAX - 1)}…`;
}
