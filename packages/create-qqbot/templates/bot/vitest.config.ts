import { defineConfig } from 'vitest/config';

export default defineConfig({
  // zh: 构造函数注入需要装饰器元数据。
  // en: Constructor injection needs the metadata of decorators.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
});
