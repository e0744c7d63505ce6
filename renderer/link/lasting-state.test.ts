import { expect, it } from 'vitest'
import type { LinkProblem } from '../../electron/domain/link/link-problem.ts'
import type { LinkState } from '../../electron/domain/link/link-state.ts'
import { fakeView } from '../../test/fake/live-view.ts'
import { glanceOf, lastingState } from './lasting-state.ts'

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
  const { link } = fakeView()
  const refused = { id: 'DISK_ERROR', priority: 1, acknowledged: false, sinceWallMs: 0, detail: {} } as const
  expect(glanceOf({ link, problems: [] })).toBe('Streaming')
  expect(glanceOf({ link, problems: [refused] })).toBe('heldBack')
  expect(glanceOf({ link: { ...link, state: 'Stale' }, problems: [refused] })).toBe('Stale')
})
