import type { Timers } from '../base/clock.ts'
import type { ScannerLink } from '../scanner/link.ts'
import type { LinkStory } from './link-story.ts'

/** The connection to the scanner, and the one that takes its place when the way to the scanner changes. */
export class LinkSlot {
  readonly #open: () => ScannerLink
  /** What all of them went through, one after the other. */
  readonly story: LinkStory
  #link: ScannerLink
  #stopListening: () => void
  /** Links that were replaced are out of the way: two on one cable would only disturb each other. */
  #replacedEnded: Promise<unknown> = Promise.resolve()
  #stopped = false

  /** Starts the link in a later turn, because the first hello must find the station complete. */
  constructor(open: () => ScannerLink, timers: Timers, story: LinkStory) {
    this.#open = open
    this.story = story
    const link = open()
    this.#link = link
    this.#stopListening = link.onStateChange((view) => story.note(view))
    timers.after(0, () => this.#start(link))
  }

  get link(): ScannerLink {
    return this.#link
  }

  /** The present connection ends and the next one takes the new way. */
  async replace(): Promise<void> {
    const old = this.#link
    const next = this.#open()
    this.#link = next
    this.#stopListening()
    this.story.replaced()
    this.#stopListening = next.onStateChange((view) => this.story.note(view))
    this.#replacedEnded = Promise.allSettled([this.#replacedEnded, old.stop()])
    await this.#replacedEnded
    this.#start(next)
  }

  /** Skips the countdown of the present connection to its next attempt. */
  tryNow(): void {
    this.#link.tryNow()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#link.stop()
  }

  /** Unless it was replaced before its turn came, or everything ended. */
  #start(link: ScannerLink): void {
    if (link === this.#link && !this.#stopped) link.start()
  }
}
