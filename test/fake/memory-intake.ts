import type { Intake, JournalPosition, JournalRecord } from '../../electron/intake/intake.ts'

/** A journal in memory that can refuse like a full disk and be read again like after a crash. */
export class MemoryIntake implements Intake {
  records: JournalRecord[] = []
  releasedThrough: JournalPosition = 0
  failing = false
  #next = 1

  append(record: Omit<JournalRecord, 'position'>): Promise<JournalPosition> {
    if (this.failing) return Promise.reject(new Error('ENOSPC: no space left on device'))
    const position = this.#next++
    this.records.push({ ...record, position })
    return Promise.resolve(position)
  }

  release(through: JournalPosition): void {
    this.releasedThrough = through
  }

  *replay(released: JournalPosition): Iterable<JournalRecord> {
    for (const record of this.records) if (record.position > released) yield record
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
