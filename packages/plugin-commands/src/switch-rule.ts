import { type CommandRegistry, type CommandRule, deny, type RuleAnswer } from '@qqbotjs/core';
import type { ChatSettings } from './chat-settings.js';
import type { SettingsStore } from './settings-store.js';

const REASON = { 'zh-CN': '这个命令在本聊天中已停用。', en: 'This command is switched off in this chat.' };

/** Makes what chats have set count: commands that are off do not run, and names of their own call commands. */
export function switchRule(
  store: SettingsStore,
  commands: CommandRegistry,
  disabled: 'reason' | 'silent',
): CommandRule {
  const denial = disabled === 'reason' ? deny(REASON) : deny();
  return ({ command, name }, { conversation, log }) => {
    const answer = (settings: ChatSettings): RuleAnswer => {
      if (settings.off.size === 0 && settings.alias.size === 0) return undefined;
      const meant = command ?? commands.find(settings.meantBy(name) ?? '');
      return meant && settings.isOff(meant) ? denial : meant;
    };
    const settings = store.of(conversation);
    if (!(settings instanceof Promise)) return answer(settings);
    return settings.then(answer, (error: unknown) => {
      // A rule that throws keeps every command from running; a storage that is away must not.
      log.error({ err: error }, 'what this chat has set about commands cannot be read; it does not count');
      return undefined;
    });
  };
}
