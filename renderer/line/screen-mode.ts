import type { LiveView } from '../../electron/contract/live.ts'
import { glanceOf } from '../link/lasting-state.ts'

/** Which of its faces the line screen shows. */
export type ScreenMode = 'connecting' | 'choose-scanner' | 'start-batch' | 'batch' | 'prepare-next'

/** What the operator has asked to see instead of what the state suggests. */
export interface ScreenWish {
  /** The form for the next batch, although the closed one is still there. */
  readonly newBatch: boolean
  /** Another scanner, although one is configured. */
  readonly otherScanner: boolean
  /** The form for the batch after this one, while there is one. */
  readonly prepareNext: boolean
}

export function screenMode(view: LiveView | undefined, wish: ScreenWish): ScreenMode {
  if (view === undefined) return 'connecting'
  // Also when the batch ends meanwhile: nothing that is being typed is taken away.
  if (view.batch !== null && wish.prepareNext) return 'prepare-next'
  const open = view.batch !== null && view.batch.state !== 'closed'
  // A batch goes on with another scanner, once somebody has taken the one before off the line.
  if (open) return wish.otherScanner && view.link.transport === 'none' ? 'choose-scanner' : 'batch'
  if (view.batch !== null && !wish.newBatch) return 'batch'
  return view.link.transport === 'none' || wish.otherScanner ? 'choose-scanner' : 'start-batch'
}

/** Whether the screen is about the batch: also where another scanner is chosen for one that is open. */
export function showsBatch({ batch }: Pick<LiveView, 'batch'>, mode: ScreenMode): boolean {
  if (mode === 'choose-scanner') return batch !== null && batch.state !== 'closed'
  return mode === 'batch' || mode === 'prepare-next'
}

/** The one word that answers "is it running?". */
export type LineHeadline =
  | 'connecting'
  | 'noBatch'
  | 'ready'
  | 'running'
  | 'heldBack'
  | 'waiting'
  | 'paused'
  | 'closing'
  | 'closed'

export function lineHeadline(view: LiveView | undefined, mode: ScreenMode): LineHeadline {
  if (view === undefined) return 'connecting'
  const streaming = view.link.state === 'Streaming'
  if (view.batch === null || !showsBatch(view, mode)) return streaming ? 'ready' : 'noBatch'
  switch (view.batch.state) {
    case 'running':
      return runningHeadline(view)
    case 'draft':
      return 'ready'
    default:
      return view.batch.state
  }
}

/** A batch that is open runs only while something of it is taken. */
function runningHeadline(view: LiveView): LineHeadline {
  const glance = glanceOf(view)
  if (glance === 'heldBack') return 'heldBack'
  return glance === 'Streaming' ? 'running' : 'waiting'
}

/** Why a batch cannot start now; undefined when it can. */
export type StartBlock = 'connection' | 'scanner' | 'model'

export function startBlock(view: LiveView, connected: boolean): StartBlock | undefined {
  if (!connected) return 'connection'
  if (view.link.state !== 'Streaming') return 'scanner'
  return view.model.state === 'ready' ? undefined : 'model'
}
