interface ProgressBarProps {
  label: string;
  /** 0 to 1; null while the extent is not known. */
  value: number | null;
  /** Beside the label: "120 of 400", "about a minute left". */
  detail?: string;
}

export function ProgressBar({ label, value, detail }: ProgressBarProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between gap-4 text-small">
        <span className="font-semibold">{label}</span>
        <span className="num text-quiet">{detail ?? (percent === null ? "" : `${percent}%`)}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        className="h-1.5 bg-rule"
      >
        <div
          className="h-full bg-accent transition-[width]"
          style={{ width: percent === null ? "30%" : `${percent}%` }}
        />
      </div>
    </div>
  );
}
