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
  | { type: 'files'; configFile?: string; files: readonly string[]; since: number }
  /** This many bots have no platform; answered with `platforms`. */
  | { type: 'emulate'; bots: number }
  /** Every bot is connected. */
  | { type: 'ready' };

/** What the supervisor tells the process that runs the bots. */
export type ToBots =
  /** Load the project and run its bots. */
  | { type: 'run' }
  | { type: 'platforms'; platforms: readonly Platform[] }
  /** Finish what is running, then leave. */
  | { type: 'stop' };

/** How `qqbot dev` decides where bots run: by their credentials, or as the person said. */
export type PlatformChoice = 'by-credentials' | 'emulator' | 'platform';

/** What a process that runs bots is started with. */
export interface BotsOptions {
  config?: string;
  platform: PlatformChoice;
  verbose: boolean;
}
