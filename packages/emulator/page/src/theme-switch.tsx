import { useEffect, useState } from 'preact/hooks';
import type { Texts } from './texts.js';

const THEMES = ['system', 'light', 'dark'] as const;

type Theme = (typeof THEMES)[number];

const KEY = 'qqbot-emulator-theme';
const ICONS: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

const isTheme = (value: string | null): value is Theme => THEMES.some((theme) => theme === value);

function keptTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return isTheme(kept) ? kept : 'system';
}

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** Before anything is drawn, so that a dark page does not begin with a flash. */
export const showKeptTheme = (): void => show(keptTheme());

/** Light, dark, or as the system has it; remembered. */
export function ThemeSwitch({ t }: { t: Texts }) {
  const [theme, setTheme] = useState(keptTheme);
  useEffect(() => {
    show(theme);
    localStorage.setItem(KEY, theme);
  }, [theme]);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const label = `${t.theme}: ${t[`theme_${theme}`]}`;
  return (
    <button type="button" class="link" title={label} aria-label={label} onClick={() => setTheme(next)}>
      <span aria-hidden="true">{ICONS[theme]}</span>
    </button>
  );
}
