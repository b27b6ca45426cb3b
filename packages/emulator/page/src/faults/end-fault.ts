/** Switches one fault off. */
export function endFault(id: number): void {
  void fetch(`/_emulator/faults/${id}`, { method: 'DELETE' });
}

/** Switches every fault off, and stops the scenario. */
export function endAllFaults(): void {
  void fetch('/_emulator/faults', { method: 'DELETE' });
}
