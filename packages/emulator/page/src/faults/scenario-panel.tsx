import { useRef, useState } from 'preact/hooks';
import type { FaultsView } from '../../../src/control/fault-requests.js';
import { call } from '../api.js';
import type { Texts } from '../texts.js';

const EXAMPLE = {
  name: 'a bad minute',
  steps: [
    { after: 'message 1', fault: 'send-500', times: 1 },
    { after: 'message 2', fault: 'line-cut' },
    { after: 2000, fault: 'token-down' },
    { after: 5000, end: 'all' },
  ],
};

const stepText = (step: object): string =>
  `    { ${Object.entries(step)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ')} }`;

/** A step a line, as people write it. */
function textOf({ name, steps }: { name: string; steps: readonly object[] }): string {
  return `{\n  "name": ${JSON.stringify(name)},\n  "steps": [\n${steps.map(stepText).join(',\n')}\n  ]\n}\n`;
}

/** What is switched on, as a scenario that switches it on again. Faults of calls have no name to do so by. */
function scenarioOf({ active }: FaultsView) {
  const named = active.filter(({ fault }) => fault !== undefined);
  return {
    name: '',
    steps: named.map(({ id: _id, left, struck: _struck, ...step }) => ({
      ...step,
      ...(left !== null && { times: left }),
    })),
  };
}

function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'scenario.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function Progress({ scenario, t }: { scenario: NonNullable<FaultsView['scenario']>; t: Texts }) {
  const { name, taken, steps, waitsFor } = scenario;
  const wait = typeof waitsFor === 'number' ? `${waitsFor} ms` : waitsFor;
  return (
    <p class="progress" role="status">
      <span>
        {name} · {t.step} {taken}/{steps}
        {wait !== undefined && ` · ${t.waitsFor} ${wait}`}
      </span>
      <button type="button" class="small" onClick={() => void fetch('/_emulator/scenarios', { method: 'DELETE' })}>
        {t.stopScenario}
      </button>
    </p>
  );
}

/** Faults one after another: read from a file, written to one, and played. */
export function ScenarioPanel({ faults, t }: { faults: FaultsView; t: Texts }) {
  const [text, setText] = useState(textOf(EXAMPLE));
  const [error, setError] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const play = (): void => {
    setError('');
    let scenario: object;
    try {
      scenario = JSON.parse(text) as object;
    } catch (reason) {
      return setError(t.noJson + String(reason instanceof Error ? reason.message : reason));
    }
    call('POST', '/scenarios', scenario).catch((reason: Error) => setError(reason.message));
  };
  const load = async (chosen: File | undefined): Promise<void> => {
    if (chosen) setText(await chosen.text());
    setError('');
  };
  return (
    <section class="scenario" aria-label={t.scenario}>
      <h3>{t.scenario}</h3>
      <p class="hint">{t.scenarioHint}</p>
      {faults.scenario && <Progress scenario={faults.scenario} t={t} />}
      <textarea
        rows={9}
        wrap="off"
        spellcheck={false}
        aria-label={t.scenario}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {error !== '' && (
        <p class="warning" role="alert">
          {error}
        </p>
      )}
      <p class="actions">
        <button type="button" class="small strong" onClick={play}>
          {t.play}
        </button>
        <button type="button" class="small" onClick={() => file.current?.click()}>
          {t.loadFile}
        </button>
        <button type="button" class="small" onClick={() => save(text)}>
          {t.saveFile}
        </button>
        <button
          type="button"
          class="small"
          disabled={faults.active.length === 0}
          onClick={() => setText(textOf(scenarioOf(faults)))}
        >
          {t.fromActive}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t.loadFile}
          onChange={({ currentTarget }) => {
            void load(currentTarget.files?.[0]);
            // or the same file, edited meanwhile, could not be opened again
            currentTarget.value = '';
          }}
        />
      </p>
    </section>
  );
}
