import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { AuditDeed } from '../../domain/audit.ts'
import { type DataFiles, dataFiles } from '../../store/data-folder.ts'
import { createRing, makeMachineSlot, putSlot, type RingPlace } from '../../store/keys/change-ring.ts'
import { damageSentences, keyContent, openByRecoveryCode, readKeyFile } from '../../store/keys/open-ring.ts'
import { parseRecoveryCode, recoveryFaultSentence } from '../../store/keys/recovery-code.ts'
import type { KeyRing } from '../../store/keys/slot-text.ts'
import { changeKeys } from './change-keys.ts'
import type { Person } from './person.ts'

interface RecoveryWish {
  readonly person: Person
  readonly files: DataFiles
  readonly place: RingPlace
  /** Where IT wants the new machine file; beside the key file otherwise. */
  readonly machineFile: string | undefined
  /** Folder of one backup, for a folder without a key file. */
  readonly from: string | undefined
}

/**
 * Has the printed code open the data of a folder again, by the key file that lies there or else by a backup's. Until the code is proved nothing is
 * written. Answers what the command ends with; throws StoreError.
 */
export async function openWithRecovery(wish: RecoveryWish): Promise<number> {
  const { person, files, from } = wish
  const isHere = existsSync(files.keyFile)
  if (from === undefined && !isHere) {
    person.complain(`There is no key file ${files.keyFile}. If a backup has one, name the backup: --from <folder>`)
    return 2
  }
  if (from === undefined) return openHere(wish)
  if (!isHere) return openFrom(wish, from)
  person.complain(
    `${files.folder} has a key file already, so that the one of the backup would not be used. To open the one that is there, leave --from out. If it is left from an earlier try, rename ${files.keyFile} and run this again. Nothing was changed.`,
  )
  return 1
}

async function openHere({ person, files, place, machineFile }: RecoveryWish): Promise<number> {
  const noCode = `the key file ${files.keyFile} has no slot that a code opens. If it came from a backup, that was made before there was a recovery code: rename it, and name a newer backup: --from <folder>`
  const opened = await openedByCode(files.keyFile, person, noCode)
  if (opened === undefined) return 1
  const { dataKey } = opened
  changeKeys(files, dataKey, deed(machineFile), () => void putSlot(place, makeMachineSlot(place, dataKey, machineFile)))
  return end(person)
}

async function openFrom({ person, files, place, machineFile }: RecoveryWish, from: string): Promise<number> {
  const path = dataFiles(from).keyFile
  if (!existsSync(path)) {
    person.complain(`${path} is not there: is ${from} the folder of one backup?`)
    return 2
  }
  // Others may read that one: a copy on a memory stick opens nothing.
  const content = keyContent(readFileSync(path))
  if (content?.form !== 'slots') {
    person.complain(
      content === undefined
        ? `${path} is damaged. Name another backup.`
        : `${path} holds the data key in the clear and needs no code: copy it to ${files.keyFile}.`,
    )
    return 1
  }
  if (existsSync(files.database)) {
    person.complain(
      `${files.folder} has a database but no key file: a backup's key file opens it only if it is of this station.`,
    )
  }
  const opened = await askCode(content.ring, person, {
    noCode: `the backup ${from} was made before there was a recovery code, so that no code opens it. Name a newer backup`,
    wrongCode: ' A backup opens with the code that held when it was made.',
  })
  if (opened === undefined) return 1
  // For the lock; its name is forced to the disk with the key file.
  mkdirSync(files.folder, { recursive: true, mode: 0o700 })
  changeKeys(files, opened.dataKey, deed(machineFile), () =>
    createRing(place, content.ring, opened.dataKey, machineFile),
  )
  return end(person)
}

/** The key that the typed code gives out of that key file; undefined where it gives none, which was said. `noCode` is said where the file has no slot for one. */
export async function openedByCode(keyFile: string, person: Person, noCode: string) {
  const content = readKeyFile(keyFile)
  if (content.form === 'slots') return askCode(content.ring, person, { noCode, wrongCode: '' })
  person.complain(`${keyFile} holds the data key in the clear and has no code: the station opens it as it is.`)
  return undefined
}

interface CodeWords {
  readonly noCode: string
  /** Behind the reasons for which a code does not open. */
  readonly wrongCode: string
}

async function askCode(ring: KeyRing, person: Person, { noCode, wrongCode }: CodeWords) {
  const damage = damageSentences(ring)
  if (!ring.slots.some(({ kind }) => kind === 'recovery-code')) {
    const lost = `no slot that a code opens can be read any more: ${damage.join('; ')}. Try another backup`
    person.complain(`Not opened: ${damage.length === 0 ? noCode : lost}.`)
    return undefined
  }
  const code = parseRecoveryCode(await person.ask('Recovery code: '))
  if (!code.ok) {
    person.complain(`That is not a recovery code: ${recoveryFaultSentence(code.error)}.`)
    return undefined
  }
  const opened = await openByRecoveryCode(ring, code.value)
  if (opened.dataKey !== undefined) return opened
  person.complain(`Not opened: ${[...opened.reasons, ...damage].join('; ')}.${wrongCode}`)
  return undefined
}

function deed(machineFile: string | undefined): AuditDeed {
  return { act: 'keys.machineFile', subject: machineFile ?? '', why: 'by recovery code' }
}

function end(person: Person): number {
  person.say(
    'The data opens again here, by a new machine file. The code stays valid; if others may have seen it, make a new one.',
  )
  return 0
}
