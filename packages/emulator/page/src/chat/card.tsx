import type { WireArk, WireEmbed } from '@qqbotjs/core/protocol';

/** Every text in a card, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'key' ? [] : textsIn(inner)));
}

/** A card of a template: what it looks like only the platform knows, what it says is here. */
export function ArkCard({ ark }: { ark: WireArk }) {
  return (
    <div class="card">
      <span class="card-kind">ark #{ark.template_id}</span>
      {textsIn(ark.kv).map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </div>
  );
}

/** A card with a title, lines and a small picture. */
export function EmbedCard({ embed }: { embed: WireEmbed }) {
  const { title, fields, thumbnail } = embed;
  return (
    <div class="card">
      {thumbnail && <img src={thumbnail.url} alt="" loading="lazy" />}
      {title && <strong>{title}</strong>}
      {fields?.map(({ name }, index) => (
        <p key={index}>{name}</p>
      ))}
    </div>
  );
}
