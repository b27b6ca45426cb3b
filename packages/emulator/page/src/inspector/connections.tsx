import type { ComponentChildren } from 'preact';
import type { SessionView } from '../../../src/control/session-view.js';
import type { BotView, StateView } from '../../../src/control/views.js';
import { call } from '../api.js';
import type { Texts } from '../texts.js';
import { duration } from './duration.js';
import type { InspectorStore } from './inspector-store.js';
import { useClock } from './use-clock.js';

interface Props {
  store: InspectorStore;
  state: StateView;
  t: Texts;
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Session({ session, store, t }: { session: SessionView; store: InspectorStore; t: Texts }) {
  const { id, shard, intents, seq, resumes, connection, onlineSince, disconnectedAt, isExpired } = session;
  const line = connection === undefined ? undefined : store.lines.get(connection);
  const heartbeatAt = Math.max(line?.heartbeatAt ?? 0, session.heartbeatAt ?? 0);
  const since = (at: number | undefined): string => (at === undefined ? '–' : duration(store.now() - at));
  const isOn = connection !== undefined;
  return (
    <li class="session">
      <p class={`status ${isOn ? 'online' : ''}`}>
        <span>
          {isOn ? `${t.online} · #${connection}` : t.waitsForResume}
          {isExpired && ` · ${t.cannotResume}`}
        </span>
      </p>
      <dl>
        <Fact label={t.session}>
          <code>{id}…</code>
        </Fact>
        <Fact label={t.shard}>{shard.join(' / ')}</Fact>
        <Fact label={isOn ? t.onlineSince : t.offlineSince}>{since(isOn ? onlineSince : disconnectedAt)}</Fact>
        <Fact label={t.heartbeat}>{heartbeatAt > 0 ? `${since(heartbeatAt)} ${t.ago}` : '–'}</Fact>
        <Fact label={t.lastSeq}>{Math.max(seq, line?.seq ?? 0)}</Fact>
        <Fact label={t.resumes}>{resumes}</Fact>
      </dl>
      <p class="intents">
        {t.intents}:{' '}
        {intents.map((name) => (
          <code key={name}>{name}</code>
        ))}
      </p>
    </li>
  );
}

function Bot({ bot, store, t }: { bot: BotView; store: InspectorStore; t: Texts }) {
  const { username, appId, webhook, sessions } = bot;
  return (
    <section class="line" aria-label={username}>
      <h3>
        {username} <code>{appId}</code>
      </h3>
      {webhook && (
        <p class={`status ${webhook.isValidated ? 'online' : ''}`}>
          <span>
            webhook {webhook.url} · {webhook.isValidated ? t.isValidated : t.notValidated}
          </span>
        </p>
      )}
      {!webhook && sessions.length === 0 && <p class="notice">{t.noSession}</p>}
      <ul>
        {sessions.map((session) => (
          <Session key={session.id} session={session} store={store} t={t} />
        ))}
      </ul>
    </section>
  );
}

/** How each bot is connected, and ways to disturb that. */
export function Connections({ store, state, t }: Props) {
  useClock();
  const disturb = (fault: string) => () => void call('POST', '/faults', { fault });
  return (
    <div class="lines" tabIndex={0} role="group" aria-label={t.connections}>
      {state.bots.map((bot) => (
        <Bot key={bot.appId} bot={bot} store={store} t={t} />
      ))}
      <p class="actions">
        <button type="button" class="small" disabled={state.connections === 0} onClick={disturb('line-cut')}>
          {t.dropLine}
        </button>
        <button type="button" class="small" disabled={state.connections === 0} onClick={disturb('reconnect')}>
          {t.askReconnect}
        </button>
        <button type="button" class="small" onClick={disturb('session-lost')}>
          {t.loseSession}
        </button>
        {state.bots.length > 1 && <span class="hint">{t.concernsAll}</span>}
      </p>
    </div>
  );
}
