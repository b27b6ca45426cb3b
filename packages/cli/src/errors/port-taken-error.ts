import { QQBotError } from '@qqbotjs/core';

/** Another program listens on the port the emulator was to have. */
export class PortTakenError extends QQBotError {
  constructor(port: number, options?: ErrorOptions) {
    super(
      'PORT_TAKEN',
      {
        'zh-CN': `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：--port ${port + 1}`,
        en: `Port ${port} is taken. Close the program that uses it, or choose another: --port ${port + 1}`,
      },
      options,
    );
  }
}
