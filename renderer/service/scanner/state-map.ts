import type { LinkState } from '../../../electron/domain/link/link-state.ts'

/** The drawing's own measure; it is scaled to the room that it gets. */
export const MAP = { width: 880, height: 304 } as const

export interface StateBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const TRIED = { y: 8, width: 232, height: 84 } as const
const WAITED = { y: 196, width: 160, height: 88 } as const

/** Where each state is drawn: above, left to right, the way to a scanner that streams; below, what ends it and is waited out. */
export const STATE_BOXES: Readonly<Record<LinkState, StateBox>> = {
  Opening: { ...TRIED, x: 24 },
  Handshaking: { ...TRIED, x: 324 },
  Streaming: { ...TRIED, x: 624 },
  Absent: { ...WAITED, x: 20 },
  Blocked: { ...WAITED, x: 190 },
  Failed: { ...WAITED, x: 360 },
  Incompatible: { ...WAITED, x: 530 },
  Stale: { ...WAITED, x: 700 },
}

/** Around the states that wait for the next attempt. */
export const WAITING_ROOM: StateBox = { x: 2, y: 150, width: 876, height: 152 }

/** What leads from one to another. `label` names its words, which stand right of it. */
export const WAYS = [
  { from: [256, 50], to: [324, 50], label: undefined },
  { from: [556, 50], to: [624, 50], label: undefined },
  { from: [74, 150], to: [74, 92], label: 'again' },
  { from: [190, 92], to: [190, 150], label: 'notOpen' },
  { from: [440, 92], to: [440, 150], label: 'noAnswer' },
  { from: [740, 92], to: [740, 150], label: 'ends' },
] as const
