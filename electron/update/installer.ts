import type { Result } from '../base/result.ts'
import type { Offer, OfferedFile } from './channel-file.ts'
import type { FeedProblem } from './fetch-file.ts'

/** An installer on this disk that is the announced file. */
export interface Downloaded {
  readonly version: string
  readonly file: OfferedFile
  readonly path: string
}

/** What fetches and starts the installers of one operating system. */
export interface Installer {
  /** Whether an offer is meant for this machine: its place in a staged publication, the age of its system. */
  isForThisMachine(offer: Offer): Promise<boolean>
  /** Fetches what the offer announces, or finds it here from an earlier time; either way it is the announced file when this answers so. */
  download(offer: Offer, feed: string): Promise<Result<Downloaded, FeedProblem>>
  /** Whether this account may replace the program's files without anybody at the screen. */
  mayReplace(): Promise<boolean>
  /**
   * Compares the file once more with what was announced, starts it and lets this program end; the new one starts by itself. Everything else must be
   * stopped before. An error means that nothing was replaced and that this program goes on.
   */
  install(downloaded: Downloaded): Promise<Result<true, FeedProblem>>
}
