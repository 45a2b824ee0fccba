import { fileURLToPath } from 'node:url'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

/** How long plugins take is of no use to whoever runs `npm start`. */
const checks = { pluginTimings: false }

/** One config, two builds: `vite build` makes the client, `vite build --ssr` the server. */
export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild ? '.' : 'client',
  plugins: [solid({ hot: false })],
  html: { cspNonce: '{{nonce}}' },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        rolldownOptions: {
          checks,
          input: {
            main: 'server/main.ts',
            cli: 'server/cli.ts',
            pdfWorker: 'server/papers/pdf/compileWorker.ts',
          },
        },
      }
    : {
        outDir: '../dist/client',
        emptyOutDir: true,
        target: 'es2022',
        assetsInlineLimit: 0,
        rolldownOptions: { checks },
      },
  test: {
    root: '.',
    environment: 'node',
    reporters: ['default'],
    // A worker for every core: the tests wait more than they work.
    maxWorkers: '100%',
    // Solid's plugin resolves for browsers in tests, where ws has nothing: the server's side of a test needs the real one.
    alias: [
      { find: /^ws$/, replacement: fileURLToPath(new URL('node_modules/ws/wrapper.mjs', import.meta.url)) },
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/kill/**', 'test/contract/postgres*'],
          testTimeout: 20_000,
          // Nothing here acts at import (CONTRIBUTING.md), so one import serves many files: a third of the work.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          environment: 'node',
          // What asks the store, once more on the other engine; test/support/testStore.ts chooses it.
          include: [
            'test/contract/postgres*.test.ts',
            'test/kill/postgres*.test.ts',
            'test/collab/{durability,rooms,restore,keyframes}.test.ts',
            'test/daily.test.ts',
            'test/papers/{routes,lists}.test.ts',
            'test/{schedule,cadence,confirmation,registers,mail,ledger,accounts,sitting,meetings,materials,minutes,proposals,balance,calls,needs,precedents,interests,intents,consent,points,projects,oversight,desk,forums,dataset}/**/*.test.ts',
          ],
          // The command line's own processes open the embedded store; what is answered on every road asks no engine in particular.
          exclude: [
            'test/dataset/commandLine.test.ts',
            'test/interests/privacy.test.ts',
            'test/oversight/internal.test.ts',
          ],
          globalSetup: ['test/support/postgresSetup.ts'],
          // As above.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts', 'test/kill/**/*.test.ts'],
          exclude: ['test/kill/postgres*'],
          globalSetup: ['test/support/sampleSetup.ts'],
          // As above.
          isolate: false,
          // The usual second is short on a busy machine.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}))
