import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The tests that hold the domain, alone: what else happens to fail says nothing about its rules. */
export default defineConfig({
  root,
  test: {
    include: ['electron/domain/**/*.test.ts', 'electron/pipeline/decide/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
  },
})
