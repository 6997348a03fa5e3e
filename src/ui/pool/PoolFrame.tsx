import type { ReactNode } from "react";
import { StatusBadge } from "../primitives/Badge";
import { Breadcrumb } from "../primitives/Breadcrumb";
import { Callout } from "../primitives/Callout";
import { PageHeader } from "../primitives/PageHeader";
import { Tabs } from "../primitives/Tabs";
import { type PoolPart, poolPath, poolsPath, poolTabs } from "./poolPages";

interface PoolFrameProps {
  slug: string;
  pool: { id: string; name: string; description: string; status: string };
  part: PoolPart | null;
  organizer: boolean;
  /** Of a page that is about something else than the pool, such as a proposal. */
  title?: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

const STOPPED: Readonly<Record<string, { title: string; text: string }>> = {
  paused: {
    title: "This pool is paused",
    text: "Nobody stakes or proposes, and nothing is released. Conviction goes on charging by the clock.",
  },
  closed: {
    title: "This pool is closed for good",
    text: "Its record stays here; nothing is staked, proposed or released any more.",
  },
};

/** The head of every page of a pool. */
export function PoolFrame(props: PoolFrameProps) {
  const { slug, pool, part, organizer, title, lead, aside, children } = props;
  const base = poolPath(slug, pool.id);
  const stopped = STOPPED[pool.status];
  const crumbs = [
    { href: poolsPath(slug), label: "Pools" },
    ...(part === "" ? [] : [{ href: base, label: pool.name }]),
  ];
  return (
    <>
      <div className="pt-3">
        <Breadcrumb label="Above this page" crumbs={crumbs} />
      </div>
      <PageHeader
        title={title ?? pool.name}
        lead={lead ?? (pool.description || undefined)}
        aside={aside ?? <StatusBadge status={pool.status} />}
      />
      <Tabs label={`Pool ${pool.name}`} tabs={poolTabs(base, part, organizer)} />
      {stopped && (
        <div className="pt-6">
          <Callout tone="warn" title={stopped.title}>
            <p>{stopped.text}</p>
          </Callout>
        </div>
      )}
      {children}
    </>
  );
}
