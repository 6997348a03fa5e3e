"use client";

import { FACT_COLUMNS } from "~/core/formats";
import { Textarea } from "../primitives/controls";
import { Disclosure } from "../primitives/Disclosure";
import { FileDrop } from "../primitives/FileDrop";
import { FormField } from "../primitives/FormField";
import { countOf } from "../primitives/numbers";
import { ProblemList } from "../primitives/ProblemList";
import { RepairList } from "../primitives/RepairList";
import { factsStated } from "./factsStated";
import { FieldGroup } from "./RoundFields";
import type { FieldsProps } from "./roundDraft";
import type { ProjectsCheck } from "./useProjectsCheck";

interface ProjectsFieldProps extends FieldsProps {
  check: ProjectsCheck;
}

/** The list of projects as text, and what it is read as while it is being written. */
export function ProjectsField({ draft, set, issues, check }: ProjectsFieldProps) {
  const { report, checking, failed } = check;
  return (
    <FieldGroup title="Projects">
      <FileDrop
        label="A file of projects"
        hint={`CSV with a repo or project column, or a plain list. Jurors are shown what the columns ${FACT_COLUMNS.join(", ")} say.`}
        accept=".csv,.txt,.tsv"
        onText={({ text }) => set({ projects: text })}
      />
      <FormField
        name="projects"
        label="The list"
        hint="One repository per line, as an address or as owner/name. At least two."
        issues={issues}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            spellCheck={false}
            className="font-mono text-small"
            placeholder={"https://github.com/ethereum/go-ethereum\nsigp/lighthouse"}
            value={draft.projects}
            onChange={(e) => set({ projects: e.target.value })}
          />
        )}
      </FormField>
      <div aria-live="polite" className="grid gap-3">
        {draft.projects.trim() && (
          <p className="text-small">
            {failed ?? (report && !checking ? verdict(report) : "Reading the list…")}
          </p>
        )}
        {report && (
          <>
            <ProblemList
              problems={report.problems}
              title={`${countOf(report.problems.length, "problem")} in the list of projects`}
            />
            <RepairList repairs={report.repairs} />
            {report.projects.length > 0 && (
              <p className="text-quiet text-small">{factsStated(report.projects)}</p>
            )}
            {report.projects.length > 0 && (
              <Disclosure summary={`Read as ${countOf(report.projects.length, "project")}`}>
                <ol className="num grid list-decimal gap-x-8 pl-8 text-small sm:grid-cols-2">
                  {report.projects.map((project) => (
                    <li key={project.name} className="break-all">
                      {project.name}
                    </li>
                  ))}
                </ol>
              </Disclosure>
            )}
          </>
        )}
      </div>
    </FieldGroup>
  );
}

function verdict(report: { projects: unknown[]; repairs: unknown[]; problems: unknown[] }) {
  const repairs = report.repairs.length ? `, ${countOf(report.repairs.length, "repair")}` : "";
  return `${countOf(report.projects.length, "project")}${repairs}${report.problems.length ? "" : ", no problems"}.`;
}
