import { describe, expect, it } from 'vitest'
import { type ModelsInUse, whyModelStays } from './model-removal.ts'

const model = (modelId: string, manifestSha256 = 'aa') => ({ modelId, manifestSha256, origin: 'installed' as const })
const IN_USE: ModelsInUse = {
  choice: { active: model('net-1.0.0'), previous: model('net-2.0.0'), candidate: model('net-3.0.0') },
  pending: model('net-4.0.0'),
  openBatches: [{ batchId: '2026-1121-01', models: ['net-1.0.0', 'net-5.0.0'] }],
}
const why = (modelId: string, inUse = IN_USE) => whyModelStays(model(modelId), inUse)

describe('a package', () => {
  it('stays while something needs it, and says what', () => {
    expect(why('net-1.0.0')).toBe('JUDGES')
    expect(why('net-2.0.0')).toBe('WAY_BACK')
    expect(why('net-3.0.0')).toBe('IS_CANDIDATE')
    expect(why('net-4.0.0')).toBe('PENDING')
    expect(why('net-5.0.0')).toBe('BATCH_OPEN')
    expect(why('net-6.0.0')).toBeUndefined()
  })

  it('may go once nothing needs it any more', () => {
    const choice = { active: model('net-9.0.0'), previous: undefined, candidate: undefined }
    const idle = { choice, pending: undefined, openBatches: [] }
    for (const id of ['net-1.0.0', 'net-2.0.0', 'net-5.0.0']) expect(why(id, idle)).toBeUndefined()
  })

  it('stays with the program it came with, whatever else', () => {
    expect(whyModelStays({ ...model('net-6.0.0'), origin: 'shipped' }, IN_USE)).toBe('SHIPPED')
  })

  it('stays for its name: rows know no bytes', () => {
    expect(whyModelStays(model('net-1.0.0', 'bb'), IN_USE)).toBe('JUDGES')
  })
})
