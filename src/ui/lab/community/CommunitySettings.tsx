"use client";

import { Button } from "../../primitives/Button";
import { Input } from "../../primitives/controls";
import { Field } from "../../primitives/Field";
import { Section } from "../../primitives/PageHeader";
import { ParamControl } from "../ParamControl";
import { ConfigFields } from "./ConfigFields";
import { type CommunityState, TIMESTEPS } from "./communityState";

interface CommunitySettingsProps {
  state: CommunityState;
  onChange: (state: CommunityState) => void;
}

/** What is run: one configuration or two, under one seed. */
export function CommunitySettings({ state, onChange }: CommunitySettingsProps) {
  const { first, second } = state;
  const compare = second ? (
    <Button onClick={() => onChange({ ...state, second: null })}>Remove the second</Button>
  ) : (
    <Button onClick={() => onChange({ ...state, second: first })}>Compare with a second</Button>
  );
  return (
    <Section title={second ? "Two communities" : "The community"} actions={compare}>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <Field label="Seed" hint="The same seed gives the same run, to the last digit.">
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={80}
              value={state.seed}
              onChange={({ target }) => onChange({ ...state, seed: target.value })}
            />
          )}
        </Field>
        <ParamControl
          title="Days"
          about="timesteps of the run"
          bounds={TIMESTEPS}
          value={state.timesteps}
          onChange={(timesteps) => onChange({ ...state, timesteps })}
        />
      </div>
      {second && <h3 className="text-h3">First</h3>}
      <ConfigFields config={first} onChange={(config) => onChange({ ...state, first: config })} />
      {second && (
        <>
          <h3 className="text-h3">Second, with the same chances</h3>
          <ConfigFields
            config={second}
            onChange={(config) => onChange({ ...state, second: config })}
          />
        </>
      )}
    </Section>
  );
}
