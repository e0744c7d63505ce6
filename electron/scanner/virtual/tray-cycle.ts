import type { Clock, TimerHandle, Timers } from '../../base/clock.ts'
import type { Cell, EggAction } from '../../domain/egg.ts'
import { ANSWER_WAIT_MS, ATTEMPTS_PER_PASSAGE, CATCH_UP_MS, SCANNING_SHARE } from './limits.ts'
import type { ReceivedDecision } from './read-station-message.ts'

export interface TraySettings {
  readonly ratePerHour: number
  readonly trays: number
  readonly rows: number
  readonly columns: number
}

/** What the cycle makes the scanner do; each returns the sequence number of its message. */
export interface TrayMessages {
  begin(traySequence: number, settings: TraySettings): number
  scan(traySequence: number, cell: Cell, attempt: number): number
  end(traySequence: number, cellsScanned: number): number
}

export interface TrayCycleParts {
  readonly clock: Clock
  readonly timers: Timers
  readonly messages: TrayMessages
  readonly link: { readonly isConnected: boolean; readonly hasRoom: boolean; isAcknowledged(sequence: number): boolean }
}

/** The tray under the scanner. */
interface Tray {
  readonly sequence: number
  readonly settings: TraySettings
  /** When it should have come by the rate; being late is caught up. */
  readonly plannedMs: number
  attempt: number
  /** Cells of this attempt by row × columns + column, and how many of them are done. */
  cells: readonly number[]
  done: number
  attemptPlannedMs: number
  /** Latest answer to the attempt under way, by cell. */
  answers: Map<number, EggAction>
  lastSequence: number
  answersUntilMs: number | undefined
}

const MS_PER_HOUR = 3_600_000
/** How often a waiting tray looks whether anything has changed. */
const LOOK_MS = 20

/**
 * Trays one after the other at the line's rate: scan every cell, wait for the answers, try the cells once more that were
 * held, to be rescanned or not answered, then let the tray go.
 */
export class TrayCycle {
  readonly #parts: TrayCycleParts
  #settings: TraySettings
  #tray: Tray | undefined
  #nextTrayMs = 0
  #traysBegun = 0
  #traysDone = 0
  #running = false
  #paused = false
  #jammedSinceMs: number | undefined
  #timer: TimerHandle | undefined

  constructor(settings: TraySettings, parts: TrayCycleParts) {
    this.#settings = settings
    this.#parts = parts
  }

  get running(): boolean {
    return this.#running
  }

  /** Whether a tray is or would be conveyed now. */
  get moves(): boolean {
    return this.#jammedSinceMs === undefined && (this.#tray !== undefined || (this.#running && !this.#paused))
  }

  get traysDone(): number {
    return this.#traysDone
  }

  /** True when every tray that was asked for has gone through. */
  get finished(): boolean {
    return this.#traysDone >= this.#settings.trays
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#nextTrayMs = this.#parts.clock.monoMs()
    this.poke()
  }

  /** The tray under the scanner is finished, no other is taken. */
  stop(): void {
    this.#running = false
  }

  halt(): void {
    this.#running = false
    this.#tray = undefined
    if (this.#timer !== undefined) this.#parts.timers.cancel(this.#timer)
    this.#timer = undefined
  }

  setPaused(paused: boolean): void {
    this.#paused = paused
    this.poke()
  }

  /** The conveyor stands with whatever is on it, and goes on later as if nothing had been. */
  setJammed(isJammed: boolean): void {
    const nowMs = this.#parts.clock.monoMs()
    const sinceMs = this.#jammedSinceMs
    this.#jammedSinceMs = isJammed ? (sinceMs ?? nowMs) : undefined
    if (!isJammed && sinceMs !== undefined) this.#postpone(nowMs - sinceMs)
    this.poke()
  }

  /** From the next tray on; counts trays anew. */
  setSettings(settings: TraySettings): void {
    this.#settings = { ...settings, trays: this.#traysDone + settings.trays }
    this.poke()
  }

  answer({ traySequence, cell, attempt, action }: ReceivedDecision): void {
    const tray = this.#tray
    if (tray === undefined || tray.sequence !== traySequence || tray.attempt !== attempt) return
    tray.answers.set(cell.row * tray.settings.columns + cell.column, action)
    if (tray.done === tray.cells.length && tray.answers.size === tray.cells.length) this.poke()
  }

  /** Something may have become possible. */
  poke(): void {
    if (this.#timer !== undefined) this.#parts.timers.cancel(this.#timer)
    this.#timer = undefined
    const delayMs = this.#step(this.#parts.clock.monoMs())
    if (delayMs !== undefined) this.#timer = this.#parts.timers.after(delayMs, () => this.#onTimer())
  }

  #onTimer(): void {
    this.#timer = undefined
    this.poke()
  }

  /** Does what is due and answers when to look again; undefined = only when poked. */
  #step(nowMs: number): number | undefined {
    if (this.#jammedSinceMs !== undefined) return undefined
    for (;;) {
      const tray = this.#tray ?? this.#takeTray(nowMs)
      if (tray === undefined)
        return this.#running && !this.finished && !this.#paused ? this.#untilNextTray(nowMs) : undefined
      if (tray.done < tray.cells.length) return this.#scan(tray, nowMs)
      if (this.#isAwaiting(tray, nowMs)) return LOOK_MS
      if (!this.#tryAgain(tray, nowMs)) this.#end(tray)
    }
  }

  #postpone(byMs: number): void {
    this.#nextTrayMs += byMs
    if (this.#tray !== undefined) this.#tray.attemptPlannedMs += byMs
    if (this.#tray?.answersUntilMs !== undefined) this.#tray.answersUntilMs += byMs
  }

  #untilNextTray(nowMs: number): number {
    return this.#parts.link.isConnected ? Math.max(1, this.#nextTrayMs - nowMs) : LOOK_MS
  }

  #takeTray(nowMs: number): Tray | undefined {
    // A tray that begins while the station is away would be held from its first egg to its last.
    const mayTake = this.#running && !this.#paused && !this.finished && this.#parts.link.isConnected
    if (!mayTake || nowMs < this.#nextTrayMs || !this.#parts.link.hasRoom) return undefined
    const settings = this.#settings
    const plannedMs = Math.max(this.#nextTrayMs, nowMs - CATCH_UP_MS)
    const cellCount = settings.rows * settings.columns
    this.#nextTrayMs = plannedMs + (cellCount * MS_PER_HOUR) / settings.ratePerHour
    const sequence = ++this.#traysBegun
    this.#tray = {
      ...{ sequence, settings, plannedMs, attempt: 1, attemptPlannedMs: plannedMs },
      cells: Array.from({ length: cellCount }, (_, index) => index),
      ...{ done: 0, answers: new Map(), answersUntilMs: undefined },
      lastSequence: this.#parts.messages.begin(sequence, settings),
    }
    return this.#tray
  }

  #scan(tray: Tray, nowMs: number): number | undefined {
    const { ratePerHour, columns } = tray.settings
    const intervalMs = (SCANNING_SHARE * MS_PER_HOUR) / ratePerHour
    while (tray.done < tray.cells.length) {
      const dueMs = tray.attemptPlannedMs + tray.done * intervalMs
      if (dueMs > nowMs) return Math.max(1, dueMs - nowMs)
      // Poked when there is room again: the conveyor stands still meanwhile.
      if (!this.#parts.link.hasRoom) return undefined
      const index = tray.cells[tray.done++] ?? 0
      const cell = { row: Math.floor(index / columns), column: index % columns }
      tray.lastSequence = this.#parts.messages.scan(tray.sequence, cell, tray.attempt)
    }
    return LOOK_MS
  }

  /** The wait for answers is bounded, but begins only when the station has everything, and stands still while it is away. */
  #isAwaiting(tray: Tray, nowMs: number): boolean {
    if (tray.answers.size === tray.cells.length) return false
    const { link } = this.#parts
    if (!link.isConnected || !link.isAcknowledged(tray.lastSequence)) {
      tray.answersUntilMs = undefined
      return true
    }
    tray.answersUntilMs ??= nowMs + ANSWER_WAIT_MS
    return nowMs < tray.answersUntilMs
  }

  #tryAgain(tray: Tray, nowMs: number): boolean {
    if (tray.attempt >= ATTEMPTS_PER_PASSAGE) return false
    const open = tray.cells.filter((index) => {
      const action = tray.answers.get(index)
      return action === undefined || action === 'RESCAN' || action === 'HOLD'
    })
    if (open.length === 0) return false
    tray.attempt++
    tray.cells = open
    tray.done = 0
    tray.attemptPlannedMs = nowMs
    tray.answers = new Map()
    tray.answersUntilMs = undefined
    return true
  }

  #end(tray: Tray): void {
    this.#parts.messages.end(tray.sequence, tray.settings.rows * tray.settings.columns)
    this.#tray = undefined
    this.#traysDone++
  }
}
