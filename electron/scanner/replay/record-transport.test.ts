import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import type { ScannerTransport } from '../transport.ts'
import { recorded } from './record-transport.ts'

describe('recorded', () => {
  it('is the same transport: a replay can be recorded too, and keeps the number by which its scanner knows it', () => {
    const transport: ScannerTransport = {
      ...{ kind: 'replay', path: 'run.ovorec', connection: 7, refusedPictures: { count: 2 } },
      open: () => Promise.resolve(),
      close: () => Promise.resolve(),
      ...{ onBytes: () => () => undefined, onClose: () => () => undefined, onDrain: () => () => undefined },
      write: () => true,
    }
    expect(recorded(transport, new ManualTime(), () => undefined)).toMatchObject({
      ...{ kind: 'replay', path: 'run.ovorec', connection: 7, refusedPictures: { count: 2 } },
    })
  })
})
