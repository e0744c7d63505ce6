import type { LiveView } from '../../electron/contract/live.ts'

type Link = LiveView['link']
type Story = Pick<Link, 'problem' | 'stateForMs' | 'reconnects' | 'changes' | 'framesResent'>

const MINUTE_MS = 60_000

/** A link that has streamed for a while, after a morning with one pulled cable. */
export function fakeLinkStory(nowWallMs: number): Story {
  return {
    ...{ problem: null, stateForMs: 49 * MINUTE_MS, reconnects: 2, framesResent: 41 },
    changes: [
      { atWallMs: nowWallMs - 49 * MINUTE_MS, state: 'Streaming', problem: null, attempts: 1 },
      { atWallMs: nowWallMs - 51 * MINUTE_MS, state: 'Absent', problem: 'SCANNER_LOST', attempts: 64 },
      { atWallMs: nowWallMs - 190 * MINUTE_MS, state: 'Streaming', problem: null, attempts: 1 },
      { atWallMs: nowWallMs - 191 * MINUTE_MS, state: 'Stale', problem: 'SCANNER_SILENT', attempts: 12 },
      { atWallMs: nowWallMs - 260 * MINUTE_MS, state: 'Streaming', problem: null, attempts: 1 },
    ],
  }
}

export const NO_LINK_STORY: Story = {
  ...{ problem: { id: 'NO_SCANNER_CHOSEN', severity: 'hint' }, stateForMs: 61_000, reconnects: 0, framesResent: 0 },
  changes: [],
}

/** The way is closed. */
const NO_LOAD = { receivedBytesPerS: 0, sentBytesPerS: 0, capacityBytesPerS: null, traffic: null } as const
const NOBODY_YET = { scannerSerial: null, scannerModel: null, firmware: null, silentForMs: null } as const

/** The cable came out a moment ago. */
export function lostStory(nowWallMs: number): Partial<Link> {
  const { changes } = fakeLinkStory(nowWallMs)
  return {
    ...{ state: 'Absent', silentForMs: 4_200, retryInMs: 1_500, stateForMs: 4_200, load: NO_LOAD },
    problem: { id: 'SCANNER_LOST', severity: 1 },
    changes: [
      { atWallMs: nowWallMs - 4_200, state: 'Absent', problem: 'SCANNER_LOST', attempts: 4 },
      ...changes.slice(0, 4),
    ],
  }
}

/** What a link is in the scenes that are about it; laid over one that runs. */
export const LINK_SCENES = {
  opening: {
    ...{ ...NO_LINK_STORY, ...NOBODY_YET, state: 'Opening', stateForMs: 300 },
    problem: { id: 'SCANNER_ANSWERS_SOON', severity: 'hint' },
  },
  waitedFor: {
    ...{ ...NO_LINK_STORY, ...NOBODY_YET, state: 'Absent', retryInMs: 1_800, framesAccepted: 0, rejected: {} },
    ...{ problem: { id: 'WAITING_FOR_SCANNER', severity: 'hint' }, duplicates: 0 },
  },
  silent: {
    ...{ state: 'Stale', silentForMs: 5_200, retryInMs: 1_100, stateForMs: 4_500, load: NO_LOAD },
    problem: { id: 'SCANNER_SILENT', severity: 1 },
  },
  busy: {
    ...{ state: 'Blocked', silentForMs: 61_000, retryInMs: 2_000, stateForMs: 60_000, load: NO_LOAD },
    problem: { id: 'SCANNER_BUSY', severity: 2 },
  },
  incompatible: {
    ...{ state: 'Incompatible', silentForMs: 61_000, retryInMs: 9_400, stateForMs: 60_000, load: NO_LOAD },
    problem: { id: 'SCANNER_INCOMPATIBLE', severity: 2 },
  },
  noisy: {
    rejected: { GARBAGE: 31, BAD_CHECKSUM: 12, NOT_PROTOBUF: 1, NEVER_CAME: 34, FROM_ANOTHER_TIME: 2 },
    ...{ duplicates: 112, framesResent: 340, reconnects: 7 },
    load: { receivedBytesPerS: 88_900, sentBytesPerS: 610, capacityBytesPerS: 92_160, traffic: null },
  },
} as const satisfies Record<string, Partial<Link>>

/** What is left of the countdown after that time; when it is over it begins anew, as with attempts that fail. */
export function countedDown(link: Link, passedMs: number): Link {
  return link.retryInMs === null ? link : { ...link, retryInMs: link.retryInMs - (passedMs % link.retryInMs) }
}
