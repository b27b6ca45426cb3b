import type { Texts } from '../texts.js';
import type { Suggestion } from './suggestions.js';

/** What may be meant, above the field; `at` is the one that Enter takes. */
export function SuggestionList({
  suggestions,
  at,
  t,
  onTake,
}: {
  suggestions: readonly Suggestion[];
  at: number;
  t: Texts;
  onTake: (suggestion: Suggestion) => void;
}) {
  return (
    <ul class="suggestions" id="suggestions" role="listbox" aria-label={t.suggestions}>
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.label}
          id={`suggestion-${index}`}
          role="option"
          aria-selected={index === at}
          // the field keeps the focus
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <strong>{suggestion.label}</strong>
          {suggestion.detail && <span>{suggestion.detail}</span>}
          {suggestion.link && <span aria-hidden="true">↗</span>}
        </li>
      ))}
    </ul>
  );
}
