export type { CheckPattern } from './check-pattern.js';
export { Cron, type CronOptions, type FromOptions } from './cron.js';
export type { CronRun } from './job.js';
