import { ovoscope } from '../../../proto/gen/scanner.js'
import type { Clock, TimerHandle, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import type { Logger } from '../../log/logger.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { IMAGE_CHANNELS_MAX, IMAGE_SIDE_PIXELS_MAX } from '../../pipeline/scan/limits.ts'
import type { RefusedPictures } from '../../scanner/transport.ts'
import type { ByteChannel } from '../../scanner/virtual/byte-channel.ts'
import { ScannerSession } from '../../scanner/virtual/scanner-session.ts'
import type { Sharp } from '../load-sharp.ts'
import type { FoundPicture, PictureFolder } from './picture-folder.ts'
import { REFUSAL_TEXTS, readPictureFile } from './read-picture.ts'
import type { OpenTray, SentBook, SentEntry } from './sent-book.ts'

const { Scan, TrayBegin, TrayEnd, TrayLayout } = ovoscope.scanner.v1

const PICTURE_LIMITS = {
  widthMax: IMAGE_SIDE_PIXELS_MAX,
  heightMax: IMAGE_SIDE_PIXELS_MAX,
  channelsMax: IMAGE_CHANNELS_MAX,
  slicesMax: 1,
}
/** How often the folder is looked through; a file is taken at the second look at which it is the same. */
export const LOOK_EVERY_MS = 1_000
/** Pictures of a tray come one after the other; after such a pause the tray is taken to be through. */
export const TRAY_QUIET_MS = 60_000
/** Messages on their way at once: each is a file on this disk until it is acknowledged. */
const UNDER_WAY_MAX = 32

export interface FolderScannerParts {
  readonly folder: PictureFolder
  readonly book: SentBook
  readonly channel: Pick<ByteChannel, 'write' | 'onDrain' | 'onBytes'>
  readonly sharp: Sharp
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Logger
  /** By which the station knows it. */
  readonly scannerSerial: string
  /** Of the trays whose pictures come: a file does not say it. */
  readonly tray: { readonly rows: number; readonly columns: number; readonly layout: 'square' | 'honeycomb' }
  /** What was refused and still lies there, whenever that has changed. */
  onRefused(refused: RefusedPictures): void
  /** The folder or the book could not be read or written: nothing goes on until this scanner is stopped and another one starts. */
  onTrouble(): void
}

/**
 * A scanner whose pictures are files: speaks the scanner's side of the protocol for a folder. A file is moved to `done` once the station has its scan
 * on disk, and after a restart the same session goes on, so that nothing is lost and nothing is counted twice. It has no sorter, and
 * cannot scan again: decisions are not carried out here.
 */
export class FolderScanner {
  readonly #parts: FolderScannerParts
  readonly #session: ScannerSession
  #waiting: FoundPicture[] = []
  #mayFeed = false
  #lastPictureMs: number
  #ticker: TimerHandle | undefined
  #turn: Promise<void> = Promise.resolve()
  #isTurning = false
  #told: RefusedPictures = { count: 0 }

  constructor(parts: FolderScannerParts) {
    this.#parts = parts
    const { book, channel, clock, timers, random, scannerSerial } = parts
    // The session lives longer than this process, and its clock must not run back within it.
    const wallAtStartMs = clock.wallMs() - clock.monoMs()
    this.#lastPictureMs = clock.monoMs()
    this.#session = new ScannerSession({
      self: {
        ...{ scannerSerial, model: 'Folder of pictures', firmware: '1' },
        capabilities: { ...PICTURE_LIMITS, sorterPresent: false },
      },
      resume: { sessionNumber: book.session, nextSequence: book.firstSequence },
      ...{ channel, clock, timers, random },
      scannerClockUs: () => Math.round((wallAtStartMs + clock.monoMs()) * 1000),
      onWord: (word) => {
        if (word.kind === 'feed') this.#mayFeed = word.feed === 'run'
      },
      onChange: () => undefined,
    })
    for (const { type, payload, picture } of book.entries) {
      this.#session.send(type, payload)
      if (picture !== undefined) parts.folder.hold(picture.name)
    }
  }

  start(): void {
    this.#session.start()
    this.#ticker = this.#parts.timers.every(LOOK_EVERY_MS, () => this.#takeTurn())
  }

  /** Resolves when nothing is being read or moved any more. What is under way goes on at the next start. */
  async stop(): Promise<void> {
    if (this.#ticker !== undefined) this.#parts.timers.cancel(this.#ticker)
    this.#session.stop()
    await this.#turn
  }

  #takeTurn(): void {
    if (this.#isTurning) return
    this.#isTurning = true
    this.#turn = this.#work()
      .catch((problem: unknown) => {
        this.#parts.log.warn({ reason: String(problem) }, 'the folder of pictures could not be worked through')
        this.#parts.onTrouble()
      })
      .finally(() => {
        this.#isTurning = false
      })
  }

  async #work(): Promise<void> {
    const { book, folder, clock } = this.#parts
    await folder.stillThere()
    await this.#settle()
    await this.#tellRefused()
    if (!this.#session.isConnected || !this.#mayFeed) return
    if (this.#waiting.length === 0) this.#waiting = [...(await folder.look())]
    while (book.size < UNDER_WAY_MAX) {
      const [picture] = this.#waiting
      if (picture === undefined) break
      await this.#send(picture)
      // Only now: where the disk refused, it is tried again at its place.
      this.#waiting.shift()
      this.#lastPictureMs = clock.monoMs()
    }
    if (this.#waiting.length === 0 && clock.monoMs() - this.#lastPictureMs >= TRAY_QUIET_MS) this.#endTray()
  }

  async #tellRefused(): Promise<void> {
    const refused = await this.#parts.folder.refused()
    const { count, newest } = this.#told
    if (refused.count === count && refused.newest?.file === newest?.file) return
    this.#told = refused
    this.#parts.onRefused(refused)
  }

  /** In the order of their numbers, so that what is left is always the end of the session without a gap. */
  async #settle(): Promise<void> {
    const { book, folder } = this.#parts
    for (const { sequence, picture } of book.entries) {
      if (!this.#session.isAcknowledged(sequence)) return
      if (picture !== undefined) await folder.done(picture)
      book.forget(sequence)
    }
  }

  async #send({ name, sha256, bytes, place }: FoundPicture): Promise<void> {
    const { folder, sharp, tray: shape, log } = this.#parts
    if (place.cell.row >= shape.rows || place.cell.column >= shape.columns) {
      await folder.refuse(name, 'CELL', `Its cell is not in a tray of ${shape.rows} rows and ${shape.columns} columns.`)
      return
    }
    const picture = await readPictureFile(sharp, bytes)
    if (!picture.ok) {
      log.info({ file: name, reason: picture.error }, 'a file in the folder of pictures is no scan')
      await folder.refuse(name, picture.error, REFUSAL_TEXTS[picture.error])
      return
    }
    const tray = this.#trayOf(place.trayCode)
    const { cell, attempt } = place
    const cells = [...new Set([...tray.cells, `${cell.row}-${cell.column}`])]
    // When the picture was taken nobody knows: 0 says so.
    const message = { traySequence: tray.sequence, ...cell, attempt, coil: 0, capturedAtUs: 0, ...picture.value }
    this.#give(MESSAGE_TYPE.SCAN, Scan.encode(message).finish(), { ...tray, cells }, { name, sha256 })
  }

  /** The open tray, if it has that code; otherwise that one ends and another begins. */
  #trayOf(code: string): OpenTray {
    const { book, tray: shape } = this.#parts
    if (book.tray?.code === code) return book.tray
    this.#endTray()
    const tray = { sequence: book.trays + 1, code, cells: [] }
    const layout = shape.layout === 'honeycomb' ? TrayLayout.TRAY_LAYOUT_HONEYCOMB : TrayLayout.TRAY_LAYOUT_SQUARE
    const begin = { traySequence: tray.sequence, trayCode: code, ...shape, layout }
    this.#give(MESSAGE_TYPE.TRAY_BEGIN, TrayBegin.encode({ ...begin, clockUs: this.#session.clockUs() }).finish(), tray)
    return tray
  }

  #endTray(): void {
    const { tray } = this.#parts.book
    if (tray === null) return
    const message = { traySequence: tray.sequence, cellsScanned: tray.cells.length, clockUs: this.#session.clockUs() }
    this.#give(MESSAGE_TYPE.TRAY_END, TrayEnd.encode(message).finish(), null)
  }

  /** Kept first, then sent: what the station may have heard of is never forgotten. */
  #give(type: number, payload: Uint8Array, tray: OpenTray | null, picture?: SentEntry['picture']): void {
    const { book } = this.#parts
    const sequence = book.nextSequence
    book.add({ sequence, type, payload, tray, ...(picture === undefined ? {} : { picture }) })
    if (this.#session.send(type, payload) !== sequence)
      throw new Error('the book of what was sent and the session differ')
  }
}
