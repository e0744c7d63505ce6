import { expect, it } from 'vitest'
import { makeAbsent } from '../../../test/make/process-health.ts'
import type { ProcessHealth } from '../../contract/shell.ts'
import { RefusalTeller } from './refusal-teller.ts'

const station = (change: Partial<ProcessHealth>) => [makeAbsent('station', { state: 'restarting', ...change })]

it('says every reason once, and when the station works after all', () => {
  const printed: string[] = []
  const teller = new RefusalTeller((line) => printed.push(line))
  const inUse = station({ refusal: { code: 'LOCKED', detail: 'another Ovoscope runs' } })
  teller.see(station({ state: 'starting' }))
  for (let look = 0; look < 3; look++) teller.see(inUse)
  teller.see(station({ refusal: { code: 'FULL', detail: 'the disk is full' } }))
  teller.see(station({ state: 'running' }))
  teller.see(station({ state: 'running' }))
  expect(printed).toEqual([
    'The station cannot start: another Ovoscope runs.',
    'The station cannot start: the disk is full. It is tried again every minute by itself.',
    'The station works.',
  ])
})
