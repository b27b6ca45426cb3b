import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string; any: { message: string }[] }[];
}

/** Puts axe into a page, once after it was loaded. */
export const useAxe = (page: Page): Promise<unknown> => page.evaluate(AXE);

/** What axe holds to be serious or critical in a part of the page. @param part - A CSS selector. */
export async function complaints(page: Page, part: string): Promise<string[]> {
  const { violations } = await page.evaluate<{ violations: Violation[] }>(`axe.run('${part}')`);
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`));
}
