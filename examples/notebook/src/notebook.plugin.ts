import { Button, button, Command, InteractionContext, keyboard, MessageContext, Plugin } from '@qqbotjs/core';
import { notePage, notesOf, turnTo } from './note-page.js';

declare module '@qqbotjs/core' {
  interface PluginMessages {
    notebook: typeof import('../locales/zh-CN.json');
  }
}

/** Keeps notes, for each person their own. */
@Plugin({ name: 'notebook', locales: new URL('../locales/', import.meta.url) })
export class NotebookPlugin {
  @Command('note add <text:text>', { description: { 'zh-CN': '记一条', en: 'write a note' } })
  async add(ctx: MessageContext, text: string): Promise<string> {
    const id = await ctx.session.update<number>('lastId', (last = 0) => last + 1);
    await notesOf(ctx).set(`${id}`, text);
    return ctx.t('notebook.added', { id });
  }

  @Command('note list [page:int=1]', { description: { 'zh-CN': '我的笔记', en: 'your notes' } })
  @Button(turnTo)
  list(ctx: MessageContext | InteractionContext, page: number) {
    return notePage(ctx, page);
  }

  @Command('note show <id:int>', { description: { 'zh-CN': '看一条', en: 'read a note' } })
  async show(ctx: MessageContext, id: number): Promise<string> {
    return (await notesOf(ctx).get(`${id}`)) ?? ctx.t('notebook.missing', { id });
  }

  @Command('note remove [id:int] --all', { description: { 'zh-CN': '删除笔记', en: 'remove notes' } })
  async remove(ctx: MessageContext, id: number | undefined, { all }: { all: boolean }): Promise<string> {
    if (all) return this.#removeAll(ctx);
    if (id === undefined) return ctx.t('notebook.which');
    if (!(await notesOf(ctx).has(`${id}`))) return ctx.t('notebook.missing', { id });
    await notesOf(ctx).delete(`${id}`);
    return ctx.t('notebook.removed', { id });
  }

  /** `cancel` is a word that ends every prompt, whether it is typed or comes from a button. */
  async #removeAll(ctx: MessageContext): Promise<string> {
    const buttons = [button.callback(ctx.t('notebook.yes'), 'yes'), button.callback(ctx.t('notebook.no'), 'cancel')];
    await ctx.prompt([ctx.t('notebook.sure'), keyboard([buttons])], {
      validate: ({ text }) => /^(yes|是)$/i.test(text),
    });
    for await (const id of notesOf(ctx).keys()) await notesOf(ctx).delete(id);
    return ctx.t('notebook.cleared');
  }
}
