import type { KeyOutcome, KeyRotation, KeysView } from '../../electron/contract/keys.ts'

/** As it would be printed: seven groups, the fifth character of each its checksum. */
const GROUPS = ['7Q3KE', 'M2XTA', 'P9WDG', '4HJRB', 'ZC6NY', '8FUVS', 'K5A2M']
const ASKED = 3

/** The keys of a scene: opened by this machine and by the desktop's key store; a code can be made. */
export function fakeKeys(commands: string[]) {
  let view: KeysView = {
    keyName: '34f72944',
    keyFile: '/var/lib/ovoscope/work/data.key',
    slots: [
      {
        ...{ id: '1c9b02aa', kind: 'machine-file', opens: true },
        place: '/var/lib/ovoscope/work/machine-1c9b02aa.key',
      },
      { id: '77e0f3d1', kind: 'key-store', place: 'night-shift', opens: false },
    ],
    damaged: [],
    isWhole: true,
  }
  const done = (name: string) => (): KeyOutcome => {
    commands.push(name)
    return { ok: true }
  }
  return {
    keys: () => view,
    makeRecoveryCode: () => {
      commands.push('makeRecoveryCode')
      return { slotId: '5d1e44b0', keyName: view.keyName, groups: [...GROUPS], ask: ASKED }
    },
    confirmRecoveryCode: ({ group }: { readonly group: string }): KeyOutcome => {
      commands.push('confirmRecoveryCode')
      if (group.trim().toUpperCase() !== GROUPS[ASKED - 1]) return { ok: false, refusal: 'OTHER_GROUP' }
      const code = { id: '5d1e44b0', kind: 'recovery-code' as const, place: '', opens: null }
      view = { ...view, slots: [...view.slots.filter(({ kind }) => kind !== 'recovery-code'), code] }
      return { ok: true }
    },
    rotateKeys: (): KeyRotation => {
      commands.push('rotateKeys')
      return { ok: true, kept: [] }
    },
    addKeyStore: done('addKeyStore'),
    removeKeySlot: ({ id }: { readonly id: string }): KeyOutcome => {
      commands.push('removeKeySlot')
      view = { ...view, slots: view.slots.filter((slot) => slot.id !== id) }
      return { ok: true }
    },
  }
}
