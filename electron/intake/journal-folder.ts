/** One segment file, open for writing. Every operation rejects with the operating system's error. */
export interface JournalFile {
  /** Writes the parts one behind the other from the offset on; resolves when they are on the disk. */
  writeDurably(parts: readonly Uint8Array[], offsetBytes: number): Promise<void>
  /** Resolves when everything that was ever written to it is on the disk (fdatasync). */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * The few file operations that the journal needs; injected, so that tests can tear writes and fail them.
 * Names are plain file names within the folder.
 */
export interface JournalFolder {
  /** Names of all files in the folder; makes the folder if it is not there. */
  list(): string[]
  /** Bytes from the offset on; fewer than asked for at the end of the file. Blocks: used at start and for replay only. */
  read(name: string, offsetBytes: number, lengthBytes: number): Buffer
  /** A new file of this size: the head, then zeros. It has its name only once all of it is on the disk. */
  create(name: string, sizeBytes: number, head: Uint8Array): Promise<void>
  open(name: string): Promise<JournalFile>
  remove(name: string): Promise<void>
}
