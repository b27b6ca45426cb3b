/** Hears of errors that code of the project throws where nobody catches them, which would end the process. */
export function strays(listener: (error: unknown) => void): Disposable {
  process.on('uncaughtException', listener);
  process.on('unhandledRejection', listener);
  return {
    [Symbol.dispose]() {
      process.off('uncaughtException', listener);
      process.off('unhandledRejection', listener);
    },
  };
}
