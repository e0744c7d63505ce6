import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALARM_IDS, alarmKind } from '../alarm/rationalisation.ts'
import {
  FLOW_ALARMS,
  isLinkAlarm,
  isLinkHint,
  LINK_ALARMS,
  LINK_HINTS,
  LINK_PROBLEM_IDS,
  type LinkAlarm,
  type LinkSituation,
  linkProblem,
} from './link-problem.ts'
import { isTrying, LINK_FAULTS, LINK_STATES } from './link-state.ts'

const anySituation: fc.Arbitrary<LinkSituation> = fc.record({
  state: fc.constantFrom(...LINK_STATES),
  fault: fc.option(fc.constantFrom(...LINK_FAULTS)),
  chosen: fc.boolean(),
  isFolder: fc.boolean(),
  known: fc.boolean(),
  held: fc.subarray([...LINK_ALARMS]).map((ids) => (id: LinkAlarm) => ids.includes(id)),
})

function situation(change: Partial<LinkSituation>): LinkSituation {
  return { state: 'Absent', fault: null, chosen: true, isFolder: false, known: true, held: () => false, ...change }
}

const idOf = (change: Partial<LinkSituation>) => linkProblem(situation(change))?.id

describe('linkProblem', () => {
  it('has one answer for every state and fault, and none only while the link streams', () => {
    fc.assert(
      fc.property(anySituation, (link) => {
        const problem = linkProblem(link)
        expect(problem === undefined).toBe(link.state === 'Streaming')
        if (problem === undefined) return
        expect([...LINK_HINTS, ...LINK_ALARMS]).toContain(problem.id)
        expect(problem.severity).toBe(isLinkHint(problem.id) ? 'hint' : alarmKind(problem.id).priority)
      }),
    )
  })

  it('misses nobody who was never there: it waits, and calls no one', () => {
    fc.assert(
      fc.property(anySituation, (link) => {
        fc.pre(!(link.isFolder && link.fault === 'FOLDER'))
        fc.pre(!link.known && (link.state === 'Absent' || (isTrying(link.state) && !LINK_ALARMS.some(link.held))))
        expect(linkProblem(link)?.severity).toBe('hint')
      }),
    )
    expect(idOf({ known: false })).toBe('WAITING_FOR_SCANNER')
    expect(idOf({ known: false, chosen: false })).toBe('NO_SCANNER_CHOSEN')
    expect(idOf({ known: false, state: 'Handshaking' })).toBe('SCANNER_ANSWERS_SOON')
  })

  it.each([
    ['Absent', null, 'SCANNER_LOST'],
    ['Stale', null, 'SCANNER_SILENT'],
    ['Incompatible', null, 'SCANNER_INCOMPATIBLE'],
    ['Blocked', 'BUSY', 'SCANNER_BUSY'],
    ['Blocked', 'PERMISSION', 'SCANNER_PERMISSION'],
    ['Blocked', 'ABSENT', 'SCANNER_LOST'],
    ['Blocked', 'FOLDER', 'FOLDER_UNUSABLE'],
    ['Blocked', 'FAILED', 'SCANNER_FAILED'],
    ['Blocked', null, 'SCANNER_FAILED'],
    ['Failed', 'FAILED', 'SCANNER_FAILED'],
    ['Opening', null, 'SCANNER_LOST'],
    ['Handshaking', null, 'SCANNER_LOST'],
  ] as const)('says of %s, %s: %s', (state, fault, id) => {
    expect(idOf({ state, fault })).toBe(id)
  })

  it('says while it tries what was wrong before, whether the scanner was ever there or not', () => {
    for (const id of LINK_ALARMS.filter((one) => one !== 'SCANNER_LOST')) {
      for (const state of ['Opening', 'Handshaking'] as const) {
        for (const known of [true, false]) expect(idOf({ state, known, held: (one) => one === id })).toBe(id)
      }
    }
    // What was lost on another way was not lost on this one.
    const lost = (id: LinkAlarm) => id === 'SCANNER_LOST'
    expect(idOf({ state: 'Opening', known: false, held: lost })).toBe('SCANNER_ANSWERS_SOON')
  })

  it('says nothing of cables where the way is a folder', () => {
    const folder = (change: Partial<LinkSituation>) => idOf({ ...change, isFolder: true })
    for (const state of ['Absent', 'Stale', 'Opening', 'Failed'] as const) {
      expect(folder({ state })).toBe('FOLDER_UNUSABLE')
    }
    expect(folder({ state: 'Incompatible' })).toBe('SCANNER_INCOMPATIBLE')
    expect(folder({ known: false })).toBe('SCANNER_ANSWERS_SOON')
    // Somebody has said that it is there.
    expect(folder({ known: false, fault: 'FOLDER' })).toBe('FOLDER_UNUSABLE')
    expect(folder({ state: 'Streaming' })).toBeUndefined()
  })

  it('knows every alarm about scanner and cable by its name', () => {
    expect(new Set(LINK_PROBLEM_IDS).size).toBe(LINK_PROBLEM_IDS.length)
    expect(FLOW_ALARMS.filter(isLinkAlarm)).toEqual([])
    for (const id of [...LINK_ALARMS, ...FLOW_ALARMS]) expect(ALARM_IDS).toContain(id)
  })
})
