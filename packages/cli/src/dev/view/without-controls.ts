/** A text from elsewhere, such as a chat, without what would move the cursor or change colours of the terminal. */
export function withoutControls(text: string): string {
  return text.replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}
