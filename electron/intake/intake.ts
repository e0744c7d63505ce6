/** Where a record stands in the journal; grows with every record over the whole life of the data folder. */
export type JournalPosition = number

export interface JournalRecord {
  readonly position: JournalPosition
  /** Protocol message type, as in Frame. */
  readonly type: number
  /** Identity of the sender, because sequence numbers count within it. */
  readonly scannerSerial: string
  readonly sessionId: string
  /** Position within the session, from the frame's header: the payload does not repeat it. */
  readonly sequence: number
  readonly arrivedWallMs: number
  /** What the scanner's clock showed when it arrived, in microseconds; undefined where that was not known. After a crash a picture still is as old as it was. */
  readonly scannerClockUs?: number | undefined
  /** Batch that was open when it arrived; after a crash the message still belongs to it. */
  readonly batchId: string | null
  readonly payload: Uint8Array
}

/** The intake journal: bytes become durable here before they are acknowledged. */
export interface Intake {
  /** Resolves once the record is durable. Appends made while a sync runs share the next one (group commit). Rejects on a full or failing disk: then nothing may be acknowledged. What was appended after a record that fails, and is not settled yet, fails too: order is kept. */
  append(record: Omit<JournalRecord, 'position'>): Promise<JournalPosition>
  /** Every record up to and including this one is safe in the database: its segments may be reused. */
  release(through: JournalPosition): void
  /** Records after `released`, oldest first; what a crash left undecided. */
  replay(released: JournalPosition): Iterable<JournalRecord>
  close(): Promise<void>
}
