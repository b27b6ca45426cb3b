import { createHash } from 'node:crypto';
import type { Localized } from '@qqbotjs/core';

type Locale = keyof Localized;

const STYLE = `
:root { color-scheme: light dark; --back: #eef0f4; --panel: #fff; --ink: #16181d; --ink-2: #545c68; --line: #868e9a; --blue: #0068cc; --on-blue: #fff; --bad: #b3202f; }
@media (prefers-color-scheme: dark) { :root { --back: #101216; --panel: #1a1d23; --ink: #e8eaee; --ink-2: #a3abb8; --line: #7d8694; --blue: #7dbdff; --on-blue: #0c1420; --bad: #ff8090; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--back); color: var(--ink); font: 16px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { width: min(360px, 100%); padding: 28px; border-radius: 12px; background: var(--panel); }
h1 { margin: 0 0 16px; font-size: 20px; }
form { display: grid; gap: 12px; }
input, button { font: inherit; min-height: 44px; padding: 8px 12px; border-radius: 8px; border: 1px solid var(--line); width: 100%; }
input { background: var(--back); color: var(--ink); }
button { border: 0; background: var(--blue); color: var(--on-blue); font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.bad { margin: 0; color: var(--bad); }
footer { margin-top: 20px; color: var(--ink-2); font-size: 14px; }
a { color: var(--blue); }
`;

const hash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing runs here, and nothing is loaded. */
export const LOGIN_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

const TEXTS = {
  title: { 'zh-CN': '登录模拟器', en: 'Log in to the emulator' },
  password: { 'zh-CN': '密码', en: 'Password' },
  enter: { 'zh-CN': '登录', en: 'Log in' },
  leave: { 'zh-CN': '退出登录', en: 'Log out' },
  open: { 'zh-CN': '打开聊天页面', en: 'Open the chat page' },
  inside: { 'zh-CN': '你已登录', en: 'You are logged in' },
  why: {
    'zh-CN': '密码由启动模拟器的人设置。',
    en: 'Whoever started the emulator has set the password.',
  },
  other: { 'zh-CN': 'English', en: '中文' },
} satisfies Record<string, Localized>;

export interface LoginView {
  locale: Locale;
  isInside: boolean;
  /** Where the forms lead. */
  paths: { login: string; logout: string };
  /** Why the last try failed. */
  problem?: Localized | undefined;
}

/** The first language a browser asks for, of the two there are. */
export function localeOf(accepted = 'zh-CN'): Locale {
  return /^\s*zh\b/i.test(accepted) ? 'zh-CN' : 'en';
}

function outside({ locale, paths, problem }: LoginView): string {
  const alert = problem ? `<p class="bad" role="alert" id="problem">${problem[locale]}</p>` : '';
  const state = problem ? ' aria-invalid="true" aria-describedby="problem"' : '';
  return `<h1>${TEXTS.title[locale]}</h1>
<form method="post" action="${paths.login}?lang=${locale}">
${alert}
<label for="password">${TEXTS.password[locale]}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus${state}>
<button>${TEXTS.enter[locale]}</button>
</form>`;
}

function inside({ locale, paths }: LoginView): string {
  return `<h1>${TEXTS.inside[locale]}</h1>
<form method="post" action="${paths.logout}"><a href="/">${TEXTS.open[locale]}</a><button>${TEXTS.leave[locale]}</button></form>`;
}

/** Where someone says the password. It works without scripts. */
export function loginPage(view: LoginView): string {
  const { locale, isInside, paths } = view;
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TEXTS.title[locale]} · qqbot</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${isInside ? inside(view) : outside(view)}
<footer>${TEXTS.why[locale]} <a href="${paths.login}?lang=${other}" lang="${other}">${TEXTS.other[locale]}</a></footer>
</main>
</body>
</html>
`;
}
