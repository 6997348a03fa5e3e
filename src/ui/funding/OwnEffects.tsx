"use client";

import { useEffect, useState } from "react";
import type { Estimate } from "~/core/funding";
import { Table } from "../primitives/Table";
import type { SandboxData } from "./fundingDataOf";
import { formatDelta, formatFloat } from "./units";
import { useFundingWorker } from "./useFundingWorker";

interface OwnGift {
  readonly title: string;
  readonly amount: number;
  /** The project's match without the gift. */
  readonly without: Estimate;
}

/** Where each estimate is a computation of its own, no more than these are made. */
const GIFTS_MAX = 50;

/**
 * What each of the reader's gifts brings to its project: the match as it stands, less what it would be
 * without that gift. Gifts of a linked wallet are among them.
 */
export function OwnEffects({ data }: { data: SandboxData | undefined }) {
  const worker = useFundingWorker(data);
  const [gifts, setGifts] = useState<readonly OwnGift[]>([]);
  useEffect(() => {
    if (!worker || !data || data.mine < 0) {
      setGifts([]);
      return;
    }
    let stale = false;
    const rows = data.donor.flatMap((donor, row) => (donor === data.mine ? [row] : []));
    const own = rows.slice(0, GIFTS_MAX);
    const wishes = own.map((row) => ({
      ...{ donor: data.mine, project: data.project[row]!, amount: 0, row },
    }));
    void worker.estimate(data.rules, wishes).then(({ estimates }) => {
      if (stale) return;
      setGifts(
        own.map((row, at) => ({
          title: data.projects[data.project[row]!]!.title,
          amount: data.amount[row]!,
          without: estimates[at]!,
        })),
      );
    });
    return () => {
      stale = true;
    };
  }, [worker, data]);
  if (!data || gifts.length === 0) return null;
  const { symbol } = data.pool;
  return (
    <Table
      label="What your gifts bring"
      rows={gifts}
      rowKey={(row, at) => `${row.title} ${at}`}
      columns={[
        {
          key: "project",
          header: "What your gifts bring",
          rowHeader: true,
          cell: (row) => row.title,
        },
        {
          key: "amount",
          header: `Gift (${symbol})`,
          numeric: true,
          cell: (row) => formatFloat(row.amount),
        },
        {
          key: "counts",
          header: "Counts",
          numeric: true,
          cell: (row) => `${Number(row.without.coefficient.toPrecision(4))}×`,
        },
        {
          key: "brings",
          header: `Match it brings (${symbol})`,
          numeric: true,
          cell: (row) => formatDelta(row.without.before - row.without.after),
        },
      ]}
    />
  );
}
