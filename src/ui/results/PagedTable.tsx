"use client";

import { useDeferredValue, useState } from "react";
import { Button } from "../primitives/Button";
import { Input } from "../primitives/controls";
import { InlineField } from "../primitives/InlineField";
import { formatCount } from "../primitives/numbers";

interface PagerProps {
  offset: number;
  limit: number;
  total: number;
  onMove: (offset: number) => void;
}

/** Which rows are on display, and the way to those before and after. */
export function Pager({ offset, limit, total, onMove }: PagerProps) {
  if (total <= limit && offset === 0) return null;
  const last = Math.min(offset + limit, total);
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - limit))}>
        Previous
      </Button>
      <Button disabled={last >= total} onClick={() => onMove(offset + limit)}>
        Next
      </Button>
      <span className="num text-quiet text-small" aria-live="polite">
        {total === 0 ? 0 : formatCount(offset + 1)}–{formatCount(last)} of {formatCount(total)}
      </span>
    </nav>
  );
}

/** Where a table of many rows stands, and what is looked for in it. */
export function usePage(limit: number) {
  const [offset, setOffset] = useState(0);
  const [written, setWritten] = useState("");
  const search = useDeferredValue(written.trim());
  const write = (text: string) => {
    setWritten(text);
    setOffset(0);
  };
  return { page: { offset, limit, search: search || undefined }, written, write, setOffset };
}

interface SearchProps {
  value: string;
  onChange: (text: string) => void;
}

export function SearchProjects({ value, onChange }: SearchProps) {
  return (
    <InlineField label="Find a project">
      {(id) => (
        <Input
          id={id}
          type="search"
          className="w-64! max-w-full"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </InlineField>
  );
}
