import type { Random } from '../../../electron/base/random.ts'
import { openTimeZone } from '../../../electron/domain/law/time-zone.ts'
import { OVERRIDE_CLASSES } from '../../../electron/domain/override.ts'
import { DEFAULT_RECIPE } from '../../../electron/domain/recipe/recipe.ts'
import { MessageMaker } from '../../make/scanner-messages.ts'
import { makeDisk, makeWish, setUpStation } from '../../make/station.ts'
import { drawPrediction, oneOf } from './draw.ts'
import type { Deed, Facts } from './facts.ts'

/** A whole station over fakes of its cable, disk and time: what it stores, sends and writes down for people, come what may. */

const HOUR_MS = 3_600_000
const STEPS_MAX = 14
/** A scan is decided within a few turns; nothing falls due in between. */
const TURN_MS = 5
const ZONES = ['Europe/Berlin', 'UTC', 'Asia/Tokyo', 'America/Santiago', undefined] as const
const COUNTRIES = ['DE', 'FR', 'CH', 'AT', 'IT', 'NONE'] as const
const JUMPS_MS = [-HOUR_MS, HOUR_MS, -10_000, 10_000, -300 * HOUR_MS]

type Rig = ReturnType<typeof setUpStation>

export interface StationWalked {
  readonly deeds: readonly Deed[]
  readonly facts: Facts
}

export async function walkStation(random: Random): Promise<StationWalked> {
  const facts = drawStationFacts(random)
  const disk = makeDisk()
  const { time, store } = disk
  const make = new MessageMaker()
  const deeds: Deed[] = []
  let rig = await startStation(random, facts, disk)
  rig.line.startBatch(
    makeWish(time, { setAtWallMs: drawSetTime(random, time.wallMs()), jurisdictionId: facts.country ?? 'DE' }),
  )
  const setAtWallMs = [...store.batches.values()][0]?.identity.setAtWallMs
  const known: Facts = { ...facts, setAtWallMs }
  rig.link().receive(make.trayBegin(1, { rows: 4, columns: STEPS_MAX }))
  for (let step = 0; step < STEPS_MAX; step++) {
    rig = await takeStep(random, step, { rig, facts: known, disk, make, deeds })
  }
  await rig.station.stop(0)
  return { deeds, facts: known }
}

interface Walk {
  readonly rig: Rig
  readonly facts: Facts
  readonly disk: ReturnType<typeof makeDisk>
  readonly make: MessageMaker
  readonly deeds: Deed[]
}

/** Something happens around the station, then an egg is scanned, and a person says something about an earlier one. */
async function takeStep(random: Random, step: number, walk: Walk): Promise<Rig> {
  const { facts, disk, make, deeds } = walk
  let { rig } = walk
  const { time, store } = disk
  const what = random.next()
  if (what < 0.3) {
    // Usually to just before the limit; what sleeps there wakes at it.
    await time.sleep(random.int(3) === 0 ? random.int(20_000) : untilLimit(random, rig))
    rig.link().stream()
  } else if (what < 0.36) {
    time.jumpWall(oneOf(random, JUMPS_MS))
    facts.clockHonest = false
  } else if (what < 0.44) rig = await restart(random, walk)
  else if (what < 0.5) facts.clockHonest = rig.station.confirmClock().ok || facts.clockHonest
  else if (what < 0.6) moveSite(random, walk)
  else if (what < 0.66) {
    // Somebody confirms the clock, and the entry that says so cannot be written: nobody has confirmed it.
    store.trailFailing = true
    if (rig.station.confirmClock().ok) throw new Error('a clock was confirmed without an entry')
    store.trailFailing = false
  }
  const [stored, sent, written] = [store.scans.length, rig.link().decisions.length, store.overrides.length]
  const beganWallMs = time.wallMs()
  const untilWallMs = beganWallMs + DEFAULT_RECIPE.sorterDeadlineMs
  rig.ready(drawPrediction(random))
  rig.link().receive(make.scan({ row: 0, column: step, attempt: 1 }))
  await time.advance(TURN_MS)
  const { clockHonest } = facts
  const zone = { zoneName: facts.zoneName, zoneKnown: facts.zoneKnown }
  for (const { decision } of store.scans.slice(stored))
    deeds.push({ path: 'stored', ...words(decision), atWallMs: beganWallMs, untilWallMs, clockHonest, zone })
  for (const decision of rig.link().decisions.slice(sent))
    deeds.push({ path: 'sent', ...words(decision), atWallMs: beganWallMs, untilWallMs, clockHonest, zone })
  rig.line.overrideEgg({
    ...{
      visitId: 1,
      cell: { row: 0, column: random.int(step + 1) },
      attempt: 1,
      eggClass: oneOf(random, OVERRIDE_CLASSES),
    },
    ...{ reason: 'CANDLED', note: '' },
  })
  const nowWallMs = time.wallMs()
  for (const one of store.overrides.slice(written)) {
    const machine = { machineClass: one.from.eggClass, atWallMs: nowWallMs, untilWallMs: nowWallMs }
    deeds.push({ path: 'correction', ...words(one), ...machine, clockHonest, zone })
  }
  // Somebody looks: a clock that jumps forth and back before anybody does has done no harm.
  rig.view()
  return rig
}

/** Stopped with a scan that no model has judged, sometimes with the clock set back meanwhile; the journal is replayed. */
async function restart(random: Random, { rig, facts, disk, make }: Walk): Promise<Rig> {
  rig.station.setModel({ modelId: '', synthetic: true, state: 'down' }, undefined)
  rig.link().receive(make.scan({ row: 1, column: random.int(STEPS_MAX) }))
  await disk.time.advance(TURN_MS)
  await rig.station.stop(0)
  if (random.next() < 0.3) {
    disk.time.jumpWall(-2 * HOUR_MS)
    facts.clockHonest = false
  }
  return startStation(random, facts, disk)
}

async function startStation(random: Random, { zoneName }: Facts, disk: ReturnType<typeof makeDisk>): Promise<Rig> {
  const rig = setUpStation({ disk, timeZone: zoneName })
  await disk.time.advance(1)
  rig.ready(drawPrediction(random))
  rig.link().stream()
  return rig
}

/** Somebody sets the zone of the site up anew while the batch runs; not even a restart is needed for it to count. */
function moveSite(random: Random, { rig, facts }: Walk): void {
  facts.zoneName = oneOf(random, ZONES)
  facts.zoneKnown = openTimeZone(facts.zoneName) !== undefined
  rig.site.timeZone = facts.zoneName
}

/** How long until the limit in force is near, by what the station itself shows. */
function untilLimit(random: Random, rig: Rig): number {
  const leftMs = (rig.view().legal?.hoursLeft ?? 0) * HOUR_MS
  return Math.max(
    0,
    Math.round(leftMs) - oneOf(random, [0, 1, 5, 14_990, 14_995, 15_000, 15_001, 15_005, 15_010, 60_000]),
  )
}

function drawStationFacts(random: Random): Facts {
  const zoneName = oneOf(random, ZONES)
  return {
    ...{ country: oneOf(random, COUNTRIES), dayCount: 'earlierOfBoth', setAtWallMs: undefined, clockHonest: true },
    ...{ zoneName, zoneKnown: openTimeZone(zoneName) !== undefined },
  }
}

/** Days before the limit, at it, and past it; sometimes nobody knows. */
function drawSetTime(random: Random, nowWallMs: number): number | null {
  if (random.next() < 0.08) return null
  return nowWallMs - Math.floor((200 + random.next() * 150) * HOUR_MS)
}

function words(decided: { readonly eggClass: string; readonly action: string }): Pick<Deed, 'eggClass' | 'action'> {
  return decided as Pick<Deed, 'eggClass' | 'action'>
}
