/** What opens an emulator to other machines. Never an argument: those are in every list of processes. */
export function emulatorPassword(): string | undefined {
  return process.env.QQBOT_EMULATOR_PASSWORD || undefined;
}
