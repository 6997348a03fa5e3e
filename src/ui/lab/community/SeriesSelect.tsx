import { SERIES, type SeriesName } from "~/core/simulation";
import { Select } from "../../primitives/controls";
import { InlineField } from "../../primitives/InlineField";
import { SERIES_TEXT } from "./seriesText";

interface SeriesSelectProps {
  name: SeriesName;
  onChoose: (name: SeriesName) => void;
}

export function SeriesSelect({ name, onChoose }: SeriesSelectProps) {
  return (
    <InlineField label="Series">
      {(id) => (
        <Select
          id={id}
          className="max-w-80"
          value={name}
          onChange={({ target }) => onChoose(target.value as SeriesName)}
        >
          {SERIES.map((one) => (
            <option key={one} value={one}>
              {SERIES_TEXT[one]}
            </option>
          ))}
        </Select>
      )}
    </InlineField>
  );
}
