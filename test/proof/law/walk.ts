import type { Random } from '../../../electron/base/random.ts'
import { NOBODY } from '../../../electron/domain/access.ts'
import { EGG_CLASSES } from '../../../electron/domain/egg.ts'
import { allowedActions } from '../../../electron/domain/law/allowed-actions.ts'
import { incubationAge } from '../../../electron/domain/law/incubation-age.ts'
import { OVERRIDE_CLASSES, overrideAction } from '../../../electron/domain/override.ts'
import { releasedAction } from '../../../electron/domain/tray/hold.ts'
import { correctEgg } from '../../../electron/line/correct-egg.ts'
import { silentLogger } from '../../../electron/log/logger.ts'
import { buildGroup, type GroupParts } from '../../../electron/pipeline/build-group.ts'
import { decide } from '../../../electron/pipeline/decide/decide.ts'
import { sending } from '../../../electron/pipeline/sending.ts'
import { TrayBook } from '../../../electron/pipeline/tray-book.ts'
import type { Work } from '../../../electron/pipeline/work.ts'
import type { EggOverride } from '../../../electron/store/store.ts'
import { MemoryStore } from '../../fake/memory-store.ts'
import { drawDayCount, drawPrediction, drawRecipe, oneOf } from './draw.ts'
import type { Deed, Facts } from './facts.ts'
import { drawMoment, type StationWorld, withRecipe } from './station-world.ts'

/** One situation walked through the product's own code: what left it, and under which facts. */
export interface Walked {
  readonly deeds: readonly Deed[]
  readonly facts: Facts
  /** Removals that were decided and not sent. */
  readonly withheld: number
}

const TRAY = { scannerSerial: 'P', sessionId: '1', traySequence: 1 }
const ATTEMPTS = [1, 1, 1, 2, 3, 99, 0, Number.NaN]

/** Scan to sorter, a person's word, and `decide` alone under every way of counting days. */
export function walk(random: Random, world: StationWorld): Walked {
  const path = random.next()
  if (random.next() < 0.05) world.setUpSite(random)
  world.beginAt(drawMoment(random, world))
  if (path < 0.55) return walkGroup(random, world)
  if (path < 0.72) return walkCorrection(random, world)
  if (path < 0.77) return walkRelease(random, world)
  return walkDecide(random, world)
}

/** buildGroup, a commit that takes its time, and what is sent after it. */
function walkGroup(random: Random, world: StationWorld): Walked {
  const recipe = drawRecipe(random)
  const batch = withRecipe(world.batch, recipe)
  const facts = { ...world.facts }
  const reachable = random.next() < 0.95
  const parts: GroupParts = {
    ...{ clock: world.clock, store: new MemoryStore() },
    clockTrusted: () => true,
    sorterReachable: () => reachable,
    circumstances: (batchId, waitedMs) =>
      world.legalClock.circumstances(batchId === null ? undefined : batch, waitedMs),
  }
  const trays = new TrayBook({ openVisits: [], nextVisitId: 1 })
  const batchId = batch === undefined ? null : 'B1'
  trays.begin({
    ref: TRAY,
    code: 'T',
    rows: 1,
    columns: 4,
    layout: 'square',
    batchId,
    beganWallMs: 0,
    state: 'filling',
  })
  if (random.next() < 0.03) trays.end(TRAY)
  const arrivedMonoMs = world.clock.monoMs()
  const works = [drawWork(random, world, 1), drawWork(random, world, 2)]
  if (random.next() < 0.15) world.disturb(random)
  if (random.next() < 0.3) world.pass(random.int(20_000))
  const decidedMs = world.clock.wallMs()
  const honestThen = world.facts.clockHonest
  const group = buildGroup(works, trays, parts)
  // The commit: usually a moment, sometimes a stalled disk, and the clock may jump meanwhile.
  if (random.next() < 0.5) world.pass(random.next() < 0.8 ? random.int(50) : random.int(30_000))
  if (random.next() < 0.1) world.disturb(random)
  if (random.next() < 0.1) world.setUpSite(random)
  const { zoneName, zoneKnown } = world.facts
  const sentMs = world.clock.wallMs()
  const { decisions, withheld } = sending(group, parts)
  const deadlineMs = Number.isFinite(recipe.sorterDeadlineMs) ? Math.max(0, recipe.sorterDeadlineMs) : 0
  const stored = group.judged.map(({ decided: { decision } }): Deed => {
    const { eggClass, action } = decision
    const until = { atWallMs: decidedMs, untilWallMs: decidedMs + deadlineMs }
    return { path: 'stored', eggClass, action, ...until, clockHonest: honestThen }
  })
  // The egg is gone at the deadline, but a decision cannot be carried out before it was sent.
  const goneMs = sentMs + Math.max(0, arrivedMonoMs + deadlineMs - world.clock.monoMs())
  const sent = decisions.map(({ eggClass, action }): Deed => {
    const words = { eggClass: eggClass as Deed['eggClass'], action: action as Deed['action'] }
    const until = { atWallMs: sentMs, untilWallMs: goneMs }
    return { path: 'sent', ...words, ...until, clockHonest: world.facts.clockHonest, zone: { zoneName, zoneKnown } }
  })
  return { deeds: [...stored, ...sent], facts, withheld: withheld.length }
}

function drawWork(random: Random, world: StationWorld, sequence: number): Work {
  const identity = { scannerSerial: 'P', sessionId: '1', sequence }
  const prediction = drawPrediction(random)
  const image = { width: 0, height: 0, channels: 1, slices: 1, pixels: new Uint8Array() }
  const cell = { row: 0, column: sequence }
  return {
    ...{ position: sequence, type: 2, payload: new Uint8Array(), identity, batchId: 'B1' },
    ...{ arrivedWallMs: world.clock.wallMs(), arrivedMonoMs: world.clock.monoMs(), late: random.next() < 0.03 },
    ...{ capturedBeforeMs: undefined, deadlineFromUs: 0, again: false },
    body: {
      kind: 'scan',
      scan: { identity, tray: TRAY, cell, attempt: oneOf(random, ATTEMPTS), coil: 0, capturedAtUs: 0, image },
      judgement: { state: prediction === undefined ? 'failed' : 'predicted', prediction, crashes: 0 },
      rejection: undefined,
    },
  }
}

/** A person corrects an egg: the rule alone, and the way to the record. */
function walkCorrection(random: Random, world: StationWorld): Walked {
  if (random.next() < 0.3) world.disturb(random)
  const { legalClock, batch, facts } = world
  const machineClass = oneOf(random, EGG_CLASSES)
  const eggClass = oneOf(random, OVERRIDE_CLASSES)
  const atWallMs = world.clock.wallMs()
  const said = { eggClass, machineClass, atWallMs, untilWallMs: atWallMs, clockHonest: facts.clockHonest }
  const saved: EggOverride[] = []
  const cell = { row: 0, column: 0 }
  const state = { eggClass: machineClass, action: 'HOLD', attempt: 1 } as const
  correctEgg(
    { visitId: 1, cell, attempt: 1, eggClass, reason: 'CANDLED', note: '' },
    {
      store: {
        findEgg: () => ({ state, batch }),
        saveOverride: (override) => saved.push(override),
        audited: (_caller, _deed, change) => change(),
      },
      ...{ log: silentLogger, nowWallMs: atWallMs, caller: NOBODY },
      age: (of) => legalClock.age(of),
      law: (of) => legalClock.law(of),
    },
  )
  const action = overrideAction(machineClass, eggClass, legalClock.law(batch), legalClock.age(batch))
  const written = saved.map((override): Deed => ({ path: 'correction', ...said, action: override.action }))
  return { deeds: [{ path: 'override', ...said, action }, ...written], facts: { ...facts }, withheld: 0 }
}

/** A person releases a tray as it is: what becomes of an egg in it that waits. */
function walkRelease(random: Random, world: StationWorld): Walked {
  if (random.next() < 0.3) world.disturb(random)
  const { legalClock, batch, facts } = world
  const eggClass = oneOf(random, EGG_CLASSES)
  const action = releasedAction(eggClass, allowedActions(legalClock.law(batch), eggClass, legalClock.age(batch)))
  const atWallMs = world.clock.wallMs()
  const deed: Deed = {
    path: 'release',
    eggClass,
    action,
    atWallMs,
    untilWallMs: atWallMs,
    clockHonest: facts.clockHonest,
  }
  return { deeds: [deed], facts: { ...facts }, withheld: 0 }
}

/** `decide` alone, by every way of counting days and with ages that contradict their own trust. */
function walkDecide(random: Random, world: StationWorld): Walked {
  const { country, setAtWallMs } = world.facts
  // `decide` knows no batch; without a country the strictest law holds, as for a country that nobody knows.
  const facts: Facts = { ...world.facts, country: country ?? '', dayCount: drawDayCount(random) }
  const clockTrusted = random.next() < 0.9
  const law = world.law(facts.dayCount)
  const recipe = drawRecipe(random)
  const atWallMs = world.clock.wallMs()
  const untilWallMs = atWallMs + (Number.isFinite(recipe.sorterDeadlineMs) ? recipe.sorterDeadlineMs : 0)
  const age = (nowWallMs: number) => incubationAge({ setAtWallMs, nowWallMs, clockTrusted })
  const { eggClass, action } = decide(drawPrediction(random), {
    ...{ recipe, law, age: age(atWallMs), ageWhenDone: age(untilWallMs), attempt: oneOf(random, ATTEMPTS) },
    holdReason: random.next() < 0.95 ? undefined : oneOf(random, ['LINK_LOST', 'NO_BATCH'] as const),
  })
  const deed: Deed = { path: 'decide', eggClass, action, atWallMs, untilWallMs, clockHonest: clockTrusted }
  return { deeds: [deed], facts, withheld: 0 }
}
