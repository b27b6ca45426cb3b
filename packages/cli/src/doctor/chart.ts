import { dirname, resolve } from 'node:path';
import type { BotConfig, IntentDemand, ResolvedConfig } from '@qqbotjs/core';
import type { GatewayBotInfo } from '@qqbotjs/core/protocol';
import { packageOf } from '../loader/external-packages.js';

export interface DoctorOptions {
  /** Path of the configuration. @defaultValue found in the working directory */
  config?: string;
  /** Whether the report is JSON. */
  json: boolean;
  /** Leaves out what asks the platform. */
  offline: boolean;
  /** Public address of the webhook. */
  webhookUrl?: string;
}

/** What has been found out so far: checks read what those before them wrote. */
export interface Chart {
  readonly options: DoctorOptions;
  /** Absolute path of the configuration, once it is found. */
  configFile?: string;
  bots: Patient[];
  /** How far this machine's clock is ahead of the platform's, in milliseconds, once it has answered. */
  aheadMs?: number;
  /** Never to be shown. */
  readonly secrets: Set<string>;
}

/** One bot of the configuration. */
export interface Patient {
  readonly config: BotConfig;
  /** With its defaults; made-up credentials where it has none. */
  readonly resolved: ResolvedConfig;
  /** How it is told from the others. */
  readonly name: string;
  token?: string;
  info?: GatewayBotInfo;
  /** What it asks the gateway for; each intent with who needs it. */
  demand?: IntentDemand;
}

/** The package the project is. */
export function homeOf({ configFile, options: { config } }: Chart): string {
  const file = configFile ?? (config && resolve(config));
  return packageOf(file ? dirname(file) : process.cwd());
}
