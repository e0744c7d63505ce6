import { describe, expect, it } from 'vitest'
import { neighbourOf } from './neighbour.ts'

describe('neighbourOf', () => {
  const tray = { rows: 2, columns: 3 }

  it('goes with the arrow keys', () => {
    expect(neighbourOf({ row: 0, column: 1 }, 'ArrowDown', tray)).toEqual({ row: 1, column: 1 })
    expect(neighbourOf({ row: 1, column: 1 }, 'ArrowUp', tray)).toEqual({ row: 0, column: 1 })
    expect(neighbourOf({ row: 0, column: 1 }, 'ArrowLeft', tray)).toEqual({ row: 0, column: 0 })
    expect(neighbourOf({ row: 0, column: 1 }, 'ArrowRight', tray)).toEqual({ row: 0, column: 2 })
  })

  it('stays in the tray, and leaves other keys to others', () => {
    expect(neighbourOf({ row: 0, column: 2 }, 'ArrowRight', tray)).toBeUndefined()
    expect(neighbourOf({ row: 1, column: 0 }, 'ArrowDown', tray)).toBeUndefined()
    expect(neighbourOf({ row: 0, column: 0 }, 'Enter', tray)).toBeUndefined()
  })
})
