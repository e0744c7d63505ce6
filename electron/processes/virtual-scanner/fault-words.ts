import type * as z from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import { virtualFaultsSchema } from '../../contract/virtual-faults.ts'
import type { VirtualFaults } from '../../scanner/virtual/faults.ts'

/** What `--faults` takes: the short name, what it sets, and what it says of it. */
export const FAULT_WORDS = {
  late: ['lateShare', 'part of the messages that later ones overtake, 0 to 1'],
  'late-ms': ['lateByMs', 'by how much at most (250)'],
  duplicate: ['duplicateShare', 'part of the frames that arrive twice'],
  damage: ['damageShare', 'part of the frames with wrong bits or a missing end'],
  drop: ['dropShare', 'part of the frames that never arrive'],
  lines: ['lineDropShare', 'part of the pictures in which lines are missing'],
  jam: ['jamsPerHour', 'jams of the conveyor an hour'],
  'jam-ms': ['jamMs', 'how long one stands (3000)'],
  vibration: ['vibrationMmPerS', 'vibration on top of the usual, mm/s RMS'],
  'coil-drift': ['coilDriftPerHour', 'how fast the noise of the coils rises, pixel units an hour'],
  'open-coils': ['openCoils', 'coils of the 16 that give no signal'],
  'drift-ppm': ['clockDriftPpm', 'how much too fast its clock runs, in millionths'],
  'clock-ms': ['clockOffsetMs', 'by how much its clock is ahead'],
  unplug: ['unplugsPerHour', 'times an hour that the cable comes out by itself'],
  'unplug-ms': ['unpluggedMs', 'how long it stays out (2000)'],
  'sorter-lost': ['sorterLostShare', 'part of the orders that the sorter never confirms'],
  'sorter-late': ['sorterLateShare', 'part that it confirms late'],
  'sorter-late-ms': ['sorterLateByMs', 'by how much (2000)'],
  'sorter-other': ['sorterOtherShare', 'part of which it says that it did something else'],
} as const satisfies Record<string, readonly [keyof VirtualFaults, string]>

type Word = keyof typeof FAULT_WORDS

function isWord(name: string): name is Word {
  return Object.hasOwn(FAULT_WORDS, name)
}

/** `late=0.15,jam=20` → faults; otherwise what is wrong with it, for the person who typed it. */
export function readFaults(text: string): Result<VirtualFaults, string> {
  const wanted: Partial<Record<keyof VirtualFaults, number>> = {}
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', value = '', ...rest] = part.split('=').map((one) => one.trim())
    if (!isWord(name)) return err(`--faults: there is no "${name}"; there are ${Object.keys(FAULT_WORDS).join(', ')}`)
    const number = Number(value)
    if (value === '' || rest.length > 0 || !Number.isFinite(number)) {
      return err(`--faults: ${name} needs a number, as in ${name}=1`)
    }
    wanted[FAULT_WORDS[name][0]] = number
  }
  const faults = virtualFaultsSchema.safeParse(wanted)
  return faults.success ? ok(faults.data) : err(`--faults: ${faults.error.issues.map(sayIssue).join('; ')}`)
}

function sayIssue({ path, message }: z.core.$ZodIssue): string {
  const name = Object.entries(FAULT_WORDS).find(([, [field]]) => field === path[0])?.[0]
  return `${name ?? path.join('.')}: ${message}`
}
