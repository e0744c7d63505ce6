import { afterEach, describe, expect, it, vi } from 'vitest'
import { ClockWatch } from '../../electron/line/clock-watch.ts'
import { JournalHold } from '../../electron/line/journal-hold.ts'
import { DiskStates } from '../../electron/pipeline/disk-states.ts'
import { OpenOrders } from '../../electron/pipeline/open-orders.ts'
import { Received } from '../../electron/pipeline/received.ts'
import { SequenceGate } from '../../electron/pipeline/sequence-gate.ts'
import { SegmentJanitor } from '../../electron/store/archive/segment-janitor.ts'
import { CommitWriter } from '../../electron/store/commit-writer.ts'
import { DatabaseMarkFile } from '../../electron/store/database-mark.ts'
import { FactCells } from '../../electron/store/fact-cells.ts'
import { OutboxRows } from '../../electron/store/outbox-rows.ts'
import { ReceivedRanges } from '../../electron/store/received-ranges.ts'
import { RevisionRows } from '../../electron/store/revision-rows.ts'
import { ScanRows } from '../../electron/store/scan-rows.ts'
import type { CommitGroup } from '../../electron/store/store.ts'
import type { Plan } from './plan.ts'
import { at, crash, planWith } from './plan-with.ts'
import { runPlan } from './run-seed.ts'
import { SimArchive } from './sim-archive.ts'
import { SimDisk } from './sim-disk.ts'

const PATIENCE_MS = 120_000

/** One mistake at a time in the product or in the disk under it, the run that meets it, and what must be found. */
const MISTAKES: readonly {
  readonly what: string
  readonly plan: Plan
  plant(): void
  readonly found: RegExp
}[] = [
  {
    what: 'a disk that says that it has synced and has not',
    // What is only in the journal, because the model is away.
    plan: planWith('planted', at(1_800, 2_500, { kind: 'model', state: 'down' }), crash(2_000, 'say ACK: ', 4, true)),
    plant() {
      const folderOf = SimDisk.prototype.folderOf
      vi.spyOn(SimDisk.prototype, 'folderOf').mockImplementation(function (this: SimDisk, ...of) {
        this.isLying = true
        return folderOf.apply(this, of)
      })
    },
    found: /acknowledged and lost|cannot be read/,
  },
  {
    what: 'orders of which nobody hears and that are taken for carried out',
    plan: planWith('planted', at(500, 5_000, { kind: 'station not heard', share: 0.6 })),
    plant: () => void vi.spyOn(OpenOrders.prototype, 'takeOverdue').mockReturnValue([]),
    found: /nobody was told to/,
  },
  {
    what: 'a scan that is counted as often as it comes',
    plan: planWith('planted', at(0, 4_000, { kind: 'frames doubled', share: 1 })),
    plant() {
      vi.spyOn(Received.prototype, 'begin').mockReturnValue(true)
      vi.spyOn(ReceivedRanges.prototype, 'has').mockReturnValue(false)
    },
    found: /twice|does not go on/,
  },
  {
    what: 'a clock whose jumps nobody notices',
    plan: planWith('planted', at(1_000, 0, { kind: 'clock jumps', byMs: 3_600_000 })),
    plant: () => void vi.spyOn(ClockWatch.prototype, 'trusted', 'get').mockReturnValue(true),
    found: /by a clock that has jumped/,
  },
  {
    what: 'a roll-up that remembers what was rolled back',
    // Asked again every second, and one change in six is refused: long enough for one that stands behind the rows.
    plan: planWith('planted', at(1_500, 8_000, { kind: 'database', state: 'failing' })),
    plant: () => void vi.spyOn(FactCells.prototype, 'forget').mockReturnValue(),
    found: /reconcile: /,
  },
  {
    what: 'a disk that is well again and not believed',
    plan: planWith('planted', at(1_500, 1_500, { kind: 'journal', state: 'failing' })),
    plant() {
      const set = DiskStates.prototype.set
      vi.spyOn(DiskStates.prototype, 'set').mockImplementation(function (this: DiskStates, disk, failing) {
        if (failing) set.call(this, disk, failing)
      })
    },
    found: /does not go on/,
  },
  {
    what: 'messages that are let through in whatever order they come',
    plan: planWith('planted', at(0, 5_000, { kind: 'frames late', share: 0.8 })),
    plant: () => void vi.spyOn(SequenceGate.prototype, 'offer').mockImplementation((message) => [message]),
    found: /kept as UNKNOWN_TRAY/,
  },
  {
    what: 'an upload whose receipt is not written down',
    plan: planWith('planted', at(1_000, 0, { kind: 'send now' })),
    plant: () => void vi.spyOn(OutboxRows.prototype, 'sent').mockReturnValue(),
    found: /uploads are still waiting/,
  },
  {
    what: 'a scan that counts when it comes and not when it was seen',
    plan: planWith('planted', at(2_000, 6_000, { kind: 'cable out' })),
    plant() {
      const add = ScanRows.prototype.add
      vi.spyOn(ScanRows.prototype, 'add').mockImplementation(function (this: ScanRows, scan, session) {
        return add.call(this, { ...scan, capturedBeforeMs: 0 }, session)
      })
    },
    found: /away from its picture/,
  },
  {
    what: 'a closed batch that changes and is not sent again',
    plan: planWith('planted', at(0, 20_000, { kind: 'sorter silent', share: 1 })),
    plant: () => void vi.spyOn(RevisionRows.prototype, 'changed').mockReturnValue([]),
    found: /the cloud has/,
  },
  {
    what: 'a disk of pictures that says that it has synced and has not',
    plan: planWith('planted', crash(6_000, 'time: ', 1, true)),
    plant() {
      const diskOf = SimArchive.prototype.diskOf
      vi.spyOn(SimArchive.prototype, 'diskOf').mockImplementation(function (this: SimArchive, ...of) {
        const disk = diskOf.apply(this, of)
        return { ...disk, create: async (path) => ({ ...(await disk.create(path)), sync: () => Promise.resolve() }) }
      })
    },
    found: /kept pictures are gone|cannot be read/,
  },
  {
    what: 'a journal that does not wait for the pictures that are to be kept',
    plan: planWith('planted', at(1_000, 3_000, { kind: 'pictures', state: 'failing' })),
    plant: () => void vi.spyOn(JournalHold.prototype, 'hold').mockReturnValue(() => undefined),
    found: /a picture waits behind/,
  },
  {
    what: 'an archive that does not put in order what a crash has left',
    plan: planWith('planted', crash(6_000, 'time: ', 1, true)),
    plant: () => void vi.spyOn(SegmentJanitor.prototype, 'recover').mockResolvedValue(),
    found: /neither whole nor gone/,
  },
  {
    what: 'a database that lost the end of its log',
    plan: planWith('planted', crash(3_000, 'time: ', 1)),
    plant() {
      const write = DatabaseMarkFile.prototype.write
      // The same as one commit group less in the database.
      vi.spyOn(DatabaseMarkFile.prototype, 'write').mockImplementation(function (this: DatabaseMarkFile, mark, now) {
        write.call(this, { ...mark, commits: mark.commits + 1 }, now)
      })
    },
    found: /not the one that was written.*END_LOST/,
  },
  {
    what: 'a sound scan that is kept as one that cannot be used',
    plan: planWith('planted', at(1_000, 0, { kind: 'ordered restart' })),
    plant: () =>
      changeScans((item) => {
        const { identity, arrivedWallMs } = item.scan
        const message = { identity, arrivedWallMs, type: 1, reason: 'OUT_OF_RANGE', payload: new Uint8Array() }
        return { kind: 'rejected', message }
      }),
    found: /kept as OUT_OF_RANGE, and nothing is wrong/,
  },
  {
    what: 'a scan that nobody looked at, though the model answered',
    // The model fails, but later than that scan.
    plan: planWith('planted', at(4_000, 500, { kind: 'model', state: 'blind' })),
    plant: () =>
      changeScans((item) => {
        const decision = { ...item.scan.decision, eggClass: 'UNREADABLE', reason: 'MODEL_FAILED' } as const
        return { ...item, scan: { ...item.scan, decision } }
      }),
    found: /is stored as UNREADABLE/,
  },
]

type ScanItem = Extract<CommitGroup['items'][number], { kind: 'scan' }>

/** The third scan that is committed becomes something else. */
function changeScans(change: (item: ScanItem) => CommitGroup['items'][number]): void {
  const write = CommitWriter.prototype.write
  let scans = 0
  vi.spyOn(CommitWriter.prototype, 'write').mockImplementation(function (this: CommitWriter, group, line) {
    const items = group.items.map((item) => (item.kind === 'scan' && ++scans === 3 ? change(item) : item))
    return write.call(this, { ...group, items }, line)
  })
}

describe('a mistake that is planted', () => {
  afterEach(() => void vi.restoreAllMocks())

  it(
    'is what was found, and nothing else',
    async () => {
      for (const { plan } of MISTAKES) expect((await runPlan(plan)).problems).toEqual([])
    },
    PATIENCE_MS,
  )

  it.each(MISTAKES)(
    '$what is found',
    async ({ plan, plant, found }) => {
      plant()
      expect((await runPlan(plan)).problems.join('\n')).toMatch(found)
    },
    PATIENCE_MS,
  )
})
