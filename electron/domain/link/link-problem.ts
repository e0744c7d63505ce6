import type { AlarmPriority } from '../alarm/alarm-kind.ts'
import { type AlarmId, alarmKind } from '../alarm/rationalisation.ts'
import type { LinkFault, LinkState } from './link-state.ts'

/** What a person is told while nothing is wrong and yet no scanner streams: it calls nobody. */
export const LINK_HINTS = ['NO_SCANNER_CHOSEN', 'WAITING_FOR_SCANNER', 'SCANNER_ANSWERS_SOON'] as const
export type LinkHint = (typeof LINK_HINTS)[number]

/** Alarms that say that there is no link. */
export const LINK_ALARMS = [
  'SCANNER_LOST',
  'SCANNER_SILENT',
  'SCANNER_PERMISSION',
  'SCANNER_BUSY',
  'SCANNER_FAILED',
  'SCANNER_INCOMPATIBLE',
  'SCANNER_AMBIGUOUS',
  'SCANNER_DRIVER_MISSING',
  'FOLDER_UNUSABLE',
] as const satisfies readonly AlarmId[]
export type LinkAlarm = (typeof LINK_ALARMS)[number]

/** Alarms about what a link carries that streams all the while. */
export const FLOW_ALARMS = [
  ...(['LINE_NOISE', 'SCANS_MISSING', 'SCANNER_COUNTER_BACK'] as const),
  ...(['SCANNER_LINE_TOO_SLOW', 'SCANNER_FAULT', 'SCANNER_CLOCK', 'PICTURES_REFUSED'] as const),
] as const satisfies readonly AlarmId[]

/** Every problem that a link can have, by the id of its words: message and tip stand on the screen, in its language. */
export const LINK_PROBLEM_IDS = [...LINK_HINTS, ...LINK_ALARMS, ...FLOW_ALARMS] as const
export type LinkProblemId = (typeof LINK_PROBLEM_IDS)[number]

export interface LinkProblem {
  readonly id: LinkHint | LinkAlarm
  /** The priority of its alarm; `hint` where nobody is called. */
  readonly severity: AlarmPriority | 'hint'
}

/** What the answer hangs on. */
export interface LinkSituation {
  readonly state: LinkState
  /** Why the latest attempt to open failed; null when it did not. */
  readonly fault: LinkFault | null
  /** Somebody has said where the scanner is. */
  readonly chosen: boolean
  /** The way is a folder that a scanner writes pictures into: there is no cable that could be out. */
  readonly isFolder: boolean
  /** A scanner has introduced itself on this way before: what is not there now was lost. */
  readonly known: boolean
  /** Whether that alarm stood at the last look. */
  held(id: LinkAlarm): boolean
}

/** An attempt disproves none of these until it has succeeded: otherwise they would end and come again with every attempt. */
const WHILE_TRYING = [
  'SCANNER_SILENT',
  'SCANNER_BUSY',
  'SCANNER_PERMISSION',
  'SCANNER_FAILED',
  'SCANNER_INCOMPATIBLE',
  'SCANNER_AMBIGUOUS',
  'SCANNER_DRIVER_MISSING',
  'FOLDER_UNUSABLE',
] as const satisfies readonly LinkAlarm[]

const FAILED_BY: Readonly<Record<LinkFault, LinkAlarm>> = {
  ABSENT: 'SCANNER_LOST',
  BUSY: 'SCANNER_BUSY',
  PERMISSION: 'SCANNER_PERMISSION',
  AMBIGUOUS: 'SCANNER_AMBIGUOUS',
  DRIVER: 'SCANNER_DRIVER_MISSING',
  FOLDER: 'FOLDER_UNUSABLE',
  FAILED: 'SCANNER_FAILED',
}

/** One answer for every state; a new state has to be answered here before anything compiles. */
const ANSWERS: Readonly<Record<LinkState, (link: LinkSituation) => LinkHint | LinkAlarm | undefined>> = {
  // Before the first hello nothing was lost; the screen simply waits for a scanner.
  Absent: ({ known, chosen }) => (known ? 'SCANNER_LOST' : chosen ? 'WAITING_FOR_SCANNER' : 'NO_SCANNER_CHOSEN'),
  Opening: whileTrying,
  Handshaking: whileTrying,
  Streaming: () => undefined,
  Stale: () => 'SCANNER_SILENT',
  Incompatible: () => 'SCANNER_INCOMPATIBLE',
  Blocked: failedBy,
  Failed: failedBy,
}

/** What is wrong with a link, total over everything that it can be; undefined only while it streams. */
export function linkProblem(link: LinkSituation): LinkProblem | undefined {
  const said = ANSWERS[link.state](link)
  const id = link.isFolder && said !== undefined ? ofFolder(said, link) : said
  return id === undefined ? undefined : { id, severity: severityOf(id) }
}

export function isLinkHint(id: LinkProblemId): id is LinkHint {
  return LINK_HINTS.some((one) => one === id)
}

export function isLinkAlarm(id: LinkProblemId): id is LinkAlarm {
  return LINK_ALARMS.some((one) => one === id)
}

function severityOf(id: LinkHint | LinkAlarm): LinkProblem['severity'] {
  return isLinkHint(id) ? 'hint' : alarmKind(id).priority
}

/** What is said of a scanner at a cable, said of a folder. One that cannot be used is no scanner that may still come. */
function ofFolder(said: LinkHint | LinkAlarm, { fault }: Pick<LinkSituation, 'fault'>): LinkHint | LinkAlarm {
  if (isLinkHint(said)) return fault === 'FOLDER' ? 'FOLDER_UNUSABLE' : 'SCANNER_ANSWERS_SOON'
  return said === 'SCANNER_INCOMPATIBLE' ? said : 'FOLDER_UNUSABLE'
}

/** What was wrong before, until the attempt has shown better; a scanner that was never there is only waited for. */
function whileTrying({ known, held }: LinkSituation): LinkHint | LinkAlarm {
  return WHILE_TRYING.find(held) ?? (known ? 'SCANNER_LOST' : 'SCANNER_ANSWERS_SOON')
}

/** A driver that never answered gave no reason. */
function failedBy({ fault }: LinkSituation): LinkAlarm {
  return fault === null ? 'SCANNER_FAILED' : FAILED_BY[fault]
}
