import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The first test that fails ends a run, and few changes are noticed by the large tests alone: small files first. */
class SmallFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bytes = new Map(files.map((file) => [file, statSync(file.moduleId).size]))
    return Promise.resolve(files.toSorted((one, other) => (bytes.get(one) ?? 0) - (bytes.get(other) ?? 0)))
  }
}

/** The tests beside the rules that are mutated, alone: what else happens to fail says nothing about them. */
export default defineConfig({
  root,
  test: {
    include: [process.env['OVOSCOPE_MUTATED_TESTS'] ?? 'electron/domain/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    // One process for all files, and a new one for each change: starting one for each file takes longer than the tests.
    isolate: false,
    sequence: { sequencer: SmallFirst },
  },
})
