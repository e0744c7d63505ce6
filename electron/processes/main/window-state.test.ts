import { describe, expect, it } from 'vitest'
import { FIRST_WINDOW_STATE, restoreWindowState, windowStateText } from './window-state.ts'

const DISPLAY = { x: 0, y: 0, width: 1920, height: 1080 }
const WRITTEN = windowStateText({ x: 100, y: 50, width: 1366, height: 768 }, false, true)

describe('restoreWindowState', () => {
  it('reads back what was written', () => {
    expect(restoreWindowState(WRITTEN, [DISPLAY])).toEqual({
      bounds: { x: 100, y: 50, width: 1366, height: 768 },
      maximized: false,
      fullScreen: true,
    })
  })

  it('lets the system choose the place when the display is gone', () => {
    const elsewhere = { x: 5000, y: 0, width: 1920, height: 1080 }
    expect(restoreWindowState(WRITTEN, [elsewhere]).bounds).toEqual({ width: 1366, height: 768 })
  })

  it('does so too when only a sliver would be seen', () => {
    const text = windowStateText({ x: 1900, y: 50, width: 1366, height: 768 }, false, false)
    expect(restoreWindowState(text, [DISPLAY]).bounds).not.toHaveProperty('x')
  })

  it.each([
    undefined,
    '',
    '{',
    'null',
    '[]',
    '{"bounds":{"x":0,"y":0,"width":0,"height":1}}',
    WRITTEN.replace('1366', '1e9'),
  ])('starts as at first from %j', (text) => {
    expect(restoreWindowState(text, [DISPLAY])).toBe(FIRST_WINDOW_STATE)
  })
})
