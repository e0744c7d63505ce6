import type {
  ImportFile,
  ImportOutcome,
  ImportPreview,
  MasterDataView,
  MasterEntry,
  MasterOutcome,
} from '../contract/master-data.ts'
import type { Caller } from '../domain/access.ts'
import type { AuditDeed, Audited } from '../domain/audit.ts'
import { entryFaults, entryOf, indexRecords, nextRecordIds, recordOf } from '../domain/master-data/check-entry.ts'
import type { MasterFault } from '../domain/master-data/fault.ts'
import {
  findRecord,
  MASTER_COUNT_MAX,
  type MasterData,
  type MasterKind,
  type MasterRecord,
  type MasterRecordOf,
  recordsOf,
} from '../domain/master-data/kinds.ts'
import { type PlaceNames, placeNames } from '../domain/master-data/place-names.ts'
import { type SeedPlace, seedRecords } from '../domain/master-data/presets.ts'
import { trayChangeFaults } from '../domain/master-data/tray-rules.ts'
import type { Logger } from '../log/logger.ts'
import type { MasterDataStore } from '../store/master-data.ts'
import { auditedImport } from './audited-import.ts'
import { masterDataView } from './master-data-view.ts'
import { readImport } from './preview.ts'

export interface MasterDataDeskParts {
  readonly store: MasterDataStore
  readonly audited: Audited
  readonly log: Logger
  /** What a fresh data folder begins with. */
  readonly place: SeedPlace
}

/** Which record somebody changes, and as which of its revisions they saw it. */
export interface SeenRecord {
  readonly id: string
  readonly revision: number
}

type Refusal = Extract<MasterOutcome, { ok: false }>

/**
 * The one place where master data is read and changed. It keeps what it read, because nobody else writes. Every change is checked,
 * audited and durable before it is answered; what cannot be done is answered with a refusal, never with an exception.
 */
export class MasterDataDesk {
  readonly #parts: MasterDataDeskParts
  #data: MasterData

  /** Throws a `StoreError` when a fresh folder cannot be written to. */
  constructor(parts: MasterDataDeskParts) {
    this.#parts = parts
    this.#data = parts.store.read()
    if (recordsOf(this.#data, 'site').length > 0) return
    parts.store.write(seedRecords(parts.place))
    this.#data = parts.store.read()
  }

  get data(): MasterData {
    return this.#data
  }

  get revision(): number {
    return this.#data.revision
  }

  get site(): MasterRecordOf<'site'> {
    const [site] = recordsOf(this.#data, 'site')
    if (site === undefined) throw new Error('every data folder is given a site before it is used')
    return site
  }

  /** See domain/master-data/place-names.ts. */
  placeNames(settings: PlaceNames, lineId?: string): PlaceNames {
    return placeNames(this.#data, settings, lineId)
  }

  /** Whether a batch may begin on it now. */
  offersTrayType(trayTypeId: string): boolean {
    return findRecord(this.#data, 'trayType', trayTypeId)?.retired === false
  }

  view(): MasterDataView {
    return masterDataView(this.#data, this.site)
  }

  /** Saves a new record, or another value of one; saving what is there already changes nothing. */
  save(
    caller: Caller,
    { seen, entry }: { readonly seen: SeenRecord | null; readonly entry: MasterEntry },
  ): MasterOutcome {
    const { kind } = entry
    const before = seen === null ? undefined : findRecord(this.#data, kind, seen.id)
    const refusal = seen === null ? this.#fullRefusal(kind) : seenRefusal(before, seen)
    if (refusal !== undefined) return refusal
    const [newId = ''] = nextRecordIds(this.#data.records, kind, 1)
    const after = recordOf(entry, before ?? { id: newId, revision: 0, retired: false })
    const faults = this.#faults(before, after)
    if (faults.length > 0) return refused('FAULTY', faults)
    if (before !== undefined && textOf(before) === textOf(after)) return this.#done(before)
    return this.#write(caller, before, { ...after, revision: after.revision + 1 })
  }

  /** Takes a record out of what is offered, or brings it back. */
  retire(
    caller: Caller,
    { kind, seen, retired }: { readonly kind: MasterKind; readonly seen: SeenRecord; readonly retired: boolean },
  ): MasterOutcome {
    const before = findRecord(this.#data, kind, seen.id)
    const refusal = seenRefusal(before, seen)
    if (refusal !== undefined || before === undefined) return refusal ?? refused('UNKNOWN_RECORD')
    if (kind === 'site') return refused('NEEDED')
    if (before.retired === retired) return this.#done(before)
    const after = { ...before, retired, revision: before.revision + 1 }
    // Another one may have its name by now.
    const faults = retired ? [] : this.#faults(before, after)
    return faults.length > 0 ? refused('FAULTY', faults) : this.#write(caller, before, after)
  }

  preview(file: ImportFile): ImportPreview {
    return readImport(file, { data: this.#data, trayTypeUsed: (id) => this.#parts.store.trayTypeUsed(id) }).preview
  }

  /** Takes all rows of the file that was looked at, or none. */
  apply(caller: Caller, { fingerprint, ...file }: ImportFile & { readonly fingerprint: string }): ImportOutcome {
    const { store, audited } = this.#parts
    const ground = { data: this.#data, trayTypeUsed: (id: string) => store.trayTypeUsed(id) }
    const { preview, records } = readImport(file, ground)
    if (preview.fingerprint !== fingerprint) return { ok: false, refusal: 'PREVIEW_STALE' }
    if (preview.fileFault !== null || preview.counts.fault > 0) return { ok: false, refusal: 'HAS_FAULTS' }
    const before = (record: MasterRecord) => findRecord(this.#data, record.kind, record.id)
    const changes = records.map((after) => ({ before: before(after), after }))
    const write = () => void store.write(records)
    const saved = records.length === 0 || this.#saved(() => auditedImport({ audited, caller, changes, write }))
    if (!saved) return { ok: false, refusal: 'NOT_SAVED' }
    return { ok: true, added: preview.counts.new, changed: preview.counts.changed, masterDataRevision: this.revision }
  }

  #fullRefusal(kind: MasterKind): Refusal | undefined {
    return recordsOf(this.#data, kind).length < MASTER_COUNT_MAX[kind] ? undefined : refused('TOO_MANY')
  }

  #faults(before: MasterRecord | undefined, after: MasterRecord): MasterFault[] {
    return [
      ...entryFaults(indexRecords(this.#data.records), entryOf(after), after.id),
      ...trayChangeFaults(before, after, (id) => this.#parts.store.trayTypeUsed(id)),
    ]
  }

  #write(caller: Caller, before: MasterRecord | undefined, after: MasterRecord): MasterOutcome {
    const { store, audited } = this.#parts
    const deed: AuditDeed = {
      ...{ act: 'masterData.change', subject: `${after.kind} ${after.name}` },
      ...{ before: before && JSON.stringify(before), after: JSON.stringify(after) },
    }
    const saved = this.#saved(() => audited(caller, deed, () => void store.write([after])))
    return saved ? this.#done(after) : refused('NOT_SAVED')
  }

  /** Whether it is durable; what is kept is read again, so that it is what the disk says. */
  #saved(change: () => void): boolean {
    const { store, log } = this.#parts
    try {
      change()
      this.#data = store.read()
      return true
    } catch (error) {
      log.error({ error: String(error) }, 'master data could not be saved')
      return false
    }
  }

  #done({ id, revision }: MasterRecord): MasterOutcome {
    return { ok: true, id, revision, masterDataRevision: this.revision }
  }
}

function seenRefusal(record: MasterRecord | undefined, seen: SeenRecord): Refusal | undefined {
  if (record === undefined) return refused('UNKNOWN_RECORD')
  return record.revision === seen.revision ? undefined : refused('CHANGED_MEANWHILE')
}

function refused(refusal: Refusal['refusal'], faults: readonly MasterFault[] = []): Refusal {
  return { ok: false, refusal, faults: faults.map((fault) => ({ ...fault, detail: { ...fault.detail } })) }
}

/** The same text for the same value, in whatever order its fields came. */
function textOf(record: MasterRecord): string {
  return JSON.stringify(record, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
