import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Clock } from '../../electron/base/clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import {
  type DatabaseDriver,
  type DatabaseKey,
  openReadable,
  openWritable,
  type WritableDb,
} from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Store } from '../../electron/store/store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit } from '../make/commit-groups.ts'

/** A build of the driver with a key that it can use. */
export interface StoreBuild {
  readonly key: DatabaseKey
  readonly driver: DatabaseDriver
}

export const STILL_CLOCK: Clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }

/** A store in a folder of its own for each test. */
export class StoreHarness {
  readonly #build: StoreBuild
  #folder = ''
  #store: Store | undefined

  constructor(build: StoreBuild) {
    this.#build = build
    beforeEach(() => {
      this.#folder = mkdtempSync(join(tmpdir(), 'store-'))
      this.#store = this.#open()
    })
    afterEach(() => {
      this.#store?.close()
      rmSync(this.#folder, { recursive: true, force: true })
    })
  }

  get folder(): string {
    return this.#folder
  }

  get databasePath(): string {
    return dataFiles(this.#folder).database
  }

  get store(): Store {
    if (this.#store === undefined) throw new Error('a store is there only while a test runs')
    return this.#store
  }

  reopen(): void {
    this.store.close()
    this.#store = this.#open()
  }

  /** An empty store in the place of this one, for each run of a property. */
  restart(): void {
    this.store.close()
    rmSync(this.#folder, { recursive: true, force: true })
    this.#store = this.#open()
  }

  /** All rows of a query, on a reader's connection. */
  read<Row>(sql: string): Row[] {
    const db = openReadable({ path: this.databasePath, ...this.#build })
    try {
      return db.prepare<[], Row>(sql).all()
    } finally {
      db.close()
    }
  }

  /** What an older program or a fault may have left, written past the store. */
  write(change: (db: WritableDb) => void): void {
    this.store.close()
    const db = openWritable({ path: this.databasePath, ...this.#build })
    change(db)
    db.close()
    this.#store = this.#open()
  }

  /** A running batch with its first tray, whose begin has the sequence number 1. */
  begin(): void {
    this.store.saveBatch(makeBatch())
    this.store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }], 1, [1]))
  }

  #open(): Store {
    return openStore({ folder: this.#folder, ...this.#build, clock: STILL_CLOCK, log: silentLogger })
  }
}
