import {
  type CommandInfo,
  type CommandOption,
  type Locale,
  type Localized,
  localize,
  type Parameter,
  sceneNames,
} from '@qqbotjs/core';

const SWITCH: Localized = { 'zh-CN': '开关', en: 'a switch' };

/** Usage, what the command does, what arguments and options take, examples, other names, and where it works. */
export function describeOne(command: CommandInfo, locale: Locale): string {
  const { signature, description, prefix, alias = [], examples = [], scenes } = command;
  const titled = (title: Localized, items: readonly string[], separator = ' '): string[] =>
    items.length > 0 ? [localize(title, locale) + items.join(separator)] : [];
  return [
    signature.usage(prefix),
    ...(description ? [localize(description, locale)] : []),
    ...signature.parameters.map((parameter) => describeParameter(parameter, locale)),
    ...signature.options.map((option) => describeOption(option, locale)),
    ...examples.flatMap((line) => titled({ 'zh-CN': '例：', en: 'Example: ' }, [prefix + line])),
    ...titled(
      { 'zh-CN': '别名：', en: 'Also: ' },
      alias.map((name) => prefix + name),
    ),
    ...(scenes ? titled({ 'zh-CN': '可用于：', en: 'Works in: ' }, [sceneNames(scenes, locale)]) : []),
  ].join('\n');
}

function describeParameter({ name, kind, optional }: Parameter, locale: Locale): string {
  return describe(name, kind.hint, optional, locale);
}

function describeOption({ name, short, value }: CommandOption, locale: Locale): string {
  return describe(short ? `${short}, ${name}` : name, value?.kind.hint ?? SWITCH, value !== undefined, locale);
}

function describe(name: string, what: Localized, optional: boolean, locale: Locale): string {
  const hint = localize(what, locale);
  return localize(
    { 'zh-CN': `${name}：${hint}${optional ? '，可省略' : ''}`, en: `${name}: ${hint}${optional ? ', optional' : ''}` },
    locale,
  );
}
