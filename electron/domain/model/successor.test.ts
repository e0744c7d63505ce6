import { describe, expect, it } from 'vitest'
import { successorOf } from './successor.ts'

const here = (...names: string[]) => names.map((modelId) => ({ modelId, manifestSha256: 'aa' }))
const offered = (missing: string, ...names: string[]) => successorOf(missing, here(...names))?.modelId

describe('the successor of a model that is not here', () => {
  it('is the newest of its name, by numbers and not by letters', () => {
    expect(offered('net-1.0.0', 'net-1.2.0', 'net-1.10.0', 'net-1.9.9')).toBe('net-1.10.0')
    expect(offered('net-1.9.9', 'net-1.9.10')).toBe('net-1.9.10')
    expect(offered('net-1.0.0', 'net-2.0.0', 'net-1.9.0')).toBe('net-2.0.0')
  })

  it('is no older one, not the same one, and none of another name', () => {
    expect(offered('net-2.0.0', 'net-1.9.9', 'net-2.0.0', 'other-3.0.0', 'net-plus-3.0.0')).toBeUndefined()
    expect(offered('net-plus-1.0.0', 'net-3.0.0')).toBeUndefined()
  })

  it('is nothing where nothing is here, or where the missing one is called like no package', () => {
    expect(offered('net-1.0.0')).toBeUndefined()
    expect(offered('my model', 'net-1.0.0', 'my model')).toBeUndefined()
    expect(offered('', 'net-1.0.0')).toBeUndefined()
  })
})
