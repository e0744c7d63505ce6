import { backoffMs } from '../base/backoff.ts'
import type { TimerHandle } from '../base/clock.ts'
import type { LineRest, UpdateView } from '../contract/update.ts'
import { checkAnnounced } from './announced-file.ts'
import { decideUpdate, type UpdateDecision, type UpdateSituation } from './decide-update.ts'
import type { FeedProblem } from './fetch-file.ts'
import { localMinutesAt } from './install-window.ts'
import type { Downloaded } from './installer.ts'
import { type Known, NOTHING_KNOWN, sameFeed } from './known.ts'
import { viewOf } from './update-view.ts'
import type { UpdateEngineParts, Updates } from './updates.ts'

/** The feed is asked this often: a release is awaited by nobody, and fifty stations ask the same server. */
export const CHECK_EVERY_MS = 6 * 3_600_000

/** After the start everything else comes first; spread, because a site's machines are switched on together. */
const FIRST_CHECK_MS = 2 * 60_000

/** After a feed or a download that could not be had: quiet, and rarer from time to time. */
const RETRY = { baseMs: 60_000, capMs: 3_600_000 } as const

/** How often it is looked whether the window is open and the line at rest, and whether IT has decided otherwise. */
export const LOOK_EVERY_MS = 30_000

/** Looks after updates until it is closed. While the policy is off it asks nobody anything. */
export class UpdateEngine implements Updates {
  readonly #parts: UpdateEngineParts
  readonly #look: TimerHandle
  #known: Known = NOTHING_KNOWN
  #decision: UpdateDecision = { do: 'nothing-known' }
  #view: UpdateView
  #nextCheckMonoMs: number
  #nextDownloadMonoMs = 0
  #failures = 0
  #closed = false
  /** One thing at a time: a check, a download and an installation never overlap. */
  #turn: Promise<void> = Promise.resolve()
  #waiting = false

  constructor(parts: UpdateEngineParts) {
    this.#parts = parts
    const { clock, timers, random } = parts
    this.#nextCheckMonoMs = clock.monoMs() + FIRST_CHECK_MS + random.int(FIRST_CHECK_MS)
    this.#decision = decideUpdate(this.#situation(undefined, false))
    this.#view = this.#makeView()
    this.#look = timers.every(LOOK_EVERY_MS, () => this.#lookSoon())
  }

  get view(): UpdateView {
    return this.#view
  }

  checkNow(): void {
    this.#nextCheckMonoMs = this.#parts.clock.monoMs()
    this.#nextDownloadMonoMs = 0
    this.#lookSoon()
  }

  close(): void {
    this.#closed = true
    this.#parts.timers.cancel(this.#look)
  }

  #lookSoon(): void {
    if (this.#waiting || this.#closed) return
    this.#waiting = true
    this.#turn = this.#turn.then(() => {
      this.#waiting = false
      return this.#step().catch((problem: unknown) =>
        this.#parts.log.error({ reason: String(problem) }, 'looking after updates failed'),
      )
    })
  }

  async #step(): Promise<void> {
    if (this.#closed) return
    const { mode, feed } = this.#parts.policy()
    const asked = mode === 'off' ? null : feed
    const nowMonoMs = this.#parts.clock.monoMs()
    if (!sameFeed(this.#known, asked)) {
      this.#known = NOTHING_KNOWN
      this.#nextCheckMonoMs = nowMonoMs
    }
    if (asked !== null && nowMonoMs >= this.#nextCheckMonoMs) await this.#check(asked)
    await this.#decide()
    if (this.#decision.do === 'download' && feed !== null) await this.#download(feed)
    if (this.#decision.do === 'ask-lease') await this.#installUnderLease()
  }

  async #check(feed: string): Promise<void> {
    const { clock, log, installer, checkFeed } = this.#parts
    const found = await checkFeed(feed)
    if (!found.ok) {
      this.#onProblem(found.error, feed)
      this.#nextCheckMonoMs = clock.monoMs() + this.#retryInMs(found.error)
      return
    }
    const offer = found.value
    const forThisMachine = await installer.isForThisMachine(offer).catch((problem: unknown) => {
      log.warn({ reason: String(problem) }, 'whether an update is meant for this machine could not be told')
      return false
    })
    this.#failures = 0
    this.#nextCheckMonoMs = clock.monoMs() + CHECK_EVERY_MS
    const { downloaded } = this.#known
    const stillOffered =
      downloaded?.version === offer.version && offer.files.some(({ sha512 }) => sha512 === downloaded.file.sha512)
    this.#known = {
      ...{ ...this.#known, feed, offer, forThisMachine, checkedAtWallMs: clock.wallMs() },
      ...{ downloaded: stillOffered ? downloaded : undefined, refusal: undefined, problem: undefined },
    }
  }

  async #download(feed: string): Promise<void> {
    const { clock, installer, log } = this.#parts
    const { offer } = this.#known
    if (offer === undefined || clock.monoMs() < this.#nextDownloadMonoMs) return
    const fetched = await installer.download(offer, feed)
    if (fetched.ok) {
      this.#failures = 0
      const mayReplace = await installer.mayReplace()
      this.#known = { ...this.#known, mayReplace, downloaded: fetched.value, problem: undefined }
      log.info(
        { version: offer.version, file: fetched.value.file.name },
        'an update was fetched and is the announced file',
      )
    } else {
      this.#onProblem(fetched.error, feed)
      this.#nextDownloadMonoMs = clock.monoMs() + this.#retryInMs(fetched.error)
      // What was offered is forgotten with the refusal; both are asked for again together.
      if (fetched.error.kind === 'refused') this.#nextCheckMonoMs = this.#nextDownloadMonoMs
    }
    await this.#decide()
  }

  /** Everything agrees but the station. From its yes on nothing may fail without giving it back. */
  async #installUnderLease(): Promise<void> {
    const { line, log } = this.#parts
    const { downloaded, feed } = this.#known
    if (downloaded === undefined || feed === undefined) return
    // Before anybody is disturbed: the file may have lain here for days.
    const checked = await checkAnnounced(downloaded)
    if (!checked.ok) {
      this.#known = { ...this.#known, downloaded: undefined }
      this.#onProblem(checked.error, feed)
      await this.#decide()
      return
    }
    const answer = await line.lease()
    if (answer?.granted !== true) {
      // Refused for a reason that may be over by the next look.
      this.#setDecision(decideUpdate(this.#situation(answer?.rest, false)))
      return
    }
    this.#setDecision(decideUpdate(this.#situation(answer.rest, true)))
    if (this.#decision.do !== 'install') await line.release()
    else if (!(await this.#install(downloaded))) {
      await line.release()
      log.warn({ version: downloaded.version }, 'the update was not installed; the line goes on')
    }
  }

  /** True when there is no way back: the background is stopped, and either the new program starts or this one starts again. */
  async #install(downloaded: Downloaded): Promise<boolean> {
    const { attempts, installer, log, stopAll, startAgain } = this.#parts
    const { version } = downloaded
    try {
      attempts.note(version)
    } catch (problem) {
      this.#known = { ...this.#known, problem: `the attempt could not be written down: ${String(problem)}` }
      this.#setDecision(decideUpdate(this.#situation(undefined, false)))
      return false
    }
    log.info({ version, file: downloaded.file.name }, 'the update is installed: everything is stopped first')
    this.close()
    await stopAll()
    const started = await installer.install(downloaded)
    if (started.ok) return true
    log.error(
      { ...describe(started.error), version },
      'the update could not be installed; this program starts again as it is',
    )
    startAgain()
    return true
  }

  async #decide(): Promise<void> {
    const first = decideUpdate(this.#situation(undefined, false))
    // Line and disk are asked only when nothing else stands in the way.
    const asks = first.do === 'wait' && first.for === 'station'
    if (asks) this.#known = { ...this.#known, mayReplace: await this.#parts.installer.mayReplace() }
    const rest = asks ? await this.#parts.line.rest() : undefined
    this.#setDecision(decideUpdate(this.#situation(rest, false)))
  }

  #situation(line: LineRest | undefined, leaseHeld: boolean): UpdateSituation {
    const { policy, clock, currentVersion, attempts, utcOffsetMinutes, channelFile } = this.#parts
    const { offer, refusal, forThisMachine, downloaded, mayReplace } = this.#known
    const wallMs = clock.wallMs()
    return {
      policy: policy(),
      localMinutes: localMinutesAt(wallMs, utcOffsetMinutes(wallMs)),
      currentVersion,
      offer:
        refusal !== undefined
          ? { kind: 'refused', refusal }
          : offer === undefined
            ? { kind: 'unknown' }
            : { kind: 'verified', facts: { version: offer.version, channelFile, forThisMachine } },
      downloadedVersion: downloaded?.version,
      attempts: offer === undefined ? 0 : attempts.attempts(offer.version),
      ...{ mayReplace, line, leaseHeld },
    }
  }

  #onProblem(problem: FeedProblem, feed: string): void {
    const { log, clock } = this.#parts
    log.warn({ ...describe(problem), feed }, 'no update from the feed')
    this.#failures++
    if (problem.kind === 'unreachable') {
      // What was known stays known: a server that is away for a night takes nothing back.
      this.#known = { ...this.#known, feed, problem: problem.message }
      return
    }
    const { refusal } = problem
    this.#known = { ...NOTHING_KNOWN, feed, refusal, checkedAtWallMs: clock.wallMs() }
  }

  #retryInMs(problem: FeedProblem): number {
    if (problem.kind === 'refused') return CHECK_EVERY_MS
    // Half of it at least: full jitter alone could ask again at once.
    const { random } = this.#parts
    return RETRY.baseMs / 2 + backoffMs(this.#failures - 1, RETRY, random)
  }

  #setDecision(decision: UpdateDecision): void {
    this.#decision = decision
    const view = this.#makeView()
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return
    this.#view = view
    this.#parts.onView(view)
  }

  #makeView(): UpdateView {
    const { policy, currentVersion } = this.#parts
    return viewOf({ decision: this.#decision, policy: policy(), currentVersion, known: this.#known })
  }
}

function describe(problem: FeedProblem): { reason: string; text: string } {
  return problem.kind === 'refused'
    ? { reason: problem.refusal.reason, text: problem.refusal.message }
    : { reason: problem.kind, text: problem.message }
}
