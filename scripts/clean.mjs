import { rmSync } from 'node:fs';

for (const path of ['coverage', 'packages/emulator/dist'])
  rmSync(new URL(`../${path}`, import.meta.url), { recursive: true, force: true });
