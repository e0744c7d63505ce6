import { describe, expect, it } from 'vitest'
import { noWindowReason } from './start.ts'

describe('noWindowReason', () => {
  it('is nothing where a window can open', () => {
    expect(noWindowReason('linux', { DISPLAY: ':0' }, 1000)).toBeUndefined()
    expect(noWindowReason('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeUndefined()
    expect(noWindowReason('win32', {}, undefined)).toBeUndefined()
    expect(noWindowReason('darwin', {}, 501)).toBeUndefined()
  })

  it('names a missing screen, and root', () => {
    expect(noWindowReason('linux', { DISPLAY: '' }, 1000)).toContain('no screen')
    expect(noWindowReason('linux', { DISPLAY: ':0' }, 0)).toContain('root')
  })
})
