import { LinkButton } from "../primitives/Button";
import { nextSteps } from "./nextSteps";
import type { RoundRole } from "./roundTabs";

interface NextStepsProps {
  slug: string;
  roles: readonly RoundRole[];
  status: "draft" | "open" | "closed";
}

/** What this person can do here now, the first as the page's main action. */
export function NextSteps({ slug, roles, status }: NextStepsProps) {
  const steps = nextSteps(roles, status);
  if (steps.length === 0) return null;
  return (
    <section
      aria-label="What you can do now"
      className="grid gap-x-8 gap-y-5 pb-10 sm:grid-cols-2 lg:grid-cols-3"
    >
      {steps.map((step, index) => (
        <div key={step.path} className="grid content-start justify-items-start gap-2">
          <LinkButton
            href={`/rounds/${slug}${step.path}`}
            variant={index === 0 ? "primary" : "secondary"}
          >
            {step.label}
          </LinkButton>
          <p className="text-quiet text-small">{step.about}</p>
        </div>
      ))}
    </section>
  );
}
