import {
  CommandRegistry,
  type CommandInfo,
  Injectable,
  type Locale,
  type Localized,
  localize,
  type MessageContext,
  foldName,
} from '@qqbotjs/core';
import { namesUnder } from './names.js';
import { SettingsStore } from './settings-store.js';

/** Names of its own a chat may have. */
const MAX_ALIASES = 50;
const MAX_ALIAS_LENGTH = 32;

/** Commands of which a chat could not do without. */
const ALWAYS_ON = /^(help|command .+)$/;

const UNKNOWN: Localized = { 'zh-CN': '没有这个命令。', en: 'No such command.' };
const NOT_OFF: Localized = { 'zh-CN': '这个命令没有停用。', en: 'That command is not switched off.' };
const KEPT_ON: Localized = { 'zh-CN': '这个命令不能停用。', en: 'That command cannot be switched off.' };
const TAKEN: Localized = {
  'zh-CN': '已有叫这个名字的命令，请换一个别名。',
  en: 'A command has that name; take another.',
};
const TOO_LONG: Localized = {
  'zh-CN': `别名须为一个词，最多 ${MAX_ALIAS_LENGTH} 个字符。`,
  en: `An alias is one word of at most ${MAX_ALIAS_LENGTH} characters.`,
};
const TOO_MANY: Localized = {
  'zh-CN': `最多 ${MAX_ALIASES} 个别名，请先删除一个。`,
  en: `A chat has at most ${MAX_ALIASES} aliases; remove one first.`,
};
const NO_ALIAS: Localized = { 'zh-CN': '本聊天没有这个别名。', en: 'This chat has no such alias.' };
const NOTHING: Localized = {
  'zh-CN': '本聊天没有停用命令，也没有别名。',
  en: 'Nothing is switched off here, and there are no aliases.',
};

/** What `/command …` does: switches commands off and on in a chat, and gives them other names there. */
@Injectable()
export class Switches {
  constructor(
    private readonly commands: CommandRegistry,
    private readonly store: SettingsStore,
  ) {}

  async disable({ conversation, locale }: MessageContext, words: string[]): Promise<string> {
    const meant = this.#meant(words);
    if (meant.length === 0) return localize(UNKNOWN, locale);
    const names = meant.map(({ signature }) => foldName(signature.name)).filter((name) => !ALWAYS_ON.test(name));
    if (names.length === 0) return localize(KEPT_ON, locale);
    await this.store.change(conversation, (old) => ({ ...old, off: [...new Set([...old.off, ...names])] }));
    return localize({ 'zh-CN': `已停用：${names.join('、')}`, en: `Switched off: ${names.join(', ')}` }, locale);
  }

  async enable({ conversation, locale }: MessageContext, words: string[]): Promise<string> {
    // A command whose plugin is gone may be named, too: what is off says which there are.
    const name = foldName(this.#nameOf(words));
    const wanted = new Set(this.#meant(words).map(({ signature }) => foldName(signature.name)));
    const { off } = await this.store.of(conversation);
    const names = [...off].filter((one) => wanted.has(one) || one === name || one.startsWith(`${name} `));
    if (names.length === 0) return localize(NOT_OFF, locale);
    await this.store.change(conversation, (old) => ({ ...old, off: old.off.filter((one) => !names.includes(one)) }));
    return localize({ 'zh-CN': `已启用：${names.join('、')}`, en: `Switched on: ${names.join(', ')}` }, locale);
  }

  async alias({ conversation, locale }: MessageContext, typed: string, words: string[]): Promise<string> {
    const alias = foldName(this.#nameOf([typed]));
    const command = this.commands.find(this.#nameOf(words));
    const problem = command ? this.#problemWith(alias) : UNKNOWN;
    if (problem || !command) return localize(problem ?? UNKNOWN, locale);
    const { name } = command.signature;
    const settings = await this.store.of(conversation);
    if (settings.alias.size >= MAX_ALIASES && !settings.alias.has(alias)) return localize(TOO_MANY, locale);
    await this.store.change(conversation, (old) => ({ ...old, alias: { ...old.alias, [alias]: name } }));
    const [from, to] = [this.commands.prefix + alias, command.prefix + name];
    return localize({ 'zh-CN': `${from} 现在等于 ${to}`, en: `${from} now means ${to}` }, locale);
  }

  async unalias({ conversation, locale }: MessageContext, typed: string): Promise<string> {
    const alias = foldName(this.#nameOf([typed]));
    if (!(await this.store.of(conversation)).alias.has(alias)) return localize(NO_ALIAS, locale);
    await this.store.change(conversation, (old) => {
      const left = Object.entries(old.alias).filter(([name]) => name !== alias);
      return { ...old, alias: Object.fromEntries(left) };
    });
    return localize({ 'zh-CN': `已删除别名：${alias}`, en: `Alias removed: ${alias}` }, locale);
  }

  async list({ conversation, locale }: MessageContext): Promise<string> {
    const { off, alias } = await this.store.of(conversation);
    const lines = [...offLine([...off], locale), ...[...alias].map(([name, meant]) => `${name} → ${meant}`)];
    return lines.join('\n') || localize(NOTHING, locale);
  }

  /** The command of this name; else all whose names begin with it. */
  #meant(words: string[]): readonly CommandInfo[] {
    const name = this.#nameOf(words);
    const command = this.commands.find(name);
    return command ? [command] : [...new Set(namesUnder(name, this.commands.list()).values())];
  }

  /** Both `roll` and `/roll` are meant for the same command. */
  #nameOf(words: string[]): string {
    const typed = words.join(' ');
    const named = this.commands.nameIn(typed);
    return named === undefined ? typed : typed.slice(typed.indexOf(named));
  }

  #problemWith(alias: string): Localized | undefined {
    if (this.commands.find(alias)) return TAKEN;
    return alias.length === 0 || /\s/.test(alias) || alias.length > MAX_ALIAS_LENGTH ? TOO_LONG : undefined;
  }
}

function offLine(off: readonly string[], locale: Locale): string[] {
  return off.length === 0
    ? []
    : [localize({ 'zh-CN': `已停用：${off.join('、')}`, en: `Switched off: ${off.join(', ')}` }, locale)];
}
