import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';

/** Makes the error for a word of a declaration, with what to write instead. */
export type Fail = (word: string, remedy: Localized) => PluginError;

export const WRITE_ARGUMENT: Localized = {
  'zh-CN': '应写成 <名字:类型> 或 [名字:类型=默认值]',
  en: 'write <name:kind> or [name:kind=default]',
};
export const WRITE_OPTION: Localized = {
  'zh-CN': '选项写在最后，应写成 --名字、--名字 <值:类型=默认值> 或 -字母, --名字',
  en: 'options come last; write --name, --name <value:kind=default> or -n, --name',
};
export const DEFAULT_MISFIT: Localized = {
  'zh-CN': '默认值须合乎类型，并写在 [] 里',
  en: 'a default must fit its kind and stand in []',
};
export const REST_WITH_DEFAULT: Localized = {
  'zh-CN': '取走其余全部内容的参数没有默认值',
  en: 'what takes all the rest has no default',
};
export const MUST_BE_LAST: Localized = {
  'zh-CN': '取走其余全部内容的参数须放在最后',
  en: 'what takes all the rest must come last',
};
export const REQUIRED_FIRST: Localized = {
  'zh-CN': '必填参数须放在选填参数之前',
  en: 'required arguments come before optional ones',
};
export const TWICE: Localized = { 'zh-CN': '名字重复，请换一个', en: 'this name is there twice; take another' };
export const NOT_IN_OPTIONS: Localized = {
  'zh-CN': 'text 与 image 只能作参数；选项可用 string，带空格的值加引号即可',
  en: 'text and image are for arguments; take string, whose values may stand in quotes',
};
export const BUILT_IN: Localized = {
  'zh-CN': '这是内置类型的名字，请给自己的类型换一个',
  en: 'this is a kind of ours; give your own another name',
};

export function unknownKind(name: string, kinds: object): Localized {
  const known = `${Object.keys(kinds).join(', ')}, a|b|c`;
  return {
    'zh-CN': `没有“${name}”这个类型，可用：${known}`,
    en: `there is no kind "${name}"; use ${known}`,
  };
}

export function malformed(declaration: string, word: string, remedy: Localized): PluginError {
  return new PluginError({
    'zh-CN': `命令声明“${declaration}”中的“${word}”有误：${remedy['zh-CN']}。`,
    en: `The command "${declaration}" cannot be read at "${word}": ${remedy.en}.`,
  });
}
