import type { SessionView } from '../../electron/contract/access.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import type { SettingsView } from '../../electron/contract/settings.ts'
import type { ProcessHealth, ShellInfo } from '../../electron/contract/shell.ts'
import type { UpdateView } from '../../electron/contract/update.ts'
import type { Need } from './guarded-call.ts'

/** The connection to the background as one value: no pair of booleans that could disagree. */
export type Connection =
  | { readonly phase: 'connecting' | 'open'; readonly sinceMonoMs: number }
  | {
      readonly phase: 'lost'
      readonly sinceMonoMs: number
      readonly sinceWallMs: number
      /** When the next attempt is due; past while one is under way. */
      readonly retryAtMonoMs: number
      /** Set when the background refused us for a reason of its own, for example another contract version. */
      readonly refusal: string | undefined
    }

/** What this screen itself has counted. */
export interface ScreenCounters {
  readonly messages: number
  readonly badMessages: number
  readonly lastBad: string | undefined
  readonly connections: number
}

/** A short message about a command that was not carried out. */
export interface Notice {
  readonly id: number
  readonly kind: 'refusal' | 'unreachable' | 'failed'
  readonly code: string
}

/** What the sheet of people is open for. */
export type Sheet =
  | { readonly kind: 'signIn' | 'changePin' | 'firstUser' }
  /** A command waits for it. */
  | { readonly kind: 'need'; readonly need: Need }

/** Everything the screen knows. */
export interface ConsoleState {
  readonly connection: Connection
  readonly view: LiveView | undefined
  /** When `view` arrived, by this screen's monotonic clock. */
  readonly viewArrivedMonoMs: number
  /** The station has no such line as this window asked for; what it says of it. */
  readonly wrongLine: string | undefined
  readonly health: readonly ProcessHealth[] | undefined
  readonly info: ShellInfo | undefined
  readonly settings: SettingsView | undefined
  readonly update: UpdateView | undefined
  readonly counters: ScreenCounters
  readonly notice: Notice | undefined
  /** Who is signed in here; undefined until the station has said. */
  readonly session: SessionView | undefined
  /** The sheet of people, while it is open. */
  readonly sheet: Sheet | undefined
  /** When somebody last touched this screen, by its monotonic clock. */
  readonly touchedMonoMs: number
  /** The screen's own ticking, at most TICK_MS old. */
  readonly nowMonoMs: number
  readonly nowWallMs: number
}

/** How often the screen looks at the clock: often enough that nothing stale looks fresh for a second. */
export const TICK_MS = 200

export function initialState(nowMonoMs: number, nowWallMs: number): ConsoleState {
  return {
    connection: { phase: 'connecting', sinceMonoMs: nowMonoMs },
    view: undefined,
    viewArrivedMonoMs: 0,
    wrongLine: undefined,
    health: undefined,
    info: undefined,
    settings: undefined,
    update: undefined,
    counters: { messages: 0, badMessages: 0, lastBad: undefined, connections: 0 },
    notice: undefined,
    session: undefined,
    sheet: undefined,
    touchedMonoMs: nowMonoMs,
    nowMonoMs,
    nowWallMs,
  }
}

/** The station's clock, carried on by ours: what the records are stamped with. Ours alone before the first view. */
export function stationNowWallMs(
  state: Pick<ConsoleState, 'view' | 'viewArrivedMonoMs' | 'nowMonoMs' | 'nowWallMs'>,
): number {
  return state.view === undefined ? state.nowWallMs : state.view.atWallMs + (state.nowMonoMs - state.viewArrivedMonoMs)
}

/** The station's clock in whole minutes, for what must not be drawn anew in between. */
export function stationMinuteWallMs(state: Parameters<typeof stationNowWallMs>[0]): number {
  return Math.floor(stationNowWallMs(state) / 60_000) * 60_000
}

/** How long ago the station's clock showed this, in whole seconds; never less than nothing. */
export function stationAgeMs(state: Parameters<typeof stationNowWallMs>[0], sinceWallMs: number): number {
  return Math.max(0, Math.floor((stationNowWallMs(state) - sinceWallMs) / 1_000) * 1_000)
}

/** The background is gone: keeps the moment of the first loss over all further attempts. */
export function lost(
  connection: Connection,
  at: { readonly monoMs: number; readonly wallMs: number },
  retryInMs: number,
  refusal: string | undefined,
): Connection {
  const first = connection.phase === 'lost' ? connection : { sinceMonoMs: at.monoMs, sinceWallMs: at.wallMs }
  return {
    phase: 'lost',
    sinceMonoMs: first.sinceMonoMs,
    sinceWallMs: first.sinceWallMs,
    retryAtMonoMs: at.monoMs + retryInMs,
    refusal,
  }
}

/** Whether a view is news: the answer to the first question may arrive after a newer event. A step back in both counts is old; in the revision alone it is another station. */
export function supersedesView(next: Stamp, current: Stamp | undefined): boolean {
  return current === undefined || next.revision > current.revision || next.atWallMs >= current.atWallMs
}

type Stamp = Pick<LiveView, 'revision' | 'atWallMs'>

export function counted(counters: ScreenCounters): ScreenCounters {
  return { ...counters, messages: counters.messages + 1 }
}

/** Counts a message that the contract refused; the text is kept short for the service screen. */
export function countBad(counters: ScreenCounters, what: string): ScreenCounters {
  return { ...counters, badMessages: counters.badMessages + 1, lastBad: what.slice(0, BAD_TEXT_CHARS_MAX) }
}

/** Longer reasons are cut: they come from outside. */
const BAD_TEXT_CHARS_MAX = 200
