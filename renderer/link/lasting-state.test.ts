import { expect, it } from 'vitest'
import type { LinkProblem } from '../../electron/domain/link/link-problem.ts'
import type { LinkState } from '../../electron/domain/link/link-state.ts'
import { fakeView } from '../../test/fake/live-view.ts'
import { glanceOf, lastingState, stateNow } from './lasting-state.ts'

it.each<[LinkState, LinkProblem['id'] | null, LinkState]>([
  ['Handshaking', 'SCANNER_SILENT', 'Stale'],
  ['Opening', 'SCANNER_SILENT', 'Stale'],
  ['Opening', 'SCANNER_BUSY', 'Blocked'],
  ['Handshaking', 'SCANNER_INCOMPATIBLE', 'Incompatible'],
  ['Handshaking', 'SCANNER_ANSWERS_SOON', 'Handshaking'],
  ['Opening', null, 'Opening'],
  ['Stale', 'SCANNER_SILENT', 'Stale'],
  ['Streaming', null, 'Streaming'],
])('%s with %s is told as %s', (state, id, told) => {
  expect(lastingState({ state, problem: id === null ? null : { id, severity: 2 } })).toBe(told)
})

it('tells of a connected scanner from which nothing is taken that it is held back', () => {
  const { link, alarms } = fakeView()
  const refused = { id: 'DISK_ERROR', priority: 1, acknowledged: false, sinceWallMs: 0, detail: {} } as const
  expect(glanceOf({ link, alarms, problems: [] })).toBe('Streaming')
  expect(glanceOf({ link, alarms, problems: [refused] })).toBe('heldBack')
  expect(glanceOf({ link: { ...link, state: 'Stale' }, alarms, problems: [refused] })).toBe('Stale')
})

it.each([true, false])('goes on telling so when its alarm was put aside, as long as the disk refuses: %s', (active) => {
  const { link, alarms } = fakeView()
  const aside = { id: 'DISK_ERROR', priority: 1, active } as const
  const told = active ? 'heldBack' : 'Streaming'
  const shelved = { link, problems: [], alarms: { ...alarms, shelved: [{ ...aside, untilWallMs: 1 }] } }
  expect([glanceOf(shelved), stateNow(shelved)]).toEqual([told, told])
  const outOfService = [{ ...aside, sinceWallMs: 0, who: 'A', why: 'broken' }]
  expect(glanceOf({ link, problems: [], alarms: { ...alarms, outOfService } })).toBe(told)
})

it('tells of this second what the link does', () => {
  const view = fakeView()
  const problem = { id: 'SCANNER_SILENT', severity: 1 } as const
  const trying = { ...view, link: { ...view.link, state: 'Handshaking', problem } } as const
  expect([stateNow(trying), glanceOf(trying)]).toEqual(['Handshaking', 'Stale'])
})
