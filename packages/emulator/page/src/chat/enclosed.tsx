import type { TranscriptEntry } from '../../../src/people/transcript.js';
import type { Texts } from '../texts.js';
import type { AttachedFile } from './attached-file.js';
import { readOf } from './read-of.js';

/** What goes out with the text: the message it quotes, and a file. */
export function Enclosed({
  quoted,
  file,
  t,
  onUnquote,
  onDetach,
}: {
  quoted: TranscriptEntry | undefined;
  file: AttachedFile | undefined;
  t: Texts;
  onUnquote: () => void;
  onDetach: () => void;
}) {
  if (!quoted && !file) return null;
  return (
    <div class="enclosed">
      {quoted && (
        <span class="enclosure">
          <strong>{quoted.name}</strong> {readOf(quoted).slice(0, 60)}
          <button type="button" aria-label={t.unquote} onClick={onUnquote}>
            ×
          </button>
        </span>
      )}
      {file && (
        <span class="enclosure">
          {file.preview && <img src={file.preview} alt="" />}
          {file.name}
          <button type="button" aria-label={t.detach} onClick={onDetach}>
            ×
          </button>
        </span>
      )}
    </div>
  );
}
