export { EXIT_CODE_MEANINGS, ExitCode } from './exit-code.js';
export { BuildError } from './loader/build-error.js';
export { LoadError } from './loader/load-error.js';
export { ModuleLoader } from './loader/module-loader.js';
export { run } from './run.js';
