export interface ReplayOptions {
  /** Path of the recording. */
  file: string;
  /** Path of the configuration. @defaultValue found in the working directory */
  config?: string;
  /** How many times as fast as it was recorded; `undefined` = as fast as the bot is. */
  speed?: number;
  /** Longest wait for the bot to deal with an event, in milliseconds. */
  timeoutMs: number;
  /** Parts of texts that may differ. */
  ignore?: RegExp;
  /** Whether the report is JSON. */
  json: boolean;
  /** Whether what the bot does now is recorded in the place of what it did. */
  update: boolean;
}
