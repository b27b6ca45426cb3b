import type { PeopleFile } from '../../../src/control/people-files.js';
import { upload } from '../api.js';

/** A file that goes out with the next message. */
export interface AttachedFile {
  key: string;
  name: string;
  /** Where the browser shows it from, when it is a picture. */
  preview?: string;
  width?: number;
  height?: number;
}

async function sizeOf(preview: string): Promise<{ width: number; height: number }> {
  const image = new Image();
  image.src = preview;
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}

/** Hands a file to the emulator. A picture is measured here, where it can be. */
export async function attach(file: File): Promise<AttachedFile> {
  const { key, name } = await upload<PeopleFile>(file, file.name || 'file');
  if (!file.type.startsWith('image/')) return { key, name };
  const preview = URL.createObjectURL(file);
  const size = await sizeOf(preview).catch(() => ({}));
  return { key, name, preview, ...size };
}
