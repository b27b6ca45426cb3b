import type { Localized } from '../i18n/localized.js';
import { type ArgumentKind, type ArgumentKinds, choiceKind } from './argument-kinds.js';
import { DEFAULT_MISFIT, type Fail, REST_WITH_DEFAULT, unknownKind } from './malformed.js';
import type { Parameter } from './parameter.js';

const SPEC = /^(?<name>[^\s:=.<>[\]]+)(?<rest>\.\.\.)?(?::(?<kind>[^=]+))?(?:=(?<fallback>.*))?$/;

export interface SpecReader {
  /** For the error. */
  word: string;
  /** What to write where it is none at all. */
  remedy: Localized;
  kinds: ArgumentKinds;
  fail: Fail;
}

/** What stands between the brackets: `name...:kind=default`. */
export function readSpec(spec: string, { word, remedy, kinds, fail }: SpecReader): Parameter {
  const { name, rest, kind: kindName = 'string', fallback } = SPEC.exec(spec)?.groups ?? {};
  if (name === undefined) throw fail(word, remedy);
  const kind = kindOf(kindName, kinds);
  if (!kind) throw fail(word, unknownKind(kindName, kinds));
  const defaultValue = fallback === undefined ? undefined : kind.parse(fallback);
  const isMisfit = fallback !== undefined && (defaultValue === undefined || rest !== undefined);
  if (isMisfit) throw fail(word, rest ? REST_WITH_DEFAULT : DEFAULT_MISFIT);
  return { name, kindName, optional: true, rest: rest !== undefined, defaultValue, kind };
}

function kindOf(name: string, kinds: ArgumentKinds): ArgumentKind<unknown> | undefined {
  if (name.includes('|')) return choiceKind(name.split('|'));
  return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}
