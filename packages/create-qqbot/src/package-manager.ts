/** A package manager, and how things are said to it. */
export interface PackageManager {
  readonly name: string;
  readonly install: string;
  /** Runs a script of package.json. */
  readonly run: string;
  /** Runs a program of a dependency. */
  readonly exec: string;
  /** Installs exactly what the lockfile says, everywhere but on a desk. */
  readonly installLocked: string;
  /** The same, without what only development needs. */
  readonly installProduction: string;
  readonly lockfile: string;
  /** How a container or a CI machine gets it; npm is there with Node. */
  readonly setUp: string;
}

const define = (one: PackageManager): PackageManager => one;

export const PACKAGE_MANAGERS = {
  npm: define({
    name: 'npm',
    install: 'npm install',
    run: 'npm run',
    exec: 'npx',
    installLocked: 'npm ci',
    installProduction: 'npm ci --omit=dev',
    lockfile: 'package-lock.json',
    setUp: 'npm --version',
  }),
  pnpm: define({
    name: 'pnpm',
    install: 'pnpm install',
    run: 'pnpm run',
    exec: 'pnpm exec',
    installLocked: 'pnpm install --frozen-lockfile',
    installProduction: 'pnpm install --frozen-lockfile --prod',
    lockfile: 'pnpm-lock.yaml',
    setUp: 'npm install --global pnpm',
  }),
  yarn: define({
    name: 'yarn',
    install: 'yarn install',
    run: 'yarn run',
    exec: 'yarn',
    installLocked: 'yarn install --frozen-lockfile',
    installProduction: 'yarn install --frozen-lockfile --production',
    lockfile: 'yarn.lock',
    setUp: 'npm install --global yarn',
  }),
} satisfies Record<string, PackageManager>;

export type PackageManagerName = keyof typeof PACKAGE_MANAGERS;

export function isPackageManager(name: string): name is PackageManagerName {
  return Object.hasOwn(PACKAGE_MANAGERS, name);
}

/** The one that runs this program, as it says of itself: `pnpm/12.21.0 npm/? node/v24 linux x64`. */
export function currentPackageManager(agent = process.env['npm_config_user_agent'] ?? ''): PackageManagerName {
  const [name = ''] = agent.split('/');
  return isPackageManager(name) ? name : 'npm';
}
