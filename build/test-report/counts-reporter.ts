import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import type { Counts, Skip } from './counts.ts'

/** Writes what a run counted to a file, with the reason of every skip; the runner's own JSON leaves the reasons out. */
export class CountsReporter implements Reporter {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    const skips: Skip[] = []
    const failures: string[] = []
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result()
        const name = `${module.relativeModuleId}: ${test.fullName}`
        if (result.state === 'passed') passed++
        else if (result.state === 'skipped') skips.push({ test: name, reason: result.note ?? 'no reason given' })
        else failures.push(name)
      }
      // A file that cannot be loaded has no tests to fail: the file itself is the failure. So is one that holds none.
      if (module.errors().length > 0) failures.push(`${module.relativeModuleId}: could not be run`)
    }
    if (unhandledErrors.length > 0) failures.push(`${unhandledErrors.length} errors outside any test`)
    const counts: Counts = { passed, failed: failures.length, skipped: skips.length, skips, failures }
    mkdirSync(dirname(this.#path), { recursive: true })
    writeFileSync(this.#path, JSON.stringify(counts, null, 2))
  }
}
