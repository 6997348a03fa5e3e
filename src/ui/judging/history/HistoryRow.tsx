import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../primitives/Badge";
import type { OwnJudgement, ReasonTag } from "../types";
import { useSaid } from "../useSaid";
import { RowActions } from "./RowActions";

type Version = Omit<OwnJudgement, "comparisonId" | "pairId" | "a" | "b" | "earlier">;

interface HistoryRowProps {
  judgement: OwnJudgement;
  open: boolean;
  onChange: () => void;
  onWithdraw: () => void;
}

/** One answer of the history with its earlier versions, and the ways to change it. */
export function HistoryRow({ judgement, open, onChange, onWithdraw }: HistoryRowProps) {
  const t = useTranslations("history");
  const say = useSaid();
  const { outcome, multiplier, withdrawn, earlier } = judgement;
  const text = say(outcome, judgement, multiplier);
  return (
    <li className="grid gap-1 py-2 text-small">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-48 flex-1">
          <VersionText version={judgement} text={text} />
        </div>
        {open && <RowActions {...{ text, withdrawn, onChange, onWithdraw }} />}
      </div>
      {earlier.length > 0 && (
        <details>
          <summary className="link min-h-11 content-center md:min-h-0">
            {t("earlier", { count: earlier.length })}
          </summary>
          <ol className="grid gap-2 border-rule border-s-3 py-2 ps-4">
            {earlier.map((version) => (
              <li key={version.version}>
                <VersionText
                  version={version}
                  text={say(version.outcome, judgement, version.multiplier)}
                />
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

function VersionText({ version, text }: { version: Version; text: string }) {
  const t = useTranslations("history");
  const tAnswer = useTranslations("answer");
  const format = useFormatter();
  const { reason, reasonTags, confidence, skipReason, at } = version;
  const also = [
    ...(reasonTags as ReasonTag[]).map((tag) => tAnswer(`tags.${tag}`)),
    ...(skipReason ? [tAnswer(`skipReasons.${skipReason}`)] : []),
    ...(confidence ? [tAnswer(`confidences.${confidence as 1 | 2 | 3}`)] : []),
  ];
  return (
    <div className="grid gap-0.5">
      <p className="break-words font-semibold">
        <bdi>{text}</bdi> {version.withdrawn && <Badge>{t("withdrawn")}</Badge>}
      </p>
      {reason && (
        <p dir="auto" className="measure break-words text-quiet">
          {reason}
        </p>
      )}
      {also.length > 0 && <p className="text-quiet">{also.join(" · ")}</p>}
      <p className="text-fine text-quiet">
        <time dateTime={at.toISOString()}>{format.dateTime(at, "exact")} UTC</time>
        {version.version > 1 && `, ${t("version", { version: version.version })}`}
      </p>
    </div>
  );
}
