import { useState } from 'preact/hooks';
import type { FaultKind, FaultView } from '../../../src/control/fault-requests.js';
import type { Locale, Texts } from '../texts.js';
import { endFault } from './end-fault.js';
import { OptionField, type OptionValue } from './option-field.js';

interface Props {
  kind: FaultKind;
  active: FaultView | undefined;
  struck: number;
  t: Texts;
  locale: Locale;
  onStart: (request: Record<string, unknown>) => void;
}

interface Amount {
  times: string;
  percent: string;
}

/** Empty fields mean for ever, and always. */
function requestOf(kind: FaultKind, options: Record<string, OptionValue>, { times, percent }: Amount) {
  return {
    fault: kind.fault,
    ...options,
    ...(times !== '' && { times: Number(times) }),
    ...(percent !== '' && { probability: Number(percent) / 100 }),
  };
}

/** One fault with a name: a switch, or a button for what happens at once, and what it can be told. */
export function FaultRow({ kind, active, struck, t, locale, onStart }: Props) {
  const { fault, title, defaults, isInstant } = kind;
  const [options, setOptions] = useState<Record<string, OptionValue>>(defaults);
  const [amount, setAmount] = useState<Amount>({ times: '', percent: '' });
  const start = (): void => onStart(requestOf(kind, options, amount));
  const hasFields = !isInstant || Object.keys(defaults).length > 0;
  return (
    <li class={active ? 'fault on' : 'fault'}>
      <div class="fault-head">
        <div>
          <code id={`fault-${fault}`}>{fault}</code>
          {struck > 0 && (
            <span class="count">
              {t.struck} {struck}×
            </span>
          )}
          <p>{title[locale]}</p>
        </div>
        {isInstant ? (
          <button type="button" class="small" aria-label={`${t.strikeOnce} ${fault}`} onClick={start}>
            {t.strikeOnce}
          </button>
        ) : (
          <button
            type="button"
            class="toggle"
            role="switch"
            aria-checked={active !== undefined}
            aria-labelledby={`fault-${fault}`}
            onClick={() => (active ? endFault(active.id) : start())}
          >
            <span />
          </button>
        )}
      </div>
      {hasFields && (
        <details>
          <summary>{summaryOf(kind, options, amount, t)}</summary>
          <div class="options">
            {!isInstant && (
              <>
                <label>
                  <span>{t.times}</span>
                  <input
                    type="number"
                    min="1"
                    step="1"
                    placeholder={t.forEver}
                    value={amount.times}
                    onInput={(event) => setAmount({ ...amount, times: event.currentTarget.value })}
                  />
                </label>
                <label>
                  <span>{t.probability}</span>
                  <input
                    type="number"
                    min="0"
                    max="100"
                    placeholder="100"
                    value={amount.percent}
                    onInput={(event) => setAmount({ ...amount, percent: event.currentTarget.value })}
                  />
                </label>
              </>
            )}
            {Object.entries(options).map(([name, value]) => (
              <OptionField
                key={name}
                name={name}
                value={value}
                onValue={(next) => setOptions({ ...options, [name]: next })}
              />
            ))}
          </div>
        </details>
      )}
    </li>
  );
}

/** What it would be told now, in a line. */
function summaryOf({ isInstant }: FaultKind, options: Record<string, OptionValue>, amount: Amount, t: Texts): string {
  const facts = Object.entries(options).map(([name, value]) => `${name} ${value === '' ? '–' : printable(value)}`);
  if (isInstant) return facts.join(' · ');
  const times = amount.times === '' ? t.forEver : `${amount.times}×`;
  return [times, ...(amount.percent === '' ? [] : [`${amount.percent} %`]), ...facts].join(' · ');
}

/** Without what no font can show. */
function printable(value: OptionValue): string {
  const text = String(value).replaceAll(/\p{Cc}/gu, '␀');
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
