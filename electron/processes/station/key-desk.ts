import { randomInt } from 'node:crypto'
import type { KeyOutcome, KeyRefusal, KeyRotation, KeySlotView, KeysView, NewCode } from '../../contract/keys.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed, Audited } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import {
  changeSlots,
  makeKeyStoreSlot,
  makeRecoverySlot,
  removalRefusal,
  renewMachineSlot,
  withSlot,
} from '../../store/keys/change-ring.ts'
import { type KeyDisk, keyDisk } from '../../store/keys/key-disk.ts'
import { type KeySlot, type RecoverySlot, slotName } from '../../store/keys/key-slot.ts'
import { machineFilePath } from '../../store/keys/machine-file.ts'
import { type KeyStore, openByKeyStore, openByMachineFile, readKeyFile } from '../../store/keys/open-ring.ts'
import { isGroupOf } from '../../store/keys/recovery-code.ts'
import type { KeyRing } from '../../store/keys/slot-text.ts'

export interface KeyDeskParts {
  readonly keyFile: string
  readonly dataKey: Uint8Array
  /** Undefined where no desktop program offers one. */
  readonly keyStore: KeyStore | undefined
  readonly audited: Audited
  readonly log: Logger
  readonly disk?: KeyDisk
  /** Which of so many groups is asked back, from 0. */
  readonly choose?: (below: number) => number
}

interface Who {
  readonly caller: Caller
}

/** Wrong answers after which a new code must be made. */
const TRIES_MAX = 3

interface Waiting {
  readonly slot: RecoverySlot
  readonly groups: readonly string[]
  readonly at: number
  tries: number
}

/** What opens the data, shown and changed on screen. The station holds the writer's lock, as every change asks for. */
export class KeyDesk {
  readonly #parts: KeyDeskParts
  #waiting: Waiting | undefined

  constructor(parts: KeyDeskParts) {
    this.#parts = parts
  }

  async view(): Promise<KeysView> {
    const { keyFile } = this.#parts
    const ring = this.#ring()
    const slots = await Promise.all(ring.slots.map((slot) => this.#viewOf(slot)))
    const damaged = ring.damaged.map(({ name }) => name)
    return { keyName: ring.slots[0]?.keyName ?? '', keyFile, slots, damaged, isWhole: ring.isWhole }
  }

  async makeRecoveryCode(): Promise<NewCode> {
    const { dataKey, choose = (below) => randomInt(below) } = this.#parts
    const { groups, slot } = await makeRecoverySlot(dataKey)
    this.#waiting = { slot, groups, at: choose(groups.length), tries: 0 }
    return { slotId: slot.id, keyName: slot.keyName, groups: [...groups], ask: this.#waiting.at + 1 }
  }

  confirmRecoveryCode({ slotId, group }: { readonly slotId: string; readonly group: string }, who: Who): KeyOutcome {
    const waiting = this.#waiting
    if (waiting === undefined || waiting.slot.id !== slotId) return refused('CODE_GONE')
    if (!isGroupOf(waiting.groups, waiting.at, group)) {
      waiting.tries += 1
      if (waiting.tries >= TRIES_MAX) this.#waiting = undefined
      return refused(this.#waiting === undefined ? 'CODE_GONE' : 'OTHER_GROUP')
    }
    const done = this.#change(who, { act: 'keys.recovery', subject: slotId }, () => {
      changeSlots(this.#place, (slots) => withSlot(slots, waiting.slot))
    })
    if (done.ok) this.#waiting = undefined
    return done
  }

  async rotate(who: Who): Promise<KeyRotation> {
    const { dataKey, keyStore, log } = this.#parts
    const { slots } = this.#ring()
    const stores = slots.filter((slot) => slot.kind === 'key-store')
    const sealed = stores.length > 0 && keyStore !== undefined ? await makeKeyStoreSlot(dataKey, keyStore) : undefined
    const fresh = sealed?.ok === true ? sealed.value : undefined
    const kept = stores.map(({ account }) => account).filter((account) => account !== fresh?.account)
    if (fresh === undefined && !slots.some(({ kind }) => kind === 'machine-file')) return refused('NO_KEY_STORE_HERE')
    const after = kept.length === 0 ? {} : { after: JSON.stringify({ kept }) }
    const done = this.#change(who, { act: 'keys.machineFile', subject: '', ...after }, () => {
      const machine = renewMachineSlot(this.#place, dataKey, this.#ring().slots)
      const renewed = [machine, fresh].filter((slot) => slot !== undefined)
      changeSlots(this.#place, (now) => renewed.reduce<readonly KeySlot[]>(withSlot, now))
    })
    if (done.ok && kept.length > 0) log.warn({ kept }, 'key stores were not renewed')
    return done.ok ? { ok: true, kept } : done
  }

  async addKeyStore(who: Who): Promise<KeyOutcome> {
    const { dataKey, keyStore, log } = this.#parts
    const sealed = keyStore === undefined ? undefined : await makeKeyStoreSlot(dataKey, keyStore)
    if (sealed?.ok !== true) {
      log.warn({ reason: sealed?.error ?? 'not the desktop program' }, 'there is no key store for the data key')
      return refused('NO_KEY_STORE_HERE')
    }
    return this.#change(who, { act: 'keys.keyStore', subject: sealed.value.account }, () => {
      changeSlots(this.#place, (slots) => withSlot(slots, sealed.value))
    })
  }

  remove({ id }: { readonly id: string }, who: Who): KeyOutcome {
    const { slots } = this.#ring()
    const refusal = removalRefusal(slots, id)
    if (refusal !== undefined) return refused(refusal)
    const gone = slots.find((slot) => slot.id === id)
    return this.#change(who, { act: 'keys.remove', subject: gone === undefined ? id : slotName(gone) }, () => {
      changeSlots(this.#place, (now) => now.filter((slot) => slot.id !== id))
    })
  }

  get #place() {
    const { keyFile, disk = keyDisk } = this.#parts
    return { keyFile, disk }
  }

  #ring(): KeyRing {
    const content = readKeyFile(this.#parts.keyFile)
    if (content.form === 'old') throw new Error('the key file has no slots')
    return content.ring
  }

  async #viewOf(slot: KeySlot): Promise<KeySlotView> {
    const { keyFile, keyStore } = this.#parts
    const alone = { slots: [slot], damaged: [], isWhole: true }
    const { id, kind } = slot
    switch (slot.kind) {
      case 'machine-file': {
        const opens = openByMachineFile(keyFile, alone).dataKey !== undefined
        return { id, kind, place: machineFilePath(keyFile, slot.file), opens }
      }
      case 'key-store': {
        const opened = keyStore === undefined ? undefined : await openByKeyStore(alone, keyStore)
        return { id, kind, place: slot.account, opens: opened === undefined ? null : opened.dataKey !== undefined }
      }
      case 'recovery-code':
        return { id, kind, place: '', opens: null }
    }
  }

  /**
   * The entry first, and durable: a file that was replaced within a transaction stays replaced when that fails to commit, and the keys would be changed
   * without a word. A file that cannot be written after it gets an entry of its own.
   */
  #change({ caller }: Who, deed: AuditDeed, work: () => void): KeyOutcome {
    const { audited, log } = this.#parts
    try {
      audited(caller, deed, () => undefined)
    } catch (problem) {
      log.error({ act: deed.act, reason: String(problem) }, 'the key slots were not changed')
      return refused('NOT_SAVED')
    }
    try {
      work()
      log.info({ act: deed.act, subject: deed.subject }, 'the key slots were changed')
      return { ok: true }
    } catch (problem) {
      log.error({ act: deed.act, reason: String(problem) }, 'the key slots were not changed')
      this.#noteFailure(caller, deed, problem)
      return refused('NOT_SAVED')
    }
  }

  #noteFailure(caller: Caller, { act, subject }: AuditDeed, problem: unknown): void {
    const { audited, log } = this.#parts
    try {
      audited(caller, { act: 'keys.notChanged', subject, before: act, why: String(problem) }, () => undefined)
    } catch (again) {
      log.error({ act, reason: String(again) }, 'that the key slots were not changed could not be written down')
    }
  }
}

/** The part of the station's service that is about keys. */
export function keyHandlers(desk: KeyDesk) {
  return {
    keys: () => desk.view(),
    makeRecoveryCode: () => desk.makeRecoveryCode(),
    confirmRecoveryCode: (said: { readonly slotId: string; readonly group: string }, who: Who) =>
      desk.confirmRecoveryCode(said, who),
    rotateKeys: (_params: object, who: Who) => desk.rotate(who),
    addKeyStore: (_params: object, who: Who) => desk.addKeyStore(who),
    removeKeySlot: (params: { readonly id: string }, who: Who) => desk.remove(params, who),
  }
}

function refused(refusal: KeyRefusal): Extract<KeyOutcome, { ok: false }> {
  return { ok: false, refusal }
}
