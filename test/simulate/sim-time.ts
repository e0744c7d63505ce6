import type { Clock, TimerHandle, Timers } from '../../electron/base/clock.ts'

interface Due {
  readonly id: number
  atMs: number
  readonly everyMs: number | undefined
  readonly run: () => void
}

/** Turns of the microtask queue after each timer: longer than any chain of awaits that one of them sets off. */
const TURNS = 24
const TURN = Promise.resolve()

/** The time of a simulated world: it goes on only from timer to timer, and between two of them every promise has its turns. */
export class SimTime implements Clock, Timers {
  /** Called after every turn of the microtask queue. */
  onTurn: () => void = () => undefined
  readonly #due: Due[] = []
  readonly #byId = new Map<number, Due>()
  #monoMs = 0
  #wallOffsetMs: number
  /** Wall minus monotonic time, of every setting that the wall clock ever had. */
  readonly wallOffsetsMs: number[]
  #nextId = 1

  constructor(wallMs: number) {
    this.#wallOffsetMs = wallMs
    this.wallOffsetsMs = [wallMs]
  }

  monoMs(): number {
    return this.#monoMs
  }

  wallMs(): number {
    return this.#wallOffsetMs + this.#monoMs
  }

  /** Moves the wall clock alone. */
  jumpWall(byMs: number): void {
    this.#wallOffsetMs += byMs
    this.wallOffsetsMs.push(this.#wallOffsetMs)
  }

  after(delayMs: number, run: () => void): TimerHandle {
    return this.#add(delayMs, undefined, run)
  }

  every(periodMs: number, run: () => void): TimerHandle {
    return this.#add(periodMs, periodMs, run)
  }

  cancel(handle: TimerHandle): void {
    const due = this.#byId.get(handle as unknown as number)
    if (due === undefined) return
    this.#byId.delete(due.id)
    const at = this.#due.indexOf(due)
    if (at >= 0) this.#due.splice(at, 1)
  }

  /** Everything stands still for so long; what fell due meanwhile then runs once. */
  async sleep(durationMs: number): Promise<void> {
    this.#monoMs += durationMs
    await this.advance(0)
  }

  /** Lets time pass until then, or until `isOver` says so; answers whether it did. */
  async advance(byMs: number, isOver: () => boolean = () => false): Promise<boolean> {
    const untilMs = this.#monoMs + byMs
    await this.settle()
    for (;;) {
      if (isOver()) return true
      const next = this.#due[0]
      if (next === undefined || next.atMs > untilMs) break
      this.#monoMs = Math.max(this.#monoMs, next.atMs)
      this.#due.shift()
      if (next.everyMs === undefined) this.#byId.delete(next.id)
      else {
        next.atMs = this.#monoMs + next.everyMs
        this.#insert(next)
      }
      next.run()
      await this.settle()
    }
    this.#monoMs = untilMs
    return isOver()
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) {
      await TURN
      this.onTurn()
    }
  }

  #add(delayMs: number, everyMs: number | undefined, run: () => void): TimerHandle {
    const due = { id: this.#nextId++, atMs: this.#monoMs + Math.max(0, delayMs), everyMs, run }
    this.#byId.set(due.id, due)
    this.#insert(due)
    return due.id as unknown as TimerHandle
  }

  /** Behind everything that is due at the same time: timers fire in the order in which they were set. */
  #insert(due: Due): void {
    let low = 0
    let high = this.#due.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#due[middle]?.atMs ?? 0) <= due.atMs) low = middle + 1
      else high = middle
    }
    this.#due.splice(low, 0, due)
  }
}

/** Clock and timers of one process. They die with it; while it is stalled nothing of it runs, and what fell due then runs once. */
export class ProcessTime implements Clock, Timers {
  readonly #time: SimTime
  readonly #startedMs: number
  readonly #handles = new Set<TimerHandle>()
  #alive = true
  readonly #stalls: { readonly fromMs: number; readonly untilMs: number }[] = []

  /** `bootMs`: when the machine was switched on, from which its monotonic clock counts. */
  constructor(time: SimTime, bootMs: number) {
    this.#time = time
    this.#startedMs = bootMs
  }

  get alive(): boolean {
    return this.#alive
  }

  monoMs(): number {
    return this.#time.monoMs() - this.#startedMs
  }

  wallMs(): number {
    return this.#time.wallMs()
  }

  after(delayMs: number, run: () => void): TimerHandle {
    const handle = this.#time.after(this.#alive ? delayMs : 0, () => {
      this.#handles.delete(handle)
      this.#run(run)
    })
    return this.#keep(handle)
  }

  every(periodMs: number, run: () => void): TimerHandle {
    let waits = false
    const handle = this.#time.every(periodMs, () => {
      if (waits) return
      waits = true
      this.#run(() => {
        waits = false
        if (this.#handles.has(handle)) run()
      })
    })
    return this.#keep(handle)
  }

  cancel(handle: TimerHandle): void {
    this.#handles.delete(handle)
    this.#time.cancel(handle)
  }

  /** Its thread does nothing for so long. */
  stall(durationMs: number): void {
    const nowMs = this.#time.monoMs()
    const fromMs = Math.max(this.#stalledUntilMs, nowMs)
    this.#stalls.push({ fromMs, untilMs: Math.max(fromMs, nowMs + durationMs) })
  }

  get #stalledUntilMs(): number {
    return this.#stalls.at(-1)?.untilMs ?? 0
  }

  /** For how long its thread has not stood still since then, which is a time of the whole simulation, in ms. */
  ranMsSince(sinceMs: number): number {
    const nowMs = this.#time.monoMs()
    const stood = this.#stalls.map(({ fromMs, untilMs }) => Math.min(untilMs, nowMs) - Math.max(fromMs, sinceMs))
    return nowMs - sinceMs - stood.reduce((sum, ms) => sum + Math.max(0, ms), 0)
  }

  /** Nothing of it runs any more. */
  die(): void {
    this.#alive = false
    for (const handle of this.#handles) this.#time.cancel(handle)
    this.#handles.clear()
  }

  #run(run: () => void): void {
    const restMs = this.#stalledUntilMs - this.#time.monoMs()
    if (restMs > 0) this.after(restMs, run)
    else if (this.#alive) run()
  }

  #keep(handle: TimerHandle): TimerHandle {
    if (this.#alive) this.#handles.add(handle)
    else this.#time.cancel(handle)
    return handle
  }
}
