export { __Plugin__Plugin } from './{{plugin}}.plugin.js';
