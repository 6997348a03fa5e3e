import { Tabs } from "../primitives/Tabs";

interface MethodSwitchProps {
  slug: string;
  current: string;
  methods: readonly { key: string; title: string }[];
}

/** The methods that have weights; each has its own address. */
export function MethodSwitch({ slug, current, methods }: MethodSwitchProps) {
  if (methods.length < 2) return null;
  return (
    <Tabs
      label="Method"
      tabs={methods.map(({ key, title }) => ({
        href: `/rounds/${slug}/results?method=${key}`,
        label: title,
        current: key === current,
      }))}
    />
  );
}
