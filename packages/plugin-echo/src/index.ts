export { EchoPlugin } from './echo.plugin.js';
