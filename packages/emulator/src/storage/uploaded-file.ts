import { fields, number, oneOf, optional, type Saved, text } from '../state/shape.js';

/**
 * A file the platform holds; its `file_info` works for every target of the same scene. `fileType` is 1 image, 2 video,
 * 3 voice or 4 file, `expiresAt` in milliseconds, and missing when there is no end.
 */
export const UPLOADED_FILE = fields({
  scene: oneOf('c2c', 'group'),
  fileType: number,
  url: optional(text),
  fileName: optional(text),
  expiresAt: optional(number),
});

export type UploadedFile = Saved<typeof UPLOADED_FILE>;
