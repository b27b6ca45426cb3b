import { useEffect, useState } from 'preact/hooks';
import type { FaultKind, FaultsView } from '../../../src/control/fault-requests.js';
import type { FaultGroup } from '../../../src/faults/catalogue.js';
import { call } from '../api.js';
import type { Locale, Texts } from '../texts.js';
import { ActiveFaults } from './active-faults.js';
import { FaultRow } from './fault-row.js';
import { ScenarioPanel } from './scenario-panel.js';

interface Props {
  faults: FaultsView;
  t: Texts;
  locale: Locale;
}

/** It does not change while the page is open. */
let known: readonly FaultKind[] = [];

async function loadCatalogue(): Promise<readonly FaultKind[]> {
  if (known.length === 0) known = (await (await fetch('/_emulator/faults/catalogue')).json()) as FaultKind[];
  return known;
}

function useCatalogue(): readonly FaultKind[] {
  const [catalogue, setCatalogue] = useState(known);
  useEffect(() => {
    // without an emulator the page says so itself, and comes back
    loadCatalogue().then(setCatalogue, () => undefined);
  }, []);
  return catalogue;
}

const groupsOf = (catalogue: readonly FaultKind[]): FaultGroup[] => [...new Set(catalogue.map(({ group }) => group))];

/** Everything that can go wrong, as switches; what goes wrong now stands on top, whoever switched it on. */
export function FaultMenu({ faults, t, locale }: Props) {
  const catalogue = useCatalogue();
  const [error, setError] = useState('');
  const start = (request: Record<string, unknown>): void => {
    setError('');
    call('POST', '/faults', request).catch((reason: unknown) => setError(String(reason)));
  };
  return (
    <div class="faults" tabIndex={0} role="group" aria-label={t.faults}>
      <ActiveFaults faults={faults} catalogue={catalogue} t={t} locale={locale} />
      {error !== '' && (
        <p class="warning" role="alert">
          {error}
        </p>
      )}
      {groupsOf(catalogue).map((group) => (
        <section key={group} aria-label={t[`group-${group}`]}>
          <h3>{t[`group-${group}`]}</h3>
          <ul>
            {catalogue
              .filter((kind) => kind.group === group)
              .map((kind) => (
                <FaultRow
                  key={kind.fault}
                  kind={kind}
                  active={faults.active.find(({ fault }) => fault === kind.fault)}
                  struck={faults.struck[kind.fault] ?? 0}
                  t={t}
                  locale={locale}
                  onStart={start}
                />
              ))}
          </ul>
        </section>
      ))}
      <ScenarioPanel faults={faults} t={t} />
    </div>
  );
}
