export type OptionValue = number | string | boolean;

interface Props {
  name: string;
  value: OptionValue;
  onValue: (value: OptionValue) => void;
}

/** A field for an option of a fault, of the kind its value is of. */
export function OptionField({ name, value, onValue }: Props) {
  if (typeof value === 'boolean') {
    return (
      <label class="switch">
        <input type="checkbox" checked={value} onChange={(event) => onValue(event.currentTarget.checked)} />
        <span>{name}</span>
      </label>
    );
  }
  return (
    <label>
      <span>{name}</span>
      {typeof value === 'number' ? (
        <input
          type="number"
          value={value}
          onInput={({ currentTarget: { valueAsNumber } }) => !Number.isNaN(valueAsNumber) && onValue(valueAsNumber)}
        />
      ) : (
        <input type="text" value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    </label>
  );
}
