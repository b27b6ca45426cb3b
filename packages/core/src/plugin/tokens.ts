import type { InjectionToken } from 'tsyringe';
import type { Logger } from '../logging/logger.js';

/** The plugin's logger: `@inject(LOGGER) private readonly logger: Logger`. */
export const LOGGER: InjectionToken<Logger> = Symbol('LOGGER');

/** The plugin's options: `@inject(OPTIONS) private readonly options: OptionsOf<typeof MyPlugin>`. */
export const OPTIONS: InjectionToken<unknown> = Symbol('OPTIONS');
