import { useState } from 'preact/hooks';
import type { TranscriptMedia } from '../../../src/people/transcript.js';
import type { Texts } from '../texts.js';
import { Dialog } from './dialog.js';

interface Props {
  media: TranscriptMedia;
  t: Texts;
}

const UNITS = ['B', 'kB', 'MB'];

function sizeOf(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${UNITS[power]}`;
}

function File({ media, t }: Props) {
  const { url, fileName, size } = media;
  const name = fileName ?? t.file;
  const shown = (
    <>
      <span class="file-icon" aria-hidden="true" />
      <span class="file-name">{name}</span>
      {size !== undefined && <span class="file-size">{sizeOf(size)}</span>}
    </>
  );
  if (!url) return <span class="file">{shown}</span>;
  return (
    <a class="file" href={url} download={name} target="_blank" rel="noreferrer noopener">
      {shown}
    </a>
  );
}

function Picture({ media, t }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const label = media.fileName ?? t.picture;
  if (isBroken || !media.url) return <File media={media} t={t} />;
  return (
    <>
      <button type="button" class="picture" aria-label={`${t.enlarge}: ${label}`} onClick={() => setOpen(true)}>
        <img src={media.url} alt={label} loading="lazy" onError={() => setBroken(true)} />
      </button>
      {isOpen && (
        <Dialog label={label} close={t.close} class="lightbox" onClose={() => setOpen(false)}>
          <img src={media.url} alt={label} />
        </Dialog>
      )}
    </>
  );
}

/** Browsers cannot play silk, which is what voice on the platform is. */
function Voice({ media, t }: Props) {
  const [isSilent, setSilent] = useState(!media.url);
  if (isSilent)
    return (
      <div class="voice">
        <File media={{ ...media, fileName: media.fileName ?? t.voice }} t={t} />
        <span class="hint">{t.notPlayable}</span>
      </div>
    );
  return (
    <audio
      class="voice"
      controls
      preload="metadata"
      src={media.url}
      aria-label={t.voice}
      onError={() => setSilent(true)}
    />
  );
}

function Video({ media, t }: Props) {
  if (!media.url) return <File media={media} t={t} />;
  return <video class="video" controls preload="metadata" src={media.url} aria-label={media.fileName ?? t.video} />;
}

/** By the number the platform gives them; everything else is a file. */
const KINDS: Readonly<Record<number, typeof File>> = { 1: Picture, 2: Video, 3: Voice };

/** A file in a message, shown as what it is. */
export function Media({ media, t }: Props) {
  const Kind = KINDS[media.fileType] ?? File;
  return <Kind media={media} t={t} />;
}
