import { EGG_CLASSES } from '../../electron/domain/egg.ts'
import type { fakeTray } from './live-view.ts'

type Tray = ReturnType<typeof fakeTray>

/** A person called the egg of this cell a female. */
export function withCorrection(tray: Tray, index: number): Tray {
  const corrected = tray.corrected.slice()
  corrected[index] = EGG_CLASSES.indexOf('FEMALE')
  return { ...tray, corrected }
}

/** These eggs wait. */
export function withHold(tray: Tray, cells: readonly number[]): Tray {
  const HOLD = 4
  for (const cell of cells) tray.actions[cell] = HOLD
  return tray
}
