import { expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { fakeJobs } from '../../../test/fake/upkeep.ts'
import { serveOpenly as serve } from '../../../test/make/serve-openly.ts'
import type { Rescue } from '../../contract/restore.ts'
import { reviewContract } from '../../contract/review.ts'
import type { UpkeepJobs } from '../../contract/upkeep.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { DamageTeller } from './damage-teller.ts'

const { rescue, upkeepJobs } = reviewContract.methods
const REVIEW = { ...reviewContract, methods: { rescue, upkeepJobs } } as const

const found = (atWallMs: number, finding: string): UpkeepJobs['integrity'] => ({
  ...{ state: 'done', atWallMs },
  result: { sound: false, tables: 3, bytes: 9, findings: [finding, 'and more'] },
})

it('says every finding once: what kept the database from being opened, that it is open again, and what a check found', async () => {
  const time = createFakeTime()
  const printed: string[] = []
  const now: { damage: Rescue['damage']; integrity: UpkeepJobs['integrity'] } = {
    // Of an earlier start.
    damage: { message: 'the end of the database is missing', atWallMs: time.clock.wallMs() - 1 },
    integrity: { state: 'idle' },
  }
  const teller = new DamageTeller({
    openReview: () => {
      const [screen, review] = createPortPair()
      serve(review, REVIEW, {
        rescue: () => ({ damage: now.damage, staged: null, restored: null }),
        upkeepJobs: () => ({ ...fakeJobs(false), integrity: now.integrity }),
      })
      return screen
    },
    ...{ clock: time.clock, timers: time.timers, print: (line) => void printed.push(line) },
  })
  await time.advance(30_000)
  expect(printed).toEqual([])

  now.damage = { message: 'the beginning of the database is damaged', atWallMs: time.clock.wallMs() }
  await time.advance(30_000)
  now.damage = null
  await time.advance(30_000)
  now.integrity = found(time.clock.wallMs(), 'scan: Page 7 is damaged')
  await time.advance(30_000)
  const wayBack =
    'choose the newest backup and put it back; or close Ovoscope and use npm run restore (--help says how).'
  expect(printed).toEqual([
    `Error: the station cannot open its database: the beginning of the database is damaged. Nothing is received. Open Service, ${wayBack}`,
    'The station works again: it has opened its database.',
    `Error: the check of every page found the database damaged: scan: Page 7 is damaged. Finish the batch; then open Service, ${wayBack}`,
  ])
  teller.close()
  now.integrity = found(time.clock.wallMs(), 'scan: Page 8 is damaged')
  await time.advance(30_000)
  expect(printed).toHaveLength(3)
})
