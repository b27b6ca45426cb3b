import type { FaultKind, FaultsView, FaultView } from '../../../src/control/fault-requests.js';
import type { Locale, Texts } from '../texts.js';
import { endAllFaults, endFault } from './end-fault.js';

interface Props {
  faults: FaultsView;
  catalogue: readonly FaultKind[];
  t: Texts;
  locale: Locale;
}

const OWN: ReadonlySet<string> = new Set(['id', 'left', 'struck', 'fault', 'probability']);

/** How often it still happens, how likely, and its options where they are not the usual ones. */
function factsOf(fault: FaultView, kind: FaultKind | undefined, t: Texts): string[] {
  const { left, struck, probability, ...rest } = fault;
  const options = Object.entries(rest).filter(([key, value]) => !OWN.has(key) && kind?.defaults[key] !== value);
  return [
    `${t.struck} ${struck}×`,
    left === null ? t.forEver : `${t.timesLeft} ${left}×`,
    ...(probability === undefined ? [] : [`${Math.round(probability * 100)} %`]),
    ...options.map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  ];
}

/** What goes wrong now, and how to end it. */
export function ActiveFaults({ faults, catalogue, t, locale }: Props) {
  const { active } = faults;
  return (
    <section class="active-faults" aria-label={t.activeFaults}>
      <header>
        <h3>{t.activeFaults}</h3>
        <button type="button" class="small" disabled={active.length === 0 && !faults.scenario} onClick={endAllFaults}>
          {t.endAll}
        </button>
      </header>
      {active.length === 0 && <p class="notice">{t.noFaults}</p>}
      <ul>
        {active.map((fault) => {
          const kind = catalogue.find((one) => one.fault === fault.fault);
          const name = fault.fault ?? t.customFault;
          return (
            <li key={fault.id}>
              <div>
                <code>{name}</code>
                <p>{kind?.title[locale]}</p>
                <p class="facts">
                  {factsOf(fault, kind, t).map((fact) => (
                    <span key={fact}>{fact}</span>
                  ))}
                </p>
              </div>
              <button
                type="button"
                class="small"
                aria-label={`${t.endFault} ${name}`}
                onClick={() => endFault(fault.id)}
              >
                {t.endFault}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
