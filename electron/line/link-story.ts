import type { Clock } from '../base/clock.ts'
import { LINK_CHANGES_SHOWN, type LiveLinkStory, RECONNECTS_COUNTED_MAX } from '../contract/link-story.ts'
import { type LinkAlarm, type LinkProblem, type LinkProblemId, linkProblem } from '../domain/link/link-problem.ts'
import { isTrying, type LinkState } from '../domain/link/link-state.ts'
import type { LinkView } from '../scanner/link.ts'

/** A day of a line with two shifts and a night: a calendar day would begin anew in the middle of one. */
const RECONNECTS_WITHIN_MS = 24 * 3_600_000

interface Change {
  readonly atWallMs: number
  readonly atMonoMs: number
  readonly state: LinkState
  readonly problem: LinkProblemId | null
  readonly attempts: number
}

/**
 * What the link has been through since the station started, in bounded memory. An attempt is no change: it counts with the state it
 * comes back to, so that a night without a scanner is one line and not ten thousand.
 */
export class LinkStory {
  readonly #clock: Clock
  /** Newest first. */
  #changes: readonly Change[] = []
  #tryingSinceMs: number | undefined
  /** A scanner streamed on the present way before. */
  #hasStreamed = false
  #wasReplaced = false
  #reconnectsAtMs: number[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Told at every change of the link, attempts included. */
  note(link: LinkView): void {
    const atMonoMs = this.#clock.monoMs()
    if (isTrying(link.state)) {
      this.#tryingSinceMs = atMonoMs
      return
    }
    this.#tryingSinceMs = undefined
    const problem = problemOf(link)?.id ?? null
    const [newest, ...older] = this.#changes
    if (newest?.state === link.state && newest.problem === problem && !this.#wasReplaced) {
      // Where no scanner is chosen there is nothing to attempt.
      const more = link.transport === 'none' ? 0 : 1
      this.#changes = [{ ...newest, attempts: newest.attempts + more }, ...older]
      return
    }
    this.#wasReplaced = false
    if (link.state === 'Streaming') this.#countStreaming(atMonoMs)
    const change = { atWallMs: this.#clock.wallMs(), atMonoMs, state: link.state, problem, attempts: 1 }
    this.#changes = [change, ...this.#changes].slice(0, LINK_CHANGES_SHOWN)
  }

  /** Somebody chose another way: what follows is no reconnect, and a state of its own even if it has the same name. */
  replaced(): void {
    this.#hasStreamed = false
    this.#wasReplaced = true
  }

  /** `held` says which alarms of the link stand. */
  view(link: LinkView, held: (id: LinkAlarm) => boolean): LiveLinkStory {
    const nowMs = this.#clock.monoMs()
    this.#reconnectsAtMs = this.#reconnectsAtMs.filter((atMs) => atMs > nowMs - RECONNECTS_WITHIN_MS)
    const since = isTrying(link.state) ? this.#tryingSinceMs : this.#changes[0]?.atMonoMs
    return {
      problem: problemOf(link, held) ?? null,
      stateForMs: since === undefined ? null : nowMs - since,
      reconnects: this.#reconnectsAtMs.length,
      changes: this.#changes.map(({ atWallMs, state, problem, attempts }) => ({ atWallMs, state, problem, attempts })),
      framesResent: link.framesResent,
    }
  }

  #countStreaming(atMs: number): void {
    if (this.#hasStreamed) this.#reconnectsAtMs = [...this.#reconnectsAtMs, atMs].slice(-RECONNECTS_COUNTED_MAX)
    this.#hasStreamed = true
  }
}

/** What is wrong with the link as it is; undefined while it streams. */
export function problemOf(link: LinkView, held: (id: LinkAlarm) => boolean = () => false): LinkProblem | undefined {
  const { state, fault, transport } = link
  const way = { chosen: transport !== 'none', isFolder: transport === 'folder' }
  return linkProblem({ state, fault, ...way, known: link.hello !== undefined, held })
}
