export { create } from './create.js';
export { type GenerateOptions, generate, type TemplateName } from './generate.js';
export { checkName, NameError } from './names.js';
