import { type AnyContext, buttonData, type Collection, keyboard, type Outgoing } from '@qqbotjs/core';
import { z } from 'zod';

const PAGE_SIZE = 5;

/** A button that shows a page. */
export const turnTo = buttonData('notes:<page:int>');

/** The notes of one person in one chat, by number. */
export function notesOf({ session }: AnyContext): Collection<string> {
  return session.collection('notes', z.string());
}

/** A page of them, the nearest there is, with a button to the next. */
export async function notePage(ctx: AnyContext, wanted: number): Promise<Outgoing> {
  const notes: [id: number, text: string][] = [];
  for await (const [id, text] of notesOf(ctx).entries()) notes.push([Number(id), text]);
  if (notes.length === 0) return ctx.t('notebook.none');
  const last = Math.ceil(notes.length / PAGE_SIZE);
  const page = Math.min(Math.max(wanted, 1), last);
  const shown = notes.sort(([a], [b]) => a - b).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const lines = shown.map(([id, text]) => `#${id} ${text}`).join('\n');
  return page === last ? lines : [lines, keyboard([[turnTo.button(ctx.t('notebook.more'), page + 1)]])];
}
