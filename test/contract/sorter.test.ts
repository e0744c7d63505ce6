import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { AlarmEngine } from '../../electron/alarms/alarm-engine.ts'
import { seededRandom } from '../../electron/base/random.ts'
import { ok } from '../../electron/base/result.ts'
import { type LiveView, liveViewSchema } from '../../electron/contract/live.ts'
import type { EggAction } from '../../electron/domain/egg.ts'
import { FIRST_LINE_ID } from '../../electron/domain/line-id.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { SORTER_GRACE_MS } from '../../electron/pipeline/open-orders.ts'
import type { Predictor } from '../../electron/pipeline/predict/prediction.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { createScannerLink } from '../../electron/scanner/scanner-link.ts'
import type { EggSource } from '../../electron/scanner/virtual/egg-source.ts'
import type { SorterBehaviour } from '../../electron/scanner/virtual/sorter.ts'
import { VirtualScanner } from '../../electron/scanner/virtual/virtual-scanner.ts'
import { Station } from '../../electron/station/station.ts'
import { ACTION_CODES, ORDER_FAULT_CODES, REASON_CODES } from '../../electron/store/codes.ts'
import type { ManualTime } from '../fake/manual-time.ts'
import { MemoryIntake } from '../fake/memory-intake.ts'
import { greyOf, greyPredictor } from '../make/grey-predictor.ts'
import { makeDesk } from '../make/master-data-desk.ts'
import { makeWish } from '../make/station.ts'
import { LINE_KINDS } from './scanner-lines.ts'
import { StoreHarness } from './store-harness.ts'

const SIZE = { ratePerHour: 200 * 3_600, rows: 4, columns: 6 }
/** After this long an order is answered, or its egg waits; a look at the line comes eight times a second. */
const SETTLED_MS = DEFAULT_RECIPE.sorterDeadlineMs + SORTER_GRACE_MS + 500
/** Longest that the virtual sorter below takes to answer, and is believed all the same. */
const LATE_ANSWER_MS = 30_000
const REMOVALS = ['REMOVE_MALE', 'REMOVE_CLEAR'].map((word) => ACTION_CODES.code(word as EggAction))

/** Two of three eggs are to be removed. */
const eggs: EggSource = {
  picture: ({ cell }) => {
    const kind = (['FEMALE', 'MALE', 'INFERTILE'] as const)[(cell.row + cell.column) % 3] ?? 'FEMALE'
    const pixels = new Uint8Array(512).fill(greyOf(kind))
    return { kind, image: { width: 16, height: 16, channels: 1, slices: 1, pixels } }
  },
}

interface EggRow {
  readonly visit_id: number
  readonly action: number
  readonly ack: number | null
  readonly arrived_wall_ms: number
}

describe('orders to a sorter, by the real link, pipeline and database', () => {
  const harness = new StoreHarness({ key: 'unencrypted', driver: Database })

  /** A station and a virtual scanner at two ends of a line. */
  async function setUp(options: {
    readonly trays: number
    readonly sorter: SorterBehaviour
    readonly predictor?: (time: ManualTime) => Predictor
    readonly sorterPresent?: boolean
    readonly clockDriftPpm?: number
  }) {
    const kind = LINE_KINDS[0]
    if (kind === undefined) throw new Error('there is no line')
    const line = await kind.open()
    const time = line.clock as ManualTime
    await time.advance(1_000)
    const views: LiveView[] = []
    const alarmsSeen = new Set<string>()
    const { store } = harness
    const station = new Station({
      ...{ hatchery: makeDesk(), recipeForStart: () => ok(DEFAULT_RECIPE) },
      ...{ store, clock: time, timers: time, log: silentLogger, cloud: undefined },
      lines: [
        {
          ...{ lineId: FIRST_LINE_ID, store, intake: new MemoryIntake() },
          ...{ alarms: new AlarmEngine(time), log: silentLogger },
          settings: { play: true, site: 'Nord', line: 'Line 2', ratedEggsPerHour: 24_000, demo: null },
          openLink: (listener) =>
            createScannerLink({
              ...{ listener, clock: time, timers: time, random: seededRandom('link'), log: silentLogger },
              openTransport: () => line.openTransport(),
            }),
          emit: (view) => {
            views.push(liveViewSchema.parse(view))
            for (const { id } of view.problems) alarmsSeen.add(id)
          },
        },
      ],
    })
    const [ours] = station.lines
    if (ours === undefined) throw new Error('the station has no line')
    const { sorterPresent = true } = options
    const capabilities = { widthMax: 16, heightMax: 16, channelsMax: 1, slicesMax: 1, sorterPresent }
    const rate = 1 + (options.clockDriftPpm ?? 0) * 1e-6
    const scanner = new VirtualScanner({
      ...{ settings: { ...SIZE, trays: options.trays }, channel: line.channel, eggs, timers: time },
      clock: { wallMs: () => time.wallMs(), monoMs: () => 7_000 + time.monoMs() * rate },
      random: seededRandom('scanner'),
      ...{ sorter: options.sorter, self: { capabilities } },
    })
    station.setModel({ modelId: 'grey-1', synthetic: true, state: 'ready' }, options.predictor?.(time) ?? greyPredictor)
    scanner.powerOn()
    scanner.start()
    await time.advance(500)
    expect(ours.startBatch(makeWish(time)).ok).toBe(true)
    const batchId = () => views.at(-1)?.batch?.batchId ?? ''
    const rows = () =>
      harness.read<EggRow>(`SELECT egg.visit_id, egg.action, ack.action AS ack, scan.arrived_wall_ms FROM egg
        JOIN scan USING (visit_id, cell, attempt)
        LEFT JOIN sorter_ack AS ack ON ack.visit_id = egg.visit_id AND ack.cell = egg.cell AND ack.attempt = egg.attempt`)
    /** Counted as removed, not acknowledged, and out of time. */
    const counted = () =>
      rows().filter(({ action, ack, arrived_wall_ms: arrivedMs }) => {
        const isOver = time.wallMs() - arrivedMs > SETTLED_MS
        return REMOVALS.includes(action) && (ack === null ? isOver : !REMOVALS.includes(ack))
      })
    /** Lets time pass, and looks at every second of it. */
    const run = async (forMs: number) => {
      for (let atMs = 0; atMs < forMs; atMs += 1_000) {
        await time.advance(1_000)
        if (sorterPresent) expect(counted()).toEqual([])
      }
    }
    const faults = (fault: Parameters<typeof ORDER_FAULT_CODES.code>[0]) =>
      harness.read(`SELECT * FROM egg_not_as_ordered WHERE fault = ${ORDER_FAULT_CODES.code(fault)}`).length
    /** Rows, sums and screen agree. */
    const agree = () => {
      const review = openReview({ path: harness.databasePath, key: 'unencrypted', play: true, isSynthetic: () => true })
      expect(review.reconcile().differences).toEqual([])
      const orders = review.batchRecord({ batchId: batchId() })?.orderFaults
      review.close()
      const byAction = (word: EggAction) => rows().filter(({ action }) => action === ACTION_CODES.code(word)).length
      const { eggs: sums } = store.batchSummary(batchId())
      for (const word of ['KEEP', 'REMOVE_MALE', 'REMOVE_CLEAR', 'HOLD'] as const) {
        expect([word, sums.byAction[word]]).toEqual([word, byAction(word)])
      }
      expect(views.at(-1)?.batch?.held).toBe(byAction('HOLD'))
      return orders
    }
    const stop = async () => {
      scanner.powerOff()
      await station.stop(0)
      await line.close()
    }
    return { time, views, alarmsSeen, scanner, rows, run, faults, agree, stop, view: () => ours.liveView() }
  }

  it('counts no removal that the sorter lost, and believes it whenever it speaks', async () => {
    const chance = seededRandom('a sorter with faults')
    const said = { lost: 0, late: 0, other: 0 }
    const { run, agree, faults, rows, view, alarmsSeen, scanner, stop } = await setUp({
      trays: 8,
      sorter: ({ action }) => {
        if (!action.startsWith('REMOVE_')) return { action, afterMs: 0 }
        const dice = chance.next()
        if (dice < 0.15) {
          said.lost++
          return undefined
        }
        if (dice < 0.3) {
          said.late++
          return { action, afterMs: LATE_ANSWER_MS }
        }
        if (dice > 0.9) said.other++
        return { action: dice > 0.9 ? 'KEEP' : action, afterMs: chance.next() * 3_000 }
      },
    })
    await run(25_000)
    expect(scanner.figures.traysMade).toBe(8)
    agree()
    await run(LATE_ANSWER_MS + SETTLED_MS)
    const record = agree()
    expect(Math.min(said.lost, said.late, said.other)).toBeGreaterThan(3)
    expect(faults('SORTER_SILENT')).toBe(said.lost)
    expect(faults('SORTER_DISAGREES')).toBe(said.other)
    expect(record).toEqual({
      ORDER_FORGOTTEN: 0,
      NOT_SENT: 0,
      TOO_LATE: 0,
      SORTER_SILENT: said.lost,
      SORTER_DISAGREES: said.other,
    })
    expect(view().orders).toMatchObject({ SORTER_SILENT: said.lost + said.late, SORTER_DISAGREES: said.other })
    expect(rows().filter(({ action }) => action === ACTION_CODES.code('HOLD'))).toHaveLength(said.lost + said.other)
    expect([...alarmsSeen]).toEqual(expect.arrayContaining(['SORTER_SILENT', 'SORTER_DISAGREES', 'TRAY_ON_HOLD']))
    const held = harness.store.trays.held().map(({ visitId }) => visitId)
    const waiting = rows().filter(({ action }) => action === ACTION_CODES.code('HOLD'))
    expect(waiting.filter(({ visit_id: visitId }) => !held.includes(visitId))).toEqual([])
    await stop()
  })

  it('follows a sorter that removes an egg against its order, and tells people', async () => {
    let wrong = 0
    const { run, agree, rows, view, alarmsSeen, stop } = await setUp({
      trays: 1,
      sorter: ({ action }) => {
        const done = action === 'KEEP' && wrong++ === 0 ? 'REMOVE_MALE' : action
        return { action: done, afterMs: 0 }
      },
    })
    await run(10_000)
    agree()
    const kept = SIZE.rows * SIZE.columns - rows().filter(({ action }) => REMOVALS.includes(action)).length
    expect(kept).toBe(SIZE.rows * SIZE.columns * (1 / 3) - 1)
    expect(view().orders.SORTER_DISAGREES).toBe(1)
    expect(alarmsSeen).toContain('SORTER_DISAGREES')
    await stop()
  })

  it('makes every decision of a slow model HOLD, counts them, and tells people once', async () => {
    const { run, agree, rows, view, views, alarmsSeen, stop } = await setUp({
      trays: 2,
      sorter: ({ action }) => ({ action, afterMs: 0 }),
      predictor: (time) => ({
        modelId: 'slow-1',
        predict: (images) =>
          new Promise((resolve) => {
            time.after(DEFAULT_RECIPE.sorterDeadlineMs + 500, () => resolve(greyPredictor.predict(images)))
          }),
      }),
    })
    await run(90_000)
    const record = agree()
    const late = harness.read(`SELECT * FROM scan WHERE reason = ${REASON_CODES.code('TOO_LATE')}`).length
    expect(late).toBeGreaterThan(SIZE.rows * SIZE.columns)
    expect([view().orders.TOO_LATE, record?.TOO_LATE]).toEqual([late, late])
    expect(rows().filter(({ action }) => REMOVALS.includes(action))).toEqual([])
    expect(alarmsSeen).toContain('DECISION_LATE')
    const rang = views.map(({ problems }) => problems.some(({ id }) => id === 'DECISION_LATE'))
    expect(rang.filter((is, n) => is && rang[n - 1] !== true)).toHaveLength(1)
    await stop()
  })

  it('gives the sorter a deadline by its own clock, which a drifting clock keeps', async () => {
    const seen: { deadlineUs: number; atMs: number }[] = []
    const { run, time, rows, view, stop } = await setUp({
      ...{ trays: 2, clockDriftPpm: 150 },
      sorter: ({ action, deadlineUs }) => {
        seen.push({ deadlineUs, atMs: time.monoMs() })
        return { action, afterMs: 0 }
      },
    })
    await run(40_000)
    for (const { deadlineUs, atMs } of seen) {
      const leftMs = (deadlineUs / 1000 - 7_000) / (1 + 150e-6) - atMs
      expect(leftMs).toBeLessThanOrEqual(DEFAULT_RECIPE.sorterDeadlineMs + 2.5)
      expect(leftMs).toBeGreaterThan(DEFAULT_RECIPE.sorterDeadlineMs - 1_000)
    }
    expect(rows()).toHaveLength(2 * SIZE.rows * SIZE.columns)
    const { clock } = view().link
    expect(clock?.fault).toBeNull()
    expect(clock?.driftPpm).toBeCloseTo(150, 0)
    expect(Math.abs((clock?.offsetMs ?? 0) - (7_000 + time.monoMs() * 150e-6))).toBeLessThanOrEqual(
      clock?.uncertaintyMs ?? 0,
    )
    const before = harness.read<{ captured_before_ms: number | null }>('SELECT captured_before_ms FROM scan')
    expect(before.every(({ captured_before_ms: ms }) => ms !== null && ms <= 50)).toBe(true)
    await stop()
  })

  it('counts removals from their sending on where there is no sorter that could answer', async () => {
    const { run, agree, rows, view, alarmsSeen, stop } = await setUp({
      ...{ trays: 1, sorterPresent: false },
      sorter: () => undefined,
    })
    await run(60_000)
    agree()
    expect(rows().filter(({ action }) => REMOVALS.includes(action))).toHaveLength((SIZE.rows * SIZE.columns * 2) / 3)
    expect(view().orders.SORTER_SILENT).toBe(0)
    expect(alarmsSeen).not.toContain('SORTER_SILENT')
    await stop()
  })
})
