import { OVERRIDE_CLASSES } from '../../electron/domain/override.ts'
import type { VirtualFaults } from '../../electron/scanner/virtual/faults.ts'
import { oneOf } from '../proof/law/draw.ts'
import type { CrashPlan } from './crash-points.ts'
import type { Fault } from './plan.ts'
import { type CableFaults, SOUND_CABLE } from './sim-cable.ts'
import type { SimLine } from './sim-line.ts'
import { count } from './trace.ts'
import type { World } from './world.ts'

/** A crash whose place is never come by happens all the same. */
const CRASH_AT_LATEST_MS = 4_000
/** How late a frame is when it is late. */
const LATE_BY_MS = 300
const UNPLUGS_PER_HOUR = 7_200

/** Sets every fault of the plan to its time. */
export function scheduleFaults(world: World): void {
  for (const fault of world.plan.faults) {
    world.time.after(fault.atMs, () => {
      count(world.faults, nameOf(fault))
      world.trace.note(`fault ${nameOf(fault)}`)
      begin(world, fault)
    })
  }
}

/** Everything is right from now on, whatever was still to end. */
export function calm(world: World): void {
  world.trace.note('calm')
  world.points.disarm()
  world.setDatabase('well')
  world.archive.state = 'well'
  if (world.model.state !== 'well') world.model.setState('well')
  world.cloud.state = 'well'
  for (const line of world.lines) {
    line.disk.state = 'well'
    line.cable.faults = SOUND_CABLE
    line.poisoned = false
    line.setFaults(SOUND_LINE)
    void line.cable.plug()
  }
}

const SOUND_LINE: Partial<VirtualFaults> = {
  ...{ lateShare: 0, duplicateShare: 0, damageShare: 0, dropShare: 0, unplugsPerHour: 0 },
  ...{ sorterLostShare: 0, sorterLateShare: 0, sorterOtherShare: 0 },
}

export function nameOf(fault: Fault): string {
  if ('state' in fault) return `${fault.kind} ${fault.state}`
  if (fault.kind === 'clock jumps') return fault.byMs > 0 ? 'clock jumps forward' : 'clock jumps back'
  return fault.kind
}

function begin(world: World, fault: Fault): void {
  const line = world.lines[fault.line]
  if (line === undefined) return
  const later = (end: () => void) => void world.time.after(fault.forMs, end)
  switch (fault.kind) {
    case 'kill':
    case 'power cut':
      return arm(world, fault.plan)
    case 'clock set back while down':
      world.whileDown = () => world.jumpClock(fault.byMs)
      return arm(world, { family: 'time: ', nth: 1, turns: 0, power: false, backAfterMs: 300 })
    case 'ordered restart':
      void world.restart()
      return
    case 'journal':
      line.disk.state = fault.state
      return later(() => {
        line.disk.state = 'well'
      })
    case 'pictures':
      world.archive.state = fault.state
      return later(() => {
        world.archive.state = 'well'
      })
    case 'database':
      world.setDatabase(fault.state)
      return later(() => world.setDatabase('well'))
    case 'disk full':
      world.setDatabase('full')
      world.archive.state = 'full'
      for (const { disk } of world.lines) disk.state = 'full'
      return later(() => {
        world.setDatabase('well')
        world.archive.state = 'well'
        for (const { disk } of world.lines) disk.state = 'well'
      })
    case 'model':
      world.model.setState(fault.state)
      return later(() => world.model.setState('well'))
    case 'cloud':
      world.cloud.state = fault.state
      return later(() => {
        world.cloud.state = 'well'
      })
    case 'clock jumps':
      return world.jumpClock(fault.byMs)
    case 'clock confirmed':
    case 'egg corrected':
    case 'batch paused':
    case 'send now':
      return personDoes(world, fault)
    default:
      return atTheLine(world, line, fault, later)
  }
}

function arm(world: World, plan: CrashPlan): void {
  const armed = world.points.arm(plan)
  // Places that a running line comes by rarely are waited for, or gone to.
  if (plan.family === 'cloud: ') return
  if (plan.family === 'stop: ' || plan.family === 'start: ') return void world.restart()
  world.time.after(CRASH_AT_LATEST_MS, () => world.points.spring(armed))
  if (plan.family === 'time: ') world.time.after(plan.nth, () => world.points.pass('time: between two things'))
}

type LineFault = Exclude<
  Fault,
  {
    kind:
      | (
          | 'kill'
          | 'power cut'
          | 'clock set back while down'
          | 'ordered restart'
          | 'journal'
          | 'database'
          | 'disk full'
          | 'pictures'
        )
      | ('model' | 'cloud' | 'clock jumps' | 'clock confirmed' | 'egg corrected' | 'batch paused' | 'send now')
  }
>

function atTheLine(world: World, line: SimLine, fault: LineFault, later: (end: () => void) => void): void {
  const { cable } = line
  const scanner = (faults: Partial<VirtualFaults>) => {
    line.setFaults(faults)
    later(() => line.setFaults(SOUND_LINE))
  }
  const onCable = (faults: Partial<CableFaults>, sound: Partial<CableFaults>) => {
    cable.faults = { ...cable.faults, ...faults }
    later(() => {
      cable.faults = { ...cable.faults, ...sound }
    })
  }
  switch (fault.kind) {
    case 'station stands still':
      world.life?.time.stall(fault.forMs)
      return
    case 'cable out':
      cable.pull()
      return later(() => void cable.plug())
    case 'cable loose':
      return scanner({ unplugsPerHour: UNPLUGS_PER_HOUR, unpluggedMs: 200 })
    case 'cable dead':
      return onCable({ dead: true }, { dead: false })
    case 'bytes in pieces':
      return onCable({ inPieces: true }, { inPieces: false })
    case 'acknowledgements lost':
      return onCable({ acksLost: fault.share }, { acksLost: 0 })
    case 'station not heard':
      return onCable({ wordsLost: fault.share }, { wordsLost: 0 })
    case 'scanner off and on':
      return line.restartScanner()
    case 'conveyor jammed':
      return line.scanner.jam()
    case 'frames damaged':
      return scanner({ damageShare: fault.share })
    case 'frames dropped':
      return scanner({ dropShare: fault.share })
    case 'frames doubled':
      return scanner({ duplicateShare: fault.share })
    case 'frames late':
      return scanner({ lateShare: fault.share, lateByMs: LATE_BY_MS })
    case 'sorter silent':
      return scanner({ sorterLostShare: fault.share })
    case 'sorter late':
      return scanner({ sorterLateShare: fault.share })
    case 'sorter disobeys':
      return scanner({ sorterOtherShare: fault.share })
    case 'pictures that end the model':
      line.poisoned = true
      return later(() => {
        line.poisoned = false
      })
  }
}

function personDoes(world: World, fault: Fault): void {
  const { life, random } = world
  const station = life?.attended
  const line = station?.lines[fault.line]
  if (station === undefined || line === undefined) return
  if (fault.kind === 'clock confirmed') {
    const did = station.confirmClock().ok
    if (did && life?.time.alive === true) world.clockHonest = true
  } else if (fault.kind === 'send now') life?.sendNow()
  else if (fault.kind === 'batch paused') {
    line.pauseBatch()
    world.time.after(fault.forMs, () => {
      world.life?.attended?.lines[fault.line]?.resumeBatch()
    })
  } else {
    const { plan } = world.lines[fault.line] ?? {}
    if (plan === undefined) return
    line.overrideEgg({
      visitId: 1 + random.int(8),
      cell: { row: random.int(plan.rows), column: random.int(plan.columns) },
      ...{ attempt: 1, eggClass: oneOf(random, OVERRIDE_CLASSES), reason: 'CANDLED', note: '' },
    })
  }
}
