"use client";

import { useTranslations } from "next-intl";
import { Button, LinkButton } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import type { QueuedAnswer } from "./device/database";
import type { DeviceState } from "./device/deviceState";
import { useSaid } from "./useSaid";

interface QueueStatusProps {
  state: Pick<DeviceState, "answers" | "trouble" | "unkept">;
  /** Where signing in leads back to. */
  path: string;
  onSend: () => void;
  onDismiss: (seq: number) => void;
}

/**
 * Answers that are not recorded: why, what happens to them and what the juror can do. While all
 * goes well there is nothing to see.
 */
export function QueueStatus({ state, path, onSend, onDismiss }: QueueStatusProps) {
  const t = useTranslations("queue");
  const waiting = state.answers.filter((answer) => answer.state === "waiting").length;
  const refused = state.answers.filter((answer) => answer.state === "refused");
  return (
    <section aria-label={t("label")} aria-live="polite" className="grid gap-2 empty:hidden">
      {state.unkept && (
        <Callout tone="error" title={t("unkept")}>
          <p>{t("unkeptLead")}</p>
        </Callout>
      )}
      {waiting > 0 && state.trouble && (
        <Waiting count={waiting} trouble={state.trouble} path={path} onSend={onSend} />
      )}
      {refused.length > 0 && (
        <Callout tone="error" title={t("refused", { count: refused.length })}>
          <p>{t("refusedLead")}</p>
          <ul className="divide-y divide-rule">
            {refused.map((answer) => (
              <Refused key={answer.seq} answer={answer} onDismiss={onDismiss} />
            ))}
          </ul>
        </Callout>
      )}
    </section>
  );
}

interface WaitingProps {
  count: number;
  trouble: NonNullable<DeviceState["trouble"]>;
  path: string;
  onSend: () => void;
}

function Waiting({ count, trouble, path, onSend }: WaitingProps) {
  const t = useTranslations("queue");
  const says = ({ lost: "waiting", busy: "busy", held: "held" } as const)[trouble];
  return (
    <Callout tone="warn" title={t(says, { count })}>
      <p>{t(`${says}Lead`)}</p>
      <div className="-ms-3 flex">
        {trouble === "held" ? (
          <LinkButton variant="quiet" href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}>
            {t("signIn")}
          </LinkButton>
        ) : (
          <Button variant="quiet" onClick={onSend}>
            {t("sendNow")}
          </Button>
        )}
      </div>
    </Callout>
  );
}

const EXPLAINED = ["conflict", "gone", "invalid", "notFound"] as const;

interface RefusedProps {
  answer: QueuedAnswer;
  onDismiss: (seq: number) => void;
}

function Refused({ answer, onDismiss }: RefusedProps) {
  const t = useTranslations("queue");
  const say = useSaid();
  const { pair, said, refusal, seq } = answer;
  const text = said
    ? say(said.outcome, pair, said.multiplier)
    : t("withdrawal", { text: `${pair.a.title}, ${pair.b.title}` });
  const known = EXPLAINED.find((code) => code === refusal?.code);
  return (
    <li className="flex flex-wrap items-center gap-x-4 py-1.5">
      <div className="min-w-48 flex-1">
        <p className="break-words font-semibold">{text}</p>
        {said?.reason && <p className="measure break-words">{said.reason}</p>}
        <p>
          {known ? t(`because.${known}`) : t("because.other", { message: refusal?.message ?? "" })}
        </p>
      </div>
      <Button variant="quiet" aria-label={t("removeThis", { text })} onClick={() => onDismiss(seq)}>
        {t("remove")}
      </Button>
    </li>
  );
}
