import { ApiError } from '../errors/api-error.js';
import { CREDENTIAL_CODES } from './remedy.js';

/** Whether the platform says that these credentials will never work, so that asking again does not help. */
export function refusesCredentials(error: unknown): boolean {
  return error instanceof ApiError && error.is(...CREDENTIAL_CODES);
}
