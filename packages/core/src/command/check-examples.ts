import { CommandInputError } from '../errors/command-input-error.js';
import { PluginError } from '../errors/plugin-error.js';
import { type Command, namesOf } from './command.js';
import { NameTable } from './name-table.js';

/**
 * Sees that each example is a line that calls the command. Pictures cannot be seen in it.
 *
 * @throws {@link PluginError} naming the example and what is wrong with it.
 */
export function checkExamples({
  signature,
  alias,
  examples = [],
}: Pick<Command, 'signature' | 'alias' | 'examples'>): void {
  const names = new NameTable<true>();
  for (const name of namesOf({ signature, alias })) names.set(name, true);
  for (const example of examples) {
    const found = names.findAt(example, 0);
    if (!found?.value) throw withoutName(example, signature.name);
    const [head, input] = [example.slice(0, found.end), example.slice(found.end)];
    try {
      signature.parse(input, { prefix: '', head, pictures: 'any' });
    } catch (error) {
      throw error instanceof CommandInputError ? misfit(example, error) : error;
    }
  }
}

function withoutName(example: string, name: string): PluginError {
  return new PluginError({
    'zh-CN': `示例“${example}”应以命令名开头、不带前缀：“${name} …”。`,
    en: `The example "${example}" has to begin with the name of its command, without prefix: "${name} …".`,
  });
}

function misfit(example: string, error: CommandInputError): PluginError {
  return new PluginError({
    'zh-CN': `示例“${example}”不合乎命令声明：${error.in('zh-CN')}`,
    en: `The example "${example}" does not fit its command: ${error.in('en')}`,
  });
}
