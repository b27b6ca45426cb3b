// pnpm screenshots: pictures of the chat page for the documentation, docs/images/chat.zh-CN.png and chat.en.png.
// A bot of examples/ runs on an emulator, people talk to it, and Chromium (on the PATH, or QQBOT_CHROMIUM) shows the page.
// Fonts with Chinese characters and emoji have to be installed, such as fonts-noto-cjk and fonts-noto-color-emoji.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createBot } from '@qqbotjs/core';
import { startEmulator } from '@qqbotjs/emulator';
import { ModuleLoader } from '../packages/cli/dist/index.js';
import { shrinkPng } from './shrink-png.mjs';

const MAX_BYTES = 150_000;
const WINDOW = { viewport: { width: 1280, height: 800 }, colorScheme: 'light', timezoneId: 'Asia/Shanghai' };

/** What is said in each language. */
const TALKS = {
  'zh-CN': { group: '周五桌游', people: ['小明', '小红', '阿杰'], roll: '/掷 20 3', typo: '/rol 6', duel: '/对决' },
  en: { group: 'Game night', people: ['Ming', 'Hong', 'Jie'], roll: '/roll 20 3', typo: '/rol 6', duel: '/duel' },
};

const START = Date.parse('2026-09-10T14:30:00+08:00');
const STEP_MS = 20_000;

const require = createRequire(new URL('../packages/emulator/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const executablePath = process.env.QQBOT_CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();

/** A bot of examples/dice, as its config has it, that leaves nothing behind. */
async function startExample(emulator, locale) {
  const config = await new ModuleLoader().load(
    fileURLToPath(new URL('../examples/dice/qqbot.config.ts', import.meta.url)),
  );
  const { appId, clientSecret } = emulator.bot;
  const bot = createBot({
    ...config,
    appId,
    clientSecret,
    endpoints: { api: emulator.url, token: emulator.tokenUrl },
    store: 'memory',
    storage: 'memory',
    locale,
    log: { level: 'warn' },
  });
  await bot.start();
  return bot;
}

/** Dice, a button that throws them again, a command with a typo, and a game. @param tick - Lets time pass. */
async function talk(emulator, { group: name, people, roll, typo, duel }, tick) {
  const group = emulator.bot.group(name);
  const [first, second, third] = people.map((person) => group.member(person));
  const rolled = await (await first.says(roll)).nextReply();
  tick();
  await (await second.clicks(rolled, 'again')).nextReply();
  tick();
  await (await third.says(typo)).nextReply();
  tick();
  await (await first.says(duel)).nextReply();
}

async function shoot(browser, locale) {
  let now = START;
  const emulator = await startEmulator({ now: () => now });
  const bot = await startExample(emulator, locale);
  await talk(emulator, TALKS[locale], () => (now += STEP_MS));
  const context = await browser.newContext({ ...WINDOW, locale });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  await page.goto(emulator.url);
  await page.getByRole('button', { name: TALKS[locale].group }).first().click();
  const option = page.locator('option').filter({ hasText: TALKS[locale].group });
  await page.locator('select').selectOption(await option.getAttribute('value'));
  await page.getByRole('article').last().waitFor();
  const png = shrinkPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  await context.close();
  await bot.stop();
  await emulator.stop();
  return png;
}

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text'],
});
for (const locale of Object.keys(TALKS)) {
  const png = await shoot(browser, locale);
  if (png.length > MAX_BYTES) throw new Error(`chat.${locale}.png takes ${png.length} bytes; at most ${MAX_BYTES}.`);
  writeFileSync(`${folder}chat.${locale}.png`, png);
  console.log(`docs/images/chat.${locale}.png ${png.length} bytes`);
}
await browser.close();
