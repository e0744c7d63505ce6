import { execFileSync } from 'node:child_process'
import { constants } from 'node:os'
import { expect, it } from 'vitest'

it('puts its process behind those that did not yield', () => {
  const module = JSON.stringify(new URL('./yield-processor.ts', import.meta.url).href)
  // In a process of its own: nobody may raise it again.
  const script = `import { getPriority } from 'node:os'
    const { yieldProcessor } = await import(${module})
    yieldProcessor()
    process.stdout.write(String(getPriority()))`
  const priority = Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }),
  )
  expect(priority).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL)
})
