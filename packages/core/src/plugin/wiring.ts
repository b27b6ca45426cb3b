import 'reflect-metadata';
import { type DependencyContainer, type InjectionToken, Lifecycle } from 'tsyringe';
import { PluginError } from '../errors/plugin-error.js';
import type { Localized } from '../i18n/localized.js';
import { pluginMetadata } from './metadata.js';

type Constructor = new (...args: never[]) => object;

/** What compilers emit for types that exist only at compile time, or that nobody could provide. */
const NOT_INJECTABLE: readonly unknown[] = [
  Object,
  Function,
  String,
  Number,
  Boolean,
  Symbol,
  BigInt,
  Array,
  Promise,
  Date,
  Map,
  Set,
];

/**
 * Prepares a class for being resolved: checks every constructor parameter it depends on, however deep, and gives each
 * class nobody registered one instance within `container`.
 *
 * @throws {@link PluginError} naming the parameter that cannot be resolved, and both remedies.
 */
export function wire(container: DependencyContainer, target: Constructor, path: readonly Constructor[] = []): void {
  if (path.includes(target)) throw circular([...path, target]);
  const isPlugin = path.length === 0;
  const types = parameterTypes(target, isPlugin);
  const tokens = injectionTokens(target);
  const inner = [...path, target];
  for (let index = 0; index < Math.max(target.length, types?.length ?? 0); index++) {
    const parameter = describeParameter(target, index, path[0] ?? target);
    const given = tokens[index] ?? types?.[index];
    if (isTokenRequest(given)) wireToken(container, given, parameter, inner);
    else wireType(container, given, types !== undefined, parameter, inner);
  }
}

interface Parameter {
  /** `name` (number 2) of the constructor of `Class`, in plugin `Plugin`. */
  text: Localized;
  className: string;
}

function wireType(
  container: DependencyContainer,
  type: unknown,
  emitted: boolean,
  parameter: Parameter,
  path: readonly Constructor[],
): void {
  if (!emitted) throw withoutMetadata(parameter);
  if (type === undefined) throw importedInCircle(parameter);
  if (NOT_INJECTABLE.includes(type)) throw onlyAType(parameter);
  wireClass(container, type as Constructor, parameter, path);
}

function wireClass(
  container: DependencyContainer,
  dependency: Constructor,
  parameter: Parameter,
  path: readonly Constructor[],
): void {
  if (container.isRegistered(dependency as InjectionToken, true)) return;
  const plugin = pluginMetadata(dependency)?.name;
  if (plugin !== undefined) throw otherPlugin(parameter, dependency.name, plugin);
  wire(container, dependency, path);
  container.register(
    dependency as InjectionToken,
    { useClass: dependency as never },
    { lifecycle: Lifecycle.ContainerScoped },
  );
}

/** What `@inject` and its kin leave in place of a type. */
interface TokenRequest {
  readonly token: unknown;
  readonly isOptional?: boolean;
  readonly multiple?: boolean;
  readonly transform?: unknown;
}

function isTokenRequest(given: unknown): given is TokenRequest {
  return typeof given === 'object' && given !== null && 'token' in given;
}

function wireToken(
  container: DependencyContainer,
  { token, isOptional, multiple, transform }: TokenRequest,
  parameter: Parameter,
  path: readonly Constructor[],
): void {
  if (isOptional) return wireOptional(container, token);
  if (multiple || transform !== undefined) return;
  if (typeof token === 'function') return wireClass(container, token as Constructor, parameter, path);
  const isName = typeof token === 'symbol' || typeof token === 'string';
  if (isName && !container.isRegistered(token, true)) throw unknownToken(parameter, String(token));
}

/** A class nobody provided would be built on the spot, where `undefined` was asked for. */
function wireOptional(container: DependencyContainer, token: unknown): void {
  if (typeof token !== 'function' || container.isRegistered(token as InjectionToken, true)) return;
  container.register(token as InjectionToken, { useFactory: () => undefined });
}

/** As the compiler wrote them down. A plugin without a constructor of its own has those of its base class. */
function parameterTypes(target: Constructor, orInherited: boolean): unknown[] | undefined {
  return orInherited
    ? Reflect.getMetadata('design:paramtypes', target)
    : Reflect.getOwnMetadata('design:paramtypes', target);
}

/** By parameter index; tsyringe keeps them under this name. */
function injectionTokens(target: Constructor): Record<number, unknown> {
  return Reflect.getOwnMetadata('injectionTokens', target) ?? {};
}

function describeParameter(target: Constructor, index: number, plugin: Constructor): Parameter {
  const list = /constructor\s*\(([^)]*)\)/.exec(Function.prototype.toString.call(target))?.[1] ?? '';
  const name = list.split(',')[index]?.trim() || `#${index + 1}`;
  const inPlugin = plugin === target ? '' : ` (${plugin.name})`;
  return {
    className: target.name,
    text: {
      'zh-CN': `${target.name}${inPlugin} 的构造参数“${name}”（第 ${index + 1} 个）无法注入`,
      en: `Parameter "${name}" (number ${index + 1}) of the constructor of ${target.name}${inPlugin} cannot be injected`,
    },
  };
}

function failure({ text }: Parameter, why: Localized): PluginError {
  return new PluginError({ 'zh-CN': `${text['zh-CN']}：${why['zh-CN']}`, en: `${text.en}: ${why.en}` });
}

function onlyAType(parameter: Parameter): PluginError {
  return failure(parameter, {
    'zh-CN': '它的类型在运行时不存在（接口或基本类型）。请改用类作为类型，或写 @inject(TOKEN)，例如 @inject(LOGGER)。',
    en: 'its type does not exist at run time (an interface or a primitive). Use a class as its type, or write @inject(TOKEN), such as @inject(LOGGER).',
  });
}

function withoutMetadata(parameter: Parameter): PluginError {
  return failure(parameter, {
    'zh-CN': `编译器没有输出类型信息。请给 ${parameter.className} 加上 @Injectable()，并打开 emitDecoratorMetadata（qqbot dev、Vitest 与 tsc 均支持，esbuild 与 tsx 不支持）；或写 @inject(TOKEN)。`,
    en: `the compiler emitted no types. Put @Injectable() on ${parameter.className} and switch emitDecoratorMetadata on (qqbot dev, Vitest and tsc can, esbuild and tsx cannot), or write @inject(TOKEN).`,
  });
}

function importedInCircle(parameter: Parameter): PluginError {
  return failure(parameter, {
    'zh-CN': '它的类在此刻尚未定义：两个文件互相导入。请用 @inject(TOKEN) 加 import type 断开。',
    en: 'its class is not defined yet: two files import each other. Break the circle with @inject(TOKEN) and import type.',
  });
}

function unknownToken(parameter: Parameter, token: string): PluginError {
  return failure(parameter, {
    'zh-CN': `没有人为 ${token} 登记过值。若由别的插件提供（scope.provide），请把那个插件写进 @Plugin 的 requires；否则请改用类作为类型。`,
    en: `nothing is registered for ${token}. If another plugin provides it (scope.provide), name that plugin in requires of @Plugin; otherwise use a class as its type.`,
  });
}

function otherPlugin(parameter: Parameter, className: string, plugin: string): PluginError {
  return failure(parameter, {
    'zh-CN': `${className} 是另一个插件（“${plugin}”）。请把它写进 @Plugin 的 requires（可有可无则写 optional，并用 @inject(${className}, { isOptional: true })）。`,
    en: `${className} is another plugin ("${plugin}"). Name it in requires of @Plugin; or in optional, with @inject(${className}, { isOptional: true }).`,
  });
}

function circular(path: readonly Constructor[]): PluginError {
  const circle = path.map(({ name }) => name).join(' → ');
  return new PluginError({
    'zh-CN': `依赖成环：${circle}。请把共同部分移到第三个类。`,
    en: `These depend on each other in a circle: ${circle}. Move what they share to a third class.`,
  });
}
