export const LOGIN_PATH = '/_emulator/login';
export const LOGOUT_PATH = '/_emulator/logout';

/** What nobody needs to be logged in for. */
export const LOGIN_PATHS: ReadonlySet<string> = new Set([LOGIN_PATH, LOGOUT_PATH]);
