import type { AlarmLog } from './alarm-log.ts'
import type { AlarmLogRows } from './alarm-log-rows.ts'
import type { BatchLife } from './batch-life.ts'
import type { BatchLifeRows } from './batch-life-rows.ts'
import { storeErrorFrom } from './errors.ts'
import type { MasterDataStore } from './master-data.ts'
import type { MasterDataRows } from './master-data-rows.ts'
import type { ModelBook } from './model-book.ts'
import type { ModelRows } from './model-rows.ts'
import type { Outbox } from './outbox.ts'
import type { OutboxRows } from './outbox-rows.ts'
import type { RecipeBook } from './recipe-book.ts'
import type { RecipeRows } from './recipe-rows.ts'
import type { SignInRows, UserRows } from './user-rows.ts'
import type { SignInBook, UserBook } from './users.ts'

/** The books of a store, each of whose errors leaves as a StoreError. */
export function namedOutbox(outbox: OutboxRows): Outbox {
  return {
    next: () => named(() => outbox.next()),
    sent: (...sent) => named(() => outbox.sent(...sent)),
    retry: (...retry) => named(() => outbox.retry(...retry)),
    park: (...park) => named(() => outbox.park(...park)),
    requeueAll: (nowWallMs) => named(() => outbox.requeueAll(nowWallMs)),
    counts: () => named(() => outbox.counts()),
    list: (...list) => named(() => outbox.list(...list)),
  }
}

export function namedBatchLife(rows: BatchLifeRows): BatchLife {
  return {
    draft: () => named(() => rows.draft()),
    saveDraft: (wish) => named(() => rows.saveDraft(wish)),
    beginStop: (...stop) => named(() => rows.beginStop(...stop)),
    endStop: (...end) => named(() => rows.endStop(...end)),
    addOutage: (...outage) => named(() => rows.addOutage(...outage)),
    explainStop: (...said) => named(() => rows.explainStop(...said)),
    stops: (batchId) => named(() => rows.stops(batchId)),
    findStop: (stopId) => named(() => rows.findStop(stopId)),
    accept: (...warnings) => named(() => rows.accept(...warnings)),
    accepted: (batchId) => named(() => rows.accepted(batchId)),
    signatures: (batchId) => named(() => rows.signatures(batchId)),
    sign: (signature) => named(() => rows.sign(signature)),
  }
}

export function namedRecipes(rows: RecipeRows): RecipeBook {
  return {
    list: () => named(() => rows.list()),
    damaged: () => named(() => rows.damaged()),
    find: (...one) => named(() => rows.find(...one)),
    save: (edition) => named(() => rows.save(edition)),
    activate: (edition) => named(() => rows.activate(edition)),
    discard: (...one) => named(() => rows.discard(...one)),
  }
}

export function namedUsers(rows: UserRows): UserBook {
  return {
    all: () => named(() => rows.all()),
    find: (userId) => named(() => rows.find(userId)),
    isNameTaken: (name) => named(() => rows.isNameTaken(name)),
    add: (user) => named(() => rows.add(user)),
    change: (user) => named(() => rows.change(user)),
  }
}

export function namedSignIns(rows: SignInRows): SignInBook {
  return {
    all: () => named(() => rows.all()),
    put: (signIn) => named(() => rows.put(signIn)),
    drop: (key) => named(() => rows.drop(key)),
  }
}

export function namedAlarmLog(rows: AlarmLogRows): AlarmLog {
  return {
    append: (...entries) => named(() => rows.append(...entries)),
    unseen: () => named(() => rows.unseen()),
    outOfService: () => named(() => rows.outOfService()),
    takeOutOfService: (entry) => named(() => rows.takeOutOfService(entry)),
    putBackInService: (alarm) => named(() => rows.putBackInService(alarm)),
  }
}

export function namedMasterData(rows: MasterDataRows): MasterDataStore {
  return {
    read: () => named(() => rows.read()),
    write: (records) => named(() => rows.write(records)),
    trayTypeUsed: (trayTypeId) => named(() => rows.trayTypeUsed(trayTypeId)),
  }
}

export function namedModels(rows: ModelRows): ModelBook {
  return {
    choice: () => named(() => rows.choice()),
    choose: (entry) => named(() => rows.choose(entry)),
    addShadows: (...shadows) => named(() => rows.addShadows(...shadows)),
    dropShadows: (keep) => named(() => rows.dropShadows(keep)),
  }
}

/** SQLite's errors leave as StoreError. */
export function named<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeErrorFrom(error)
  }
}
