import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { readCommandLine, wrongText } from '../../command/command-line.ts'
import { oneOf, text } from '../../command/typed-values.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import { type DataFiles, dataFiles } from '../../store/data-folder.ts'
import { existingData, refuseWhole } from '../../store/existing-data.ts'
import { openDataKey, readDataKey } from '../../store/key-file.ts'
import {
  makeMachineSlot,
  makeRecoverySlot,
  putSlot,
  type RemovalRefusal,
  type RingPlace,
  removeSlot,
  renewMachineSlot,
} from '../../store/keys/change-ring.ts'
import { keyDisk } from '../../store/keys/key-disk.ts'
import { type KeySlot, slotName } from '../../store/keys/key-slot.ts'
import { machineFilePath } from '../../store/keys/machine-file.ts'
import { damageSentences, openByMachineFile, readKeyFile } from '../../store/keys/open-ring.ts'
import { isGroupOf, RECOVERY_GROUPS, recoveryText } from '../../store/keys/recovery-code.ts'
import type { KeyRing } from '../../store/keys/slot-text.ts'
import { ChangeRefused, changeKeys } from './change-keys.ts'
import { openedByCode, openWithRecovery } from './open-with-recovery.ts'
import type { Person } from './person.ts'

const USAGE = `npm run keys -- show --data <folder>             what opens the data of that folder (usually .../work)
npm run keys -- add-recovery --data <folder>     makes a recovery code, which is shown once; an earlier one opens only backups of its time
npm run keys -- check-recovery --data <folder>   says whether the code that you type opens the data; changes nothing
npm run keys -- rotate --data <folder> [--machine-file <path>]
                                                 exchanges the machine file, and keeps it at that path
npm run keys -- remove --data <folder> --slot <id>
npm run keys -- open-with-recovery --data <folder> [--from <folder of one backup>]
                                                 with the printed code: makes a machine file here, so that the station starts again;
                                                 --from is for a folder that has no key file
Codes are typed when asked for, never in the command. The station must be stopped for whatever changes something; the audit trail says it.
Ends with 0 if all is well, 1 if something is refused or damaged, 2 if the data cannot be opened.`

const VERBS = ['show', 'add-recovery', 'check-recovery', 'rotate', 'remove', 'open-with-recovery'] as const
type Verb = (typeof VERBS)[number]

interface Wish {
  readonly person: Person
  readonly files: DataFiles
  readonly place: RingPlace
  readonly machineFile: string | undefined
  readonly slot: string | undefined
  readonly from: string | undefined
}

const CARRY_OUT: Readonly<Record<Verb, (wish: Wish) => number | Promise<number>>> = {
  show,
  'add-recovery': addRecovery,
  'check-recovery': checkRecovery,
  rotate,
  remove,
  'open-with-recovery': openWithRecovery,
}

/** Carries out `npm run keys` with these arguments; answers what the command ends with. Throws what cannot be opened, or arguments that are none. */
export async function runKeys(args: readonly string[], person: Person): Promise<number> {
  const reading = readCommandLine(
    {
      usage: USAGE,
      options: {
        data: text(),
        slot: text().optional(),
        from: text().optional(),
        'machine-file': text().optional(),
      },
      positions: { verb: oneOf(VERBS) },
    },
    args,
  )
  if (reading.kind === 'help') {
    person.say(USAGE)
    return 0
  }
  if (reading.kind === 'wrong') return refuse(person, reading.problems)
  const { verb, ...values } = reading.values
  if (verb === 'remove' && values.slot === undefined) {
    return refuse(person, [`--slot is missing; this names them all: ${hint('show', dataFiles(values.data))}`])
  }
  const files = verb === 'open-with-recovery' ? perhapsNew(values.data) : existingData(values.data)
  const machineFile = values['machine-file'] === undefined ? undefined : resolve(values['machine-file'])
  const place = { keyFile: files.keyFile, disk: keyDisk }
  return CARRY_OUT[verb]({ person, files, place, machineFile, slot: values.slot, from: values.from })
}

function refuse(person: Person, problems: readonly string[]): number {
  person.complain(wrongText(problems, USAGE))
  return 2
}

/** A machine that has only the backups of another one gets its data folder by this. */
function perhapsNew(folder: string): DataFiles {
  refuseWhole(folder)
  return dataFiles(folder)
}

/** A command of ours about these data, to be typed as it stands. */
function hint(verb: Verb, { folder }: Pick<DataFiles, 'folder'>): string {
  return `npm run keys -- ${verb} --data "${folder}"`
}

function show({ person, files }: Wish): number {
  const content = readKeyFile(files.keyFile)
  if (content.form === 'old') {
    person.say(`${files.keyFile} holds the data key in the clear, as earlier versions wrote it.`)
    person.say('It gets slots when the station is started the next time.')
    return 1
  }
  const { ring } = content
  const opened = openByMachineFile(files.keyFile, ring)
  person.say(`data key       ${ring.slots[0]?.keyName ?? 'unknown'}`)
  for (const slot of ring.slots) person.say(`${slotName(slot).padEnd(23)}  ${told(files.keyFile, ring, slot)}`)
  const damage = damageSentences(ring)
  for (const sentence of damage) person.say(`damaged: ${sentence}`)
  if (!ring.slots.some(({ kind }) => kind === 'recovery-code')) {
    person.say(
      `There is no recovery code: whoever loses this machine loses the data. Make one: ${hint('add-recovery', files)}`,
    )
  }
  if (opened.dataKey === undefined) person.say('No machine file opens the data here.')
  return damage.length === 0 ? 0 : 1
}

function told(keyFile: string, ring: KeyRing, slot: KeySlot): string {
  switch (slot.kind) {
    case 'machine-file': {
      const opened = openByMachineFile(keyFile, { ...ring, slots: [slot] })
      const says = opened.dataKey === undefined ? `opens nothing: ${opened.reasons.join()}` : 'opens the data'
      return `${machineFilePath(keyFile, slot.file)}, ${says}`
    }
    case 'key-store':
      return `account ${slot.account}; only the desktop program can try it`
    case 'recovery-code':
      return 'opens with the code that was printed for it'
  }
}

async function addRecovery({ person, files, place }: Wish): Promise<number> {
  const dataKey = openDataKey(files)
  const { groups, slot } = await makeRecoverySlot(dataKey)
  person.say(
    `Recovery code of the data key ${slot.keyName}, slot ${slot.id}. It is shown this once: write it down or print it.\n`,
  )
  person.say(`  ${recoveryText(groups)}\n`)
  const at = randomInt(RECOVERY_GROUPS)
  const typed = await person.ask(`To show that you have it, type group ${at + 1} of it: `)
  if (!isGroupOf(groups, at, typed)) {
    person.complain(`That is not group ${at + 1}. Nothing was changed: this code opens nothing. Run the command again.`)
    return 1
  }
  changeKeys(files, dataKey, { act: 'keys.recovery', subject: slot.id }, () => void putSlot(place, slot))
  person.say(
    'The code holds. Keep it apart from the machine and from its backups; an earlier code opens no more than the backups of its time.',
  )
  person.say(
    'The backups made so far are not opened by it: start Ovoscope and make one now, Service → Backups → Back up now.',
  )
  return 0
}

async function checkRecovery({ person, files }: Wish): Promise<number> {
  const noCode = `the key file has no slot that a code opens. Make a code: ${hint('add-recovery', files)}`
  const opened = await openedByCode(files.keyFile, person, noCode)
  if (opened === undefined) return 1
  person.say(`The code opens the data key ${opened.slot.keyName}.`)
  return 0
}

function rotate({ person, files, place, machineFile }: Wish): number {
  const dataKey = openDataKey(files)
  changeKeys(
    files,
    dataKey,
    { act: 'keys.machineFile', subject: machineFile ?? '' },
    () => void putSlot(place, renewed(machineFile, place, dataKey)),
  )
  person.say(
    'The data key is wrapped under a new machine file; the old one opens nothing any more. The data was not written again.',
  )
  const others = slotsOf(place).filter(({ kind }) => kind !== 'machine-file')
  for (const slot of others) {
    const how =
      slot.kind === 'key-store' ? 'on screen: Service → Keys' : `by a new code: ${hint('add-recovery', files)}`
    person.say(`Not renewed by this: ${slotName(slot)}, which is renewed ${how}.`)
  }
  return 0
}

function renewed(machineFile: string | undefined, place: RingPlace, dataKey: Uint8Array): KeySlot {
  const beside = machineFile === undefined ? renewMachineSlot(place, dataKey, slotsOf(place)) : undefined
  return beside ?? makeMachineSlot(place, dataKey, machineFile)
}

const REMOVAL_WORDS: Readonly<Record<RemovalRefusal, (files: DataFiles) => string>> = {
  UNKNOWN_SLOT: (files) => `There is no such slot; this names them: ${hint('show', files)}`,
  LOCKED_OUT: () => 'That slot stays: without it nothing would open the data at the start of the station.',
  NO_CODE: (files) => `That slot stays until there is a recovery code to fall back on: ${hint('add-recovery', files)}`,
}

function remove({ person, files, place, slot: id = '' }: Wish): number {
  const dataKey = readDataKey(files.keyFile)
  const gone = slotsOf(place).find((slot) => slot.id === id)
  const deed: AuditDeed = { act: 'keys.remove', subject: gone === undefined ? id : slotName(gone) }
  let refusal: RemovalRefusal | undefined
  changeKeys(files, dataKey, deed, () => {
    const removed = removeSlot(place, id)
    if (!removed.ok) {
      refusal = removed.error
      throw new ChangeRefused()
    }
  })
  if (refusal !== undefined) {
    person.complain(REMOVAL_WORDS[refusal](files))
    return 1
  }
  person.say(`${deed.subject} opens nothing any more.`)
  return 0
}

function slotsOf({ keyFile }: RingPlace): readonly KeySlot[] {
  const content = readKeyFile(keyFile)
  return content.form === 'slots' ? content.ring.slots : []
}
