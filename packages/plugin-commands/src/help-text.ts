import { closest, type CommandInfo, type Locale, localize, type Parameter } from '@qqbotjs/core';

/** Every name a command answers to, the declared one first. */
export function namesOf({ signature, alias = [] }: CommandInfo): string[] {
  return [signature.name, ...alias];
}

/** One line per command, and how to learn more about one. */
export function describeAll(commands: readonly CommandInfo[], prefix: string, locale: Locale): string {
  const lines = commands.map(({ signature, description, prefix: own }) => {
    const text = description && localize(description, locale);
    return `${own}${signature.name}${text ? ` - ${text}` : ''}`;
  });
  const more = { 'zh-CN': `${prefix}help <命令> 查看用法`, en: `${prefix}help <command> tells how to use one` };
  return [...lines, localize(more, locale)].join('\n');
}

/** Usage, what the command does, what each argument takes, and its other names. */
export function describeOne(command: CommandInfo, locale: Locale): string {
  const { signature, description, prefix, alias = [] } = command;
  const lines = [signature.usage(prefix)];
  if (description) lines.push(localize(description, locale));
  lines.push(...signature.parameters.map((parameter) => describeParameter(parameter, locale)));
  if (alias.length > 0) {
    const title = localize({ 'zh-CN': '别名：', en: 'Also: ' }, locale);
    lines.push(title + alias.map((name) => prefix + name).join(' '));
  }
  return lines.join('\n');
}

function describeParameter({ name, kind, optional }: Parameter, locale: Locale): string {
  const hint = localize(kind.hint, locale);
  return localize(
    { 'zh-CN': `${name}：${hint}${optional ? '，可省略' : ''}`, en: `${name}: ${hint}${optional ? ', optional' : ''}` },
    locale,
  );
}

/** The nearest of the commands to a name nothing has, as one would type it. */
export function nearest(name: string, commands: readonly CommandInfo[]): string | undefined {
  const typed = new Map(
    commands.flatMap((command) => namesOf(command).map((known) => [known, command.prefix + known])),
  );
  return typed.get(closest(name, typed.keys()) ?? '');
}

/** Answer to a name nothing has. What was typed is not repeated: it could be anything. */
export function noSuchCommand(meant: string | undefined, prefix: string, locale: Locale): string {
  if (meant === undefined)
    return localize(
      { 'zh-CN': `没有这个命令。${prefix}help 列出全部命令。`, en: `No such command. ${prefix}help lists them.` },
      locale,
    );
  return localize(
    { 'zh-CN': `没有这个命令。是否想用 ${meant}？`, en: `No such command. Did you mean ${meant}?` },
    locale,
  );
}
