import { describe, expect, it } from 'vitest'
import { runCommand, runNode } from './run-command.ts'

describe('runCommand', () => {
  it('keeps what was said and how it ended', async () => {
    const script = "console.log('out'); console.error(process.env.ADDED); process.exitCode = 3"
    const end = await runNode(['-e', script], { output: 'capture', env: { ADDED: 'err' } })
    expect({ ...end, output: end.output.trim().split('\n').sort() }).toEqual({
      code: 3,
      output: ['err', 'out'],
      timedOut: false,
    })
  })

  it('answers for a program that is not there', async () => {
    const end = await runCommand('no-such-program-anywhere', [], { output: 'capture' })
    expect(end.code).toBe(1)
    expect(end.output).toContain('no-such-program-anywhere')
  })

  it('ends what takes too long', async () => {
    const end = await runNode(['-e', 'setInterval(() => undefined, 1000)'], { output: 'capture', timeoutMs: 200 })
    expect(end).toMatchObject({ code: 1, timedOut: true })
  })
})
