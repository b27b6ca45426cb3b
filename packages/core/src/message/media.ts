import type { MediaSource } from '../media/media.js';
import type { MediaPart } from './part.js';

/** An image: png or jpg. In guilds, too. */
export function image(source: MediaSource): MediaPart {
  return { kind: 'media', type: 'image', source };
}

/** A video: mp4. */
export function video(source: MediaSource): MediaPart {
  return { kind: 'media', type: 'video', source };
}

/** A voice message: silk; other formats are converted where `silk-wasm` is installed. */
export function voice(source: MediaSource): MediaPart {
  return { kind: 'media', type: 'voice', source };
}

/** Any file. @param name - What it is called; the end of its path or address when missing. */
export function file(source: MediaSource, name?: string): MediaPart {
  return { kind: 'media', type: 'file', source, name };
}
