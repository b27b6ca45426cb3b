import type { ThreadView } from '../../../src/control/thread-view.js';
import type { StateView } from '../../../src/control/views.js';
import type { ThreadReply } from '../../../src/threads/thread-reply.js';
import { showMessage } from '../selection.js';
import type { Locale, Texts } from '../texts.js';
import { CopyButton } from './copy-button.js';
import { duration } from './duration.js';
import { isTestable, testOf } from './test-source.js';
import { threadState } from './thread-state.js';

interface Props {
  thread: ThreadView;
  now: number;
  isWanted: boolean;
  conversation: StateView['conversations'][number] | undefined;
  t: Texts;
  locale: Locale;
  onCall: (n: number) => void;
}

const clock = (at: number): string => new Date(at).toLocaleTimeString([], { hour12: false });

/** How much of the number and of the time is spent. */
function Budget({ thread, now, t }: Pick<Props, 'thread' | 'now' | 't'>) {
  const { used, limit, windowMs } = thread;
  const { leftMs, isExpired, isUsedUp } = threadState(thread, now);
  const part = Math.max(0, Math.min(1, leftMs / windowMs));
  return (
    <p class="budget">
      <span class={isUsedUp ? 'count over' : 'count'}>
        {used}/{limit ?? '∞'} {isUsedUp && t.usedUp}
      </span>
      <span class="gauge" aria-hidden="true">
        <span style={{ width: `${part * 100}%` }} />
      </span>
      <span class={isExpired ? 'left over' : 'left'}>{isExpired ? t.expired : `${t.left} ${duration(leftMs)}`}</span>
    </p>
  );
}

function Reply({ reply, t, onCall }: { reply: ThreadReply; t: Texts; onCall: (n: number) => void }) {
  const { n, at, seq, kind, status, code, frames } = reply;
  const isGood = code === undefined && status >= 200 && status < 300;
  const outcome = isGood ? t.accepted : String(code ?? (status || t.dropped));
  return (
    <li class={isGood ? 'good' : 'bad'}>
      <button type="button" title={t.showCall} onClick={() => onCall(n)}>
        <code>msg_seq {seq ?? `– (${t.seqMissing})`}</code>
        <span class="kind">
          {kind}
          {frames !== undefined && ` ×${frames}`}
        </span>
        <span class="badge">{outcome}</span>
        <time>{clock(at)}</time>
      </button>
    </li>
  );
}

/** One message and every try to answer it. */
export function ThreadCard({ thread, now, isWanted, conversation, t, onCall }: Props) {
  const { id, bot, event, scene, who, text, at, replies, conversation: name } = thread;
  const { isExpired, isUsedUp } = threadState(thread, now);
  const isOver = isExpired || isUsedUp;
  const lines = conversation?.entries ?? [];
  const said = lines.find((line) => line.id === id);
  const title = who === undefined ? event : `${who}: ${said?.content || text || event}`;
  return (
    <li
      class={`thread ${isOver ? 'over' : ''} ${isWanted ? 'wanted' : ''}`}
      data-thread-id={id}
      tabIndex={-1}
      aria-label={title}
    >
      <header>
        <strong>{title}</strong>
        <time>{clock(at)}</time>
      </header>
      <p class="facts">
        <span>
          {name ?? ''} ({scene})
        </span>
        {who !== undefined && <span>{event}</span>}
        <code>{id.length > 18 ? `${id.slice(0, 8)}…${id.slice(-6)}` : id}</code>
      </p>
      <Budget thread={thread} now={now} t={t} />
      {replies.length === 0 && <p class="notice">{t.unanswered}</p>}
      {replies.length > 0 && (
        <ol>
          {replies.map((reply) => (
            <Reply key={reply.n} reply={reply} t={t} onCall={onCall} />
          ))}
        </ol>
      )}
      <p class="actions">
        {said && (
          <button
            type="button"
            class="small"
            onClick={() => showMessage({ bot, scene, name: name ?? '', messageId: id })}
          >
            {t.showInChat}
          </button>
        )}
        {isTestable(thread) && (
          <CopyButton
            label={t.copyTest}
            text={() => {
              const answers = lines.filter((line) => line.answers === id);
              return testOf(thread, answers, said?.content ?? text);
            }}
            t={t}
          />
        )}
      </p>
    </li>
  );
}
