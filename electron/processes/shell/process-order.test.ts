import { describe, expect, it } from 'vitest'
import type { ProcessHealth, ProcessName } from '../../contract/shell.ts'
import { healthShown } from './process-order.ts'

const health = (name: ProcessName): ProcessHealth => ({
  ...{ name, state: 'stopped', pid: null, restarts: 0, lastExit: 'ended', heartbeatAgeMs: null },
})

describe('healthShown', () => {
  it('leaves out the virtual scanner in work, where it has nothing to do, and nothing else', () => {
    const all = [health('station'), health('virtual-scanner')]
    expect(healthShown(all, true)).toEqual(all)
    expect(healthShown(all, false)).toEqual([health('station')])
  })
})
