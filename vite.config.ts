import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { HEADERS, ISOLATION, POLICY } from './scripts/headers.mjs';
import { licences } from './scripts/licences.mjs';

type Chunk = Rolldown.OutputChunk;
type Modules = { readonly getModuleInfo: (id: string) => Rolldown.ModuleInfo | null };

/** Puts the policy in the built page; the development server needs inline scripts. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

/** All modules that one imports, directly or through others, at once. */
function reach(from: string, modules: Modules, found: Set<string>): Set<string> {
  if (found.has(from)) return found;
  found.add(from);
  for (const id of modules.getModuleInfo(from)?.importedIds ?? []) reach(id, modules, found);
  return found;
}

/** A part is imported plainly: Vite's own way would look for style sheets that go before it, and there are none. */
const plainImports: Plugin = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

const idOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PARTS = {
  app: ['./src/main.tsx'],
  charts: [
    './src/app/page/registerCharts.ts',
    './src/views/storage-paths/StorageChart.tsx',
    './src/components/watchGestures.ts',
  ],
  dam: [
    './src/app/panels/DamPart.tsx',
    './src/views/lanes/LanesView.tsx',
    './src/views/storage-paths/GoTo.tsx',
    './src/views/storage-paths/StorageTable.tsx',
    './src/views/storage-paths/WorkerCheck.tsx',
    './src/workers/run/readFlows.ts',
    './src/workers/run/readSteps.ts',
  ],
  lesson: [
    './src/app/address/keptRecord.ts',
    './src/app/files/DropZone.tsx',
    './src/app/files/Files.tsx',
    './src/app/form/Fold.tsx',
    './src/app/form/MoreForm.tsx',
    './src/app/form/ReadOut.tsx',
    './src/app/form/RecordLine.tsx',
    './src/app/form/ScenarioMenu.tsx',
    './src/app/lesson/ArticleFold.tsx',
    './src/app/lesson/StoryStrip.tsx',
    './src/app/page/Keys.tsx',
    './src/app/page/UpdateLine.tsx',
  ],
  check: ['./src/app/status/selfChecking.ts'],
  share: ['./src/app/share/Share.tsx', './src/app/page/Printed.tsx'],
  laboratory: [
    './src/app/page/MeasuringChip.tsx',
    './src/app/panels/TimingPanel.tsx',
    './src/workers/timing/takeMeasurement.ts',
    './src/workers/timing/takeComparison.ts',
    './src/workers/timing/recordRun.ts',
  ],
  rest: [
    './src/app/panels/DistributionPanel.tsx',
    './src/app/panels/IndependencePanel.tsx',
    './src/app/panels/DesignPanel.tsx',
    './src/app/record/RecordDialog.tsx',
    './src/app/files/openFile.ts',
    './src/app/files/experimentFile.ts',
    './src/app/files/Downloads.tsx',
    './src/app/files/saveRows.ts',
    './src/session/labResults.ts',
    './src/workers/run/compareWorkerCounts.ts',
    './src/workers/run/countRun.ts',
    './src/workers/run/resultsOf.ts',
    './src/workers/run/solveDesign.ts',
  ],
};

let parts: (readonly [string, Set<string>])[] | null = null;

/** Few files in place of some forty crumbs: what the form needs, what the first picture needs, the lesson, and the others. */
function partOf(id: string, modules: Modules): string | null {
  parts ??= Object.entries(PARTS).map(([name, entries]) => {
    const found = new Set<string>();
    for (const entry of entries) reach(idOf(entry), modules, found);
    return [name, found];
  });
  return parts.find(([, found]) => found.has(id))?.[0] ?? null;
}

/** The files that the first picture needs: the page's own, and the one with Chart.js. */
const isFirst = ({ name }: Chunk) => name === 'app' || name === 'charts';

/**
 * Moves the page's own style sheet behind what is drawn without it; scripts wait for it there too. It is fetched at
 * once all the same, and what is fetched is named before the script that parsing waits for.
 */
function inTurn(html: string): string {
  const [sheet] = /<link rel="stylesheet" crossorigin [^>]*>/.exec(html)!;
  const [first] = /<script src="[^"]*start\.js"><\/script>/.exec(html)!;
  return html
    .replace(first, '')
    .replace(sheet, sheet.replace('"stylesheet"', '"preload" as="style"'))
    .replace('<body>', () => `<body>${first}`)
    .replace('</body>', () => `${sheet}</body>`);
}

/** Lets the page's own script fetch Chart.js when it is there itself, and tells V8 that nearly all of both is called while it loads. */
const firstPicture: Plugin = {
  name: 'first-picture',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && isFirst(file)) {
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      }
    },
  },
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => ({
      html: inTurn(html),
      tags: Object.values(bundle)
        .filter((file) => file.type === 'chunk' && isFirst(file))
        .map(({ fileName, name }) => ({
          tag: 'link',
          attrs: {
            rel: name === 'app' ? 'modulepreload' : 'later', // `main.tsx` turns it into the other
            crossorigin: true,
            href: `./${fileName}`,
            ...(name === 'charts' && { fetchpriority: 'low' }), // the lesson and the workers go before
          },
          injectTo: 'head' as const,
        })),
    }),
  },
};

/** In place of what stdlib brings for engines that the page does not run in, and for errors that it never provokes. */
const withStdlib = (name: string, file: string) => ({
  find: `@stdlib/${name}`,
  replacement: idOf(`./scripts/stdlib/${file}.cjs`),
});
const STDLIB = [
  withStdlib('string-format', 'plainText'),
  withStdlib('math-base-special-ldexp', 'ldexp'),
  withStdlib('assert-is-little-endian', 'littleEndian'),
  withStdlib('utils-define-nonenumerable-read-only-property', 'readOnly'),
  ...['Uint32', 'Float64'].map((type) => withStdlib(`array-${type.toLowerCase()}`, `${type}Array`)),
  // the function alone, without its factory
  { find: /^(@stdlib\/stats-base-dists-.*)$/, replacement: '$1/lib/main.js' },
];

// the notices that the comments held are in a file of their own
const output = { comments: false };
const notices = licences('THIRD-PARTY.txt');

export default defineConfig({
  base: './',
  resolve: { alias: STDLIB },
  appType: 'mpa', // an address that is not there is a 404, not the page
  server: { headers: ISOLATION },
  preview: { headers: HEADERS },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: false, // `firstPicture` does it, and the other files import none
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        ...output,
        // `partOf` knows what each module reaches: left alone, what two parts share may come with the later one
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: partOf }] },
      },
      checks: { pluginTimings: false },
    },
  },
  worker: { format: 'es', plugins: () => [notices.ofWorkers], rolldownOptions: { output } },
  plugins: [
    react(),
    plainImports,
    contentSecurityPolicy,
    firstPicture,
    notices.ofPage,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'sw.ts',
      injectRegister: null, // main.tsx does it
      includeManifestIcons: false, // found by the pattern
      injectManifest: { globPatterns: ['**/*.{html,js,css,svg,png}'], rollupFormat: 'iife' },
      manifest: {
        name: 'Spillway',
        short_name: 'Spillway',
        description: "A reservoir's storage by parallel Monte Carlo",
        start_url: './',
        display: 'standalone',
        background_color: '#f6f7f5',
        theme_color: '#0b6b78',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
    }),
  ],
});
