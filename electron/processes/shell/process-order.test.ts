import { describe, expect, it } from 'vitest'
import { makeAbsent } from '../../../test/make/process-health.ts'
import type { ProcessName } from '../../contract/shell.ts'
import { edgesOf, healthShown, processPlans, stopOrder } from './process-order.ts'

const health = (name: ProcessName) => makeAbsent(name, { lastExit: 'ended' })

describe('several training lines', () => {
  it('have a virtual scanner each, which ends after the station and is joined to it', () => {
    expect(stopOrder(2)).toEqual([
      'station',
      'virtual-scanner',
      'virtual-scanner-2',
      'inference',
      'inference-2',
      'review',
    ])
    expect(edgesOf(2)).toContainEqual(['station', 'virtual-scanner-2'])
    expect(edgesOf(2)).toContainEqual(['station', 'review', 'folders'])
    const plans = processPlans(2, () => {
      throw new Error('nothing is started')
    })
    expect(Object.keys(plans).toSorted()).toEqual(stopOrder(2).toSorted())
  })
})

describe('healthShown', () => {
  it('leaves out the virtual scanner in work, where it has nothing to do, and nothing else', () => {
    const all = [health('station'), health('virtual-scanner'), health('virtual-scanner-2')]
    const none = () => false
    expect(healthShown(all, true, none)).toEqual(all)
    expect(healthShown(all, false, none)).toEqual([health('station')])
  })

  it('leaves out the process of a model that nobody needs: one is there for a candidate alone', () => {
    const all = [health('inference'), health('inference-2')]
    expect(healthShown(all, false, (slot) => slot === 'inference-2')).toEqual([health('inference-2')])
  })
})
