function hue(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 360;
  return sum;
}

/** Drawn, because not every machine has a font with a robot in it. */
function BotFace() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
    >
      <rect x="4" y="8" width="16" height="11" rx="3.5" />
      <path d="M12 8V4.5M2 12.5v3M22 12.5v3M9.500 16h5" />
      <circle cx="12" cy="3.6" r="1.1" fill="currentColor" stroke="none" />
      <circle cx="9" cy="12.600" r="1.300" fill="currentColor" stroke="none" />
      <circle cx="15" cy="12.600" r="1.300" fill="currentColor" stroke="none" />
    </svg>
  );
}

/** A round picture made from a name. */
export function Avatar({ name, isBot = false, isGroup = false }: { name: string; isBot?: boolean; isGroup?: boolean }) {
  const chars = Array.from(name.trim());
  // Chinese names differ in what comes last
  const isGivenName = !isGroup && /^\p{Script=Han}{2,4}$/u.test(name.trim());
  const letter = chars.at(isGivenName ? -1 : 0)?.toUpperCase() ?? '?';
  return (
    <span
      class={`avatar ${isBot ? 'bot' : ''} ${isGroup ? 'group' : ''}`}
      style={{ '--hue': hue(name) }}
      aria-hidden="true"
    >
      {isBot ? <BotFace /> : letter}
    </span>
  );
}
