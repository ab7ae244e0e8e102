import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NOTICE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

/**
 * Two plugins of Vite, for the page and for its workers, which are bundles of their own. Together they write
 * one file with the licence notices of every package of which something is shipped.
 */
export function licences(fileName) {
  /** name and version of a package -> its folder */
  const shipped = new Map();
  const collect = (bundle) => {
    for (const id of Object.values(bundle).flatMap(({ moduleIds }) => moduleIds ?? [])) {
      const folder = packageFolder(id);
      if (folder === null) continue;
      const { name, version, license } = readPackage(folder);
      shipped.set(`${name} ${version} (${license})`, folder);
    }
  };
  return {
    ofWorkers: {
      name: 'licences-of-workers',
      generateBundle: (_, bundle) => collect(bundle),
    },
    ofPage: {
      name: 'licences',
      apply: 'build',
      // its workers have been bundled by then
      generateBundle(_, bundle) {
        collect(bundle);
        this.emitFile({ type: 'asset', fileName, source: noticesText(shipped) });
      },
    },
  };
}

/** The folder of the package that a module is of; null for our own. */
function packageFolder(id) {
  const file = id.replace(/^\0/, '').replace(/\?.*$/, '');
  if (!file.includes('/node_modules/')) return null;
  let folder = dirname(file);
  // folders inside a package may have a package.json too, without a name and version
  while (readPackage(folder)?.version === undefined) folder = dirname(folder);
  return folder;
}

function readPackage(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Our own licence, then those of the packages; packages with the same words share them. */
function noticesText(shipped) {
  const byText = new Map();
  for (const [name, folder] of [...shipped].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const texts = noticesOf(folder);
    if (texts.length === 0) throw new Error(`${name} has no licence file in ${folder}`);
    for (const text of texts) byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  const own = `Spillway\n\n${readFileSync('LICENSE', 'utf8').trim()}`;
  const others = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return `${[own, ...others].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Of a package the texts of its licence and of its notices. */
function noticesOf(folder) {
  return readdirSync(folder)
    .filter((name) => NOTICE_FILE.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}
