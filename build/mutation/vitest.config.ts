import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The tests that hold the rules, alone: what else happens to fail says nothing about them. */
export default defineConfig({
  root,
  test: {
    include: [
      'electron/domain/**/*.test.ts',
      'electron/pipeline/decide/**/*.test.ts',
      'electron/pipeline/sending.test.ts',
    ],
    environment: 'node',
    testTimeout: 20_000,
  },
})
