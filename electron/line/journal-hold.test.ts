import { describe, expect, it } from 'vitest'
import { MemoryIntake } from '../../test/fake/memory-intake.ts'
import { JournalHold } from './journal-hold.ts'

describe('the hold on the journal', () => {
  it('lets go at once while nobody waits', () => {
    const intake = new MemoryIntake()
    new JournalHold(intake).release(3)
    expect(intake.releasedThrough).toBe(3)
  })

  it('lets go in the order of the journal, as far as nobody waits', () => {
    const intake = new MemoryIntake()
    const hold = new JournalHold(intake)
    hold.release(1)
    const [first, second] = [hold.hold(), hold.hold()]
    hold.release(2)
    const third = hold.hold()
    hold.release(3)
    hold.release(4)
    expect(intake.releasedThrough).toBe(1)
    third()
    expect(intake.releasedThrough).toBe(1)
    first()
    // Said twice, it counts once.
    first()
    expect(intake.releasedThrough).toBe(1)
    second()
    expect(intake.releasedThrough).toBe(4)
  })

  it('waits for what is committed now before it is released', () => {
    const intake = new MemoryIntake()
    const hold = new JournalHold(intake)
    const settle = hold.hold()
    settle()
    expect(intake.releasedThrough).toBe(0)
    hold.release(5)
    expect(intake.releasedThrough).toBe(5)
  })
})
