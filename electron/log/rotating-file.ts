import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** One log file's size; the next line starts a new file. */
export const LOG_FILE_BYTES_MAX = 5 * 1024 * 1024
/** Files kept for one process, the present one included; the oldest is dropped. Twenty megabytes hold weeks of a healthy line. */
export const LOG_FILES_MAX = 4

/**
 * Appends lines to `path` and shifts full files to `path` with .1, .2 … in front of the ending.
 * Writes at once (no buffer to lose in a crash) and never throws: on a full disk lines are dropped and counted.
 */
export class RotatingFile {
  readonly #path: string
  readonly #bytesMax: number
  readonly #filesMax: number
  #file: number | undefined
  #bytes = 0
  #dropped = 0

  constructor(path: string, bytesMax = LOG_FILE_BYTES_MAX, filesMax = LOG_FILES_MAX) {
    this.#path = path
    this.#bytesMax = bytesMax
    this.#filesMax = filesMax
  }

  /** Lines that could not be written. */
  get dropped(): number {
    return this.#dropped
  }

  write(line: string): void {
    try {
      const bytes = Buffer.from(line)
      const file = this.#open(bytes.length)
      writeSync(file, bytes)
      this.#bytes += bytes.length
    } catch {
      this.#dropped++
      this.close()
    }
  }

  close(): void {
    if (this.#file === undefined) return
    const file = this.#file
    this.#file = undefined
    try {
      closeSync(file)
    } catch {
      // The descriptor is given back either way.
    }
  }

  #open(nextBytes: number): number {
    if (this.#file === undefined) this.#openFile()
    if (this.#bytes > 0 && this.#bytes + nextBytes > this.#bytesMax) {
      this.close()
      this.#shift()
      this.#openFile()
    }
    if (this.#file === undefined) throw new Error('the log file is not open')
    return this.#file
  }

  #openFile(): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
    this.#file = openSync(this.#path, 'a', 0o600)
    this.#bytes = fstatSync(this.#file).size
  }

  #shift(): void {
    for (let number = this.#filesMax - 1; number >= 1; number--) {
      const from = number === 1 ? this.#path : this.#numbered(number - 1)
      try {
        renameSync(from, this.#numbered(number))
      } catch (problem) {
        // Gaps are normal while the files are still few.
        if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') throw problem
      }
    }
  }

  #numbered(number: number): string {
    return this.#path.replace(/(\.[^.]*)?$/, `.${number}$1`)
  }
}
