import { fileURLToPath } from 'node:url';

/** The program as it is installed. */
export const BIN = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
