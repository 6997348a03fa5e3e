"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Select } from "../primitives/controls";
import { InlineField } from "../primitives/InlineField";
import { type ResultsPart, resultsPath } from "./resultsPages";

interface MethodSelectProps {
  slug: string;
  part: ResultsPart;
  current: string;
  /** Those that have weights. */
  methods: readonly { method: string; title: string }[];
}

/** By which method the page shows its weights; each choice has its own address. */
export function MethodSelect({ slug, part, current, methods }: MethodSelectProps) {
  const router = useRouter();
  const [waiting, start] = useTransition();
  const known = methods.some(({ method }) => method === current);
  return (
    <div className="pt-5">
      <InlineField label="Method">
        {(id) => (
          <Select
            id={id}
            className="w-auto! max-w-full"
            value={known ? current : ""}
            aria-busy={waiting}
            onChange={(event) => {
              const next = event.target.value;
              start(() => router.push(resultsPath(slug, part, next)));
            }}
          >
            {!known && <option value="">Choose a method</option>}
            {methods.map(({ method, title }) => (
              <option key={method} value={method}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </InlineField>
    </div>
  );
}
