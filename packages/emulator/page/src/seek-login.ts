/** Goes where the emulator asks for its password, if that is why it is lost: a restart forgets who was logged in. */
export async function seekLogin(): Promise<void> {
  const response = await fetch('/_emulator/scenarios').catch(() => undefined);
  if (response?.status === 401) location.assign('/_emulator/login');
}
