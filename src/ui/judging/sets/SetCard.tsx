import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Button } from "../../primitives/Button";
import { cx } from "../../primitives/cx";
import { KeyHint } from "../../primitives/KeyHint";
import { factsOf, readmeOf } from "../facts";
import { Fact } from "../PairCards";
import type { SetProject } from "./setForm";

interface SetCardProps {
  project: SetProject;
  /** From 1; null: not placed. */
  place: number | null;
  /** The place it would get if pressed now. */
  nextPlace: number;
  /** Places that are given. */
  placed: number;
  onPress: () => void;
  onMove: (by: -1 | 1) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onConflict?: (() => void) | undefined;
}

/** A project to be ranked: a press gives it the next place, or takes its place away. */
export function RankCard(props: SetCardProps) {
  const { project, place, nextPlace, placed, onPress, onMove } = props;
  const t = useTranslations("set");
  const { title } = project;
  return (
    <CardFrame {...props} marked={place !== null}>
      <button
        type="button"
        data-answer
        data-project={project.id}
        aria-pressed={place !== null}
        aria-label={
          place === null
            ? t("placeNext", { title, place: nextPlace })
            : t("placed", { title, place })
        }
        onClick={onPress}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-3 text-start"
      >
        <span
          aria-hidden="true"
          className={cx(
            "num grid size-9 shrink-0 place-items-center rounded-sm border text-h3",
            place === null ? "border-edge text-quiet" : "border-accent bg-accent text-on-accent",
          )}
        >
          {place ?? "·"}
        </span>
        <Name project={project} />
      </button>
      {place !== null && (
        <span className="flex">
          <Button
            variant="quiet"
            tabIndex={-1}
            aria-label={t("up", { title })}
            disabled={place === 1}
            onClick={() => onMove(-1)}
          >
            ↑
          </Button>
          <Button
            variant="quiet"
            tabIndex={-1}
            aria-label={t("down", { title })}
            disabled={place >= placed}
            onClick={() => onMove(1)}
          >
            ↓
          </Button>
        </span>
      )}
    </CardFrame>
  );
}

interface PickCardProps {
  project: SetProject;
  is: "best" | "worst" | null;
  onPick: (which: "best" | "worst") => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onConflict?: (() => void) | undefined;
}

/** A project that may be the best of its set, or the worst. */
export function PickCard(props: PickCardProps) {
  const { project, is, onPick } = props;
  const t = useTranslations("set");
  return (
    <CardFrame {...props} marked={is !== null}>
      <Name project={project} />
      <span className="flex gap-1.5">
        {(["best", "worst"] as const).map((which) => (
          <Button
            key={which}
            data-answer
            variant={is === which ? "primary" : "secondary"}
            aria-pressed={is === which}
            aria-label={t(`${which}This`, { title: project.title })}
            onClick={() => onPick(which)}
            className="[&[aria-pressed=true]_kbd]:border-on-accent [&[aria-pressed=true]_kbd]:text-on-accent"
          >
            {t(which)} <KeyHint keys={which === "best" ? "B" : "W"} />
          </Button>
        ))}
      </span>
    </CardFrame>
  );
}

interface CardFrameProps {
  project: SetProject;
  marked: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onConflict?: (() => void) | undefined;
  children: React.ReactNode;
}

function CardFrame({ project, marked, onKeyDown, onConflict, children }: CardFrameProps) {
  const t = useTranslations("set");
  const tDesk = useTranslations("desk");
  return (
    <li
      onKeyDown={onKeyDown}
      className={cx(
        "grid gap-1 border-s-3 bg-sheet px-4 py-2",
        marked ? "border-accent" : "border-rule",
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">{children}</div>
      <p dir="auto" className={cx("text-small", !project.description && "text-quiet")}>
        {project.description || tDesk("noDescription")}
      </p>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <Details project={project} />
        {onConflict && (
          <Button
            variant="quiet"
            className="-me-3"
            aria-label={t("conflictThis", { title: project.title })}
            onClick={onConflict}
          >
            {t("conflict")}
          </Button>
        )}
      </div>
    </li>
  );
}

function Name({ project }: { project: SetProject }) {
  return (
    <span className="grid min-w-0 flex-1 basis-40">
      <span className="break-words font-semibold text-h3">{project.title}</span>
      {project.title !== project.name && (
        <bdi className="break-all text-quiet text-small">{project.name}</bdi>
      )}
    </span>
  );
}

/** The same rows for every project of the set would be long: each has its own, folded. */
function Details({ project }: { project: SetProject }) {
  const t = useTranslations("set");
  const tDesk = useTranslations("desk");
  const { rows } = factsOf(project.facts, project.facts);
  const readme = readmeOf(project.facts);
  return (
    <details className="min-w-0 flex-1 basis-32 open:basis-full">
      <summary className="link min-h-11 content-center text-small">
        {t("details")} <span className="sr-only">{project.title}</span>
      </summary>
      {project.url && (
        <a
          href={project.url}
          target="_blank"
          rel="noreferrer"
          className="link break-all text-small"
        >
          <bdi>{project.url.replace(/^https?:\/\//, "")}</bdi>
          <span className="sr-only"> {tDesk("newTab")}</span>
        </a>
      )}
      {rows.map(({ key, a }) => (
        <Fact key={key} name={key} value={a} />
      ))}
      {readme && (
        <p
          dir="auto"
          className="whitespace-pre-line break-words border-rule border-t py-1 text-small"
        >
          {readme}
        </p>
      )}
    </details>
  );
}
