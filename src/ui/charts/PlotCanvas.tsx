"use client";

import { useEffect, useRef, useState } from "react";

export type PlotLibrary = typeof import("@observablehq/plot");

interface PlotCanvasProps {
  /** Draws at a width; keep it stable (useCallback), it is called again when it changes. */
  draw: (plot: PlotLibrary, width: number) => Element;
  /** Reserved before the chart is there, so that nothing moves when it comes. */
  height: number;
  /** What the chart shows, in a sentence; its table says the rest. */
  description: string;
}

/** A chart that needs a browser to be drawn, redrawn when its width changes. */
export function PlotCanvas({ draw, height, description }: PlotCanvasProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.round(entry?.contentRect.width ?? 0));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width === 0) return;
    let stale = false;
    const show = (content: Node | string) => {
      if (!stale) ref.current?.replaceChildren(content);
    };
    import("@observablehq/plot").then(
      (plot) => {
        const drawing = draw(plot, width);
        // The box is the image and carries its name; the drawing's parts would only be noise.
        drawing.setAttribute("aria-hidden", "true");
        show(drawing);
      },
      () => show("The chart could not be loaded. The table has the same numbers."),
    );
    return () => {
      stale = true;
    };
  }, [draw, width]);

  return (
    <div
      ref={ref}
      role="img"
      aria-label={description}
      style={{ minHeight: height }}
      className="chart min-w-0 overflow-hidden"
    />
  );
}
