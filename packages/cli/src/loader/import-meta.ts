import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin, RolldownMagicString } from 'rolldown';
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';

/**
 * Lets `import.meta` speak of the file a person wrote, rather than of the built copy that runs.
 *
 * The syntax tree says where it stands, so the same letters in a string or a comment are left alone.
 */
export function importMeta(): Plugin {
  return {
    name: 'qqbot:import-meta',
    transform: {
      filter: { code: /import\s*\.\s*meta/, id: /^[^\0]/ },
      handler(code, id) {
        const { program } = parseSync(id, code);
        const uses = findImportMeta(program);
        if (uses.length === 0) return null;
        const name = unusedName(code);
        const text = new RolldownMagicString(code);
        for (const { start, end } of uses) text.overwrite(start, end, name);
        // On the first line, behind a possible `#!`, so that every line keeps its number.
        const at = program.hashbang ? program.hashbang.end + 1 : 0;
        text.appendLeft(at, `const ${name} = ${describeModule(id)}; `);
        return { code: text };
      },
    },
  };
}

function findImportMeta(program: ESTree.Program): ESTree.MetaProperty[] {
  const found: ESTree.MetaProperty[] = [];
  const visitor = new Visitor({
    MetaProperty(node) {
      // The other one is `new.target`.
      if (node.meta.name === 'import') found.push(node);
    },
  });
  visitor.visit(program);
  return found;
}

/** Packages are found from the built copy as well as from the source; relative addresses are not. */
function describeModule(file: string): string {
  const url = JSON.stringify(pathToFileURL(file).href);
  const resolve = `(to) => import.meta.resolve(/^\\.{0,2}\\//.test(to) ? new URL(to, ${url}).href : to)`;
  return `{ url: ${url}, filename: ${JSON.stringify(file)}, dirname: ${JSON.stringify(dirname(file))}, resolve: ${resolve} }`;
}

function unusedName(code: string): string {
  let name = '__importMeta';
  while (code.includes(name)) name += '_';
  return name;
}
