import type { Localized } from '@qqbotjs/core';
import type { BotState } from './view/dev-view.js';

/** Where a bot runs while developing, when not where its configuration says. */
export interface Platform {
  appId: string;
  clientSecret: string;
  endpoints: { api: string; token: string };
  /** Folder of the sessions: they live as long as the platform does. */
  store: string;
  /** Folder of what plugins keep, apart from what they keep in production. */
  storage: string;
}

/** What the process that runs the bots tells the one that supervises it. */
export type FromBots =
  /** The files that make up the project: a change of one of them after `since` is a reason to start again. */
  | { type: 'files'; files: readonly string[]; since: number }
  /** The project writes this file, so that its changes are no reason. */
  | { type: 'written'; path: string }
  /** This many bots have no platform; answered with `platforms`. */
  | { type: 'emulate'; bots: number }
  /** The project is loaded and its configuration sound. Nothing is connected, nothing of it written; waits for `connect`. */
  | { type: 'loaded' }
  /** The bots are connected; some may be lost. */
  | { type: 'ready'; bots: readonly BotState[] }
  /** The bots are stopped and their sessions saved; waits for `connect` or `stop`. */
  | { type: 'released' }
  /** An error that people have to know of, without secrets. */
  | { type: 'problem'; text: Localized };

/** What the supervisor tells the process that runs the bots. */
export type ToBots =
  /** Load the project. */
  | { type: 'load' }
  | { type: 'platforms'; platforms: readonly Platform[] }
  /** Run the bots. `all`: losing one of them while they start counts as a failure, as others wait to run in their place. */
  | { type: 'connect'; all: boolean }
  /** Stop the bots, but stay: the process that is to follow may fail. */
  | { type: 'release' }
  /** Finish what is running, then leave. */
  | { type: 'stop' };

/** How `qqbot dev` decides where bots run: by their credentials, or as the person said. */
export type PlatformChoice = 'by-credentials' | 'emulator' | 'platform';

/** What a process that runs bots is started with. */
export interface BotsOptions {
  config?: string;
  platform: PlatformChoice;
  verbose: boolean;
  /** Whether the supervisor shows what the process writes, and its errors in a form of their own. */
  isShown: boolean;
}
