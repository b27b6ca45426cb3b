/** A piece of code in a page. */
export interface CodeBlock {
  /** What stands behind its three backticks, such as `ts`. */
  readonly language: string;
  readonly code: string;
  /** Where its first line stands in the page, from 1. */
  readonly line: number;
  /** The file it shows, where its first line is a comment with nothing but a path: `// src/dice.plugin.ts`. */
  readonly path?: string | undefined;
  /** It goes on where the block before it ends: `<!-- continues -->` stands above. */
  readonly continues: boolean;
  /** Why it cannot be compiled: `<!-- not compiled: reason -->` stands above. */
  readonly reason?: string | undefined;
}

const BLOCK = /(?:^<!-- (?<remark>[^\n]*?) -->\n\s*)?^```(?<language>\w+)\n(?<code>[\s\S]*?)^```/dgm;
const PATH = /^\/\/ (?<path>[\w./-]+\.\w+)\n/;
const REASON = /^not compiled: (?<reason>.+)$/;

export function readBlocks(text: string): CodeBlock[] {
  return [...text.matchAll(BLOCK)].map((match) => {
    const { remark = '', language = '', code = '' } = match.groups ?? {};
    return {
      language,
      code,
      line: text.slice(0, match.indices?.groups?.code?.[0]).split('\n').length,
      path: PATH.exec(code)?.groups?.path,
      continues: remark === 'continues',
      reason: REASON.exec(remark)?.groups?.reason,
    };
  });
}
