"use client";

import { useId } from "react";
import { COMMUNITY_PRESETS, type CommunityModel, MENDS } from "~/core/simulation";
import { Checkbox } from "../../primitives/Checkbox";
import { Select } from "../../primitives/controls";
import { Disclosure } from "../../primitives/Disclosure";
import { Field } from "../../primitives/Field";
import { rhoProblem } from "../conviction/convictionState";
import { ParamControl } from "../ParamControl";
import { type CommunityConfig, paramsOf, presetOf, usualOf } from "./communityState";

/** What the select shows for parameters that are no preset's. */
const OWN = "own";

interface ConfigFieldsProps {
  config: CommunityConfig;
  onChange: (config: CommunityConfig) => void;
}

/** Preset, model, mode, parameters and mends of one configuration. */
export function ConfigFields({ config, onChange }: ConfigFieldsProps) {
  const { model, mode } = config;
  const preset = COMMUNITY_PRESETS.find(({ key }) => key === presetOf(config));
  const choosePreset = (key: string) => {
    const chosen = COMMUNITY_PRESETS.find((one) => one.key === key);
    if (chosen) onChange({ ...config, model: chosen.model, params: withoutUsual(chosen) });
  };
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="grid items-end gap-6 md:grid-cols-3">
        <Field label="Preset" hint={preset?.about ?? "Parameters of your own."}>
          {(control) => (
            <Select
              {...control}
              value={preset?.key ?? OWN}
              onChange={({ target }) => choosePreset(target.value)}
            >
              {COMMUNITY_PRESETS.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
              {!preset && <option value={OWN}>Own parameters</option>}
            </Select>
          )}
        </Field>
        <Field
          label="Model"
          hint="The first has neither minting, influence nor conflict. Parameters start anew."
        >
          {(control) => (
            <Select
              {...control}
              value={model}
              onChange={({ target }) =>
                onChange({ ...config, model: target.value as CommunityModel, params: {} })
              }
            >
              <option value="v3">Third (v3)</option>
              <option value="v1">First (v1)</option>
            </Select>
          )}
        </Field>
        <Field label="Mode" hint="As the originals ran, defects included, or mended.">
          {(control) => (
            <Select
              {...control}
              value={mode}
              onChange={({ target }) =>
                onChange({ ...config, mode: target.value as typeof mode, mends: {} })
              }
            >
              <option value="corrected">Corrected</option>
              <option value="faithful">Faithful</option>
            </Select>
          )}
        </Field>
      </div>
      <Disclosure summary="Parameters">
        <Params config={config} onChange={onChange} />
      </Disclosure>
      <Disclosure summary="What is mended">
        <Mends config={config} onChange={onChange} />
      </Disclosure>
    </div>
  );
}

function Params({ config, onChange }: ConfigFieldsProps) {
  const usual = usualOf(config.model);
  const values = { ...usual, ...config.params };
  const { beta = 0, rho = 0, funds = 0, supply = 0 } = values;
  const problems: Readonly<Record<string, string | null>> = {
    rho: rhoProblem({ beta, rho }),
    funds: funds < supply ? null : `must be below the supply of ${supply}`,
  };
  const set = (name: string, value: number) => {
    const { [name]: _, ...others } = config.params;
    onChange({
      ...config,
      params: value === usual[name] ? others : { ...others, [name]: value },
    });
  };
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2 lg:grid-cols-3">
      {paramsOf(config).map(({ name, symbol, title, about, min, max, whole, defaults }) => (
        <ParamControl
          key={name}
          {...{ symbol, title, about }}
          bounds={{
            ...{ min, max, whole, usual: defaults[config.model] },
            ...(name === "rho" && { sliderMax: 0.99 * beta * beta }),
          }}
          value={values[name]!}
          problem={problems[name]}
          onChange={(value) => set(name, value)}
        />
      ))}
    </div>
  );
}

function Mends({ config, onChange }: ConfigFieldsProps) {
  const id = useId();
  const usual = config.mode === "corrected";
  const set = (name: string, on: boolean) => {
    const { [name]: _, ...others } = config.mends;
    onChange({ ...config, mends: on === usual ? others : { ...others, [name]: on } });
  };
  return (
    <fieldset className="grid gap-x-8 md:grid-cols-2" aria-describedby={id}>
      <legend id={id} className="pb-2 text-quiet text-small">
        What the originals got wrong, each mended or not.
      </legend>
      {Object.entries(MENDS).map(([name, text]) => (
        <Checkbox
          key={name}
          label={text}
          checked={config.mends[name] ?? usual}
          onChange={({ target }) => set(name, target.checked)}
        />
      ))}
    </fieldset>
  );
}

function withoutUsual({ model, params }: (typeof COMMUNITY_PRESETS)[number]) {
  const usual = usualOf(model);
  return Object.fromEntries(
    Object.entries(params).filter(([name, value]) => value !== usual[name]),
  );
}
