import { render } from 'preact';
import { App } from './app.js';
import { showKeptTheme } from './theme-switch.js';
import './style.css';
import './chat/sidebar.css';
import './chat/chat.css';
import './inspector/inspector.css';
import './narrow.css';

showKeptTheme();
const root = document.querySelector('#app');
if (root) render(<App />, root);
