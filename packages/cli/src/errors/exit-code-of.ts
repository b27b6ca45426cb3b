import { ApiError, ConfigError, GatewayError } from '@qqbotjs/core';
import { ExitCode } from '../exit-code.js';
import { BuildError } from '../loader/build-error.js';
import { LoadError } from '../loader/load-error.js';
import { EmulatorError } from './emulator-error.js';
import { EmulatorUnreachableError } from './emulator-unreachable-error.js';
import { PortTakenError } from './port-taken-error.js';
import { UsageError } from './usage-error.js';

/** Which kind of failure an error is; the first class that fits decides. */
const CODES = [
  [UsageError, ExitCode.Usage],
  [ConfigError, ExitCode.Config],
  [BuildError, ExitCode.Config],
  [LoadError, ExitCode.Config],
  [EmulatorError, ExitCode.Config],
  [EmulatorUnreachableError, ExitCode.Unreachable],
  [PortTakenError, ExitCode.PortTaken],
  [GatewayError, ExitCode.Refused],
  [ApiError, ExitCode.Refused],
] as const;

/** The exit code that tells about an error. */
export function exitCodeOf(error: unknown): ExitCode {
  return CODES.find(([type]) => error instanceof type)?.[1] ?? ExitCode.Failed;
}
