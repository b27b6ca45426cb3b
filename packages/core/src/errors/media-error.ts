import type { Localized } from '../i18n/localized.js';
import { QQBotError } from './qqbot-error.js';

/** What is wrong with a picture, video, voice or file that was to be sent. */
export type MediaProblem = 'unreadable' | 'empty' | 'too-large' | 'wrong-format' | 'no-encoder';

/** Media cannot be uploaded as it is: its owner has to give another file, or install an encoder. Nothing was sent. */
export class MediaError extends QQBotError {
  /** What is wrong, for programs; the message tells people. */
  readonly problem: MediaProblem;

  constructor(problem: MediaProblem, text: Localized, options?: ErrorOptions) {
    super('MEDIA', text, options);
    this.problem = problem;
  }
}
