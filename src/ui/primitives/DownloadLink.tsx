import { QUIET_BUTTON } from "./Button";

/** A file that the server writes when it is asked for. */
export function DownloadLink({ href, label = "Download CSV" }: { href: string; label?: string }) {
  return (
    <a href={href} download className={QUIET_BUTTON}>
      {label}
    </a>
  );
}
