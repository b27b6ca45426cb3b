function hue(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 360;
  return sum;
}

/** A round picture made from a name. */
export function Avatar({ name, isBot = false, isGroup = false }: { name: string; isBot?: boolean; isGroup?: boolean }) {
  const first = Array.from(name.trim())[0]?.toUpperCase() ?? '?';
  return (
    <span
      class={`avatar ${isBot ? 'bot' : ''} ${isGroup ? 'group' : ''}`}
      style={{ '--hue': hue(name) }}
      aria-hidden="true"
    >
      {isBot ? '🤖' : first}
    </span>
  );
}
