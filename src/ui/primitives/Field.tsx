import { type ReactNode, useId } from "react";

/** What a control inside a Field must be given: `<Input {...control} />`. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** One message, or several: all of them are shown. */
  error?: string | readonly string[] | null;
  /** Says so beside the label: in English, or in the words given. */
  optional?: boolean | string;
  children: (control: ControlProps) => ReactNode;
}

/** Label, hint, control and errors, tied together for assistive technology. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  const id = useId();
  const errors = error ? (typeof error === "string" ? [error] : error) : [];
  const described = [hint ? `${id}-hint` : "", errors.length ? `${id}-error` : ""].filter(Boolean);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold text-small">
        {label}
        {optional && (
          <span className="font-normal text-quiet">
            {" "}
            {optional === true ? "(optional)" : optional}
          </span>
        )}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-quiet text-small">
          {hint}
        </div>
      )}
      {children({
        id,
        "aria-describedby": described.join(" ") || undefined,
        "aria-invalid": errors.length > 0 || undefined,
      })}
      {errors.length > 0 && <FieldErrors id={`${id}-error`} errors={errors} />}
    </div>
  );
}

function FieldErrors({ id, errors }: { id: string; errors: readonly string[] }) {
  return (
    <ul id={id} className="grid gap-0.5 font-semibold text-danger text-small">
      {errors.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
