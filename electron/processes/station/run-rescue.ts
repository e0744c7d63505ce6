import { accessDeskHandlers } from '../../access/access-desk.ts'
import type { Clock, Timers } from '../../base/clock.ts'
import { accessDeskContract } from '../../contract/access-desk.ts'
import { type PeerName, purposeOf } from '../../host/peer-name.ts'
import type { Logger } from '../../log/logger.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import type { Port } from '../../rpc/port.ts'
import { serve } from '../../rpc/server.ts'
import { readDamageNote, writeDamageNote } from '../../store/damage-note.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { StoreError } from '../../store/errors.ts'
import { openDataKey, openDataKeyWith, subKeys } from '../../store/key-file.ts'
import type { KeyStore } from '../../store/keys/open-ring.ts'
import { usersOfNewestBackup } from '../../store/users-of-backup.ts'
import { openRescue } from './rescue.ts'
import { watchForMend } from './watch-for-mend.ts'

export interface RescueStart {
  readonly dataFolder: string
  readonly play: boolean
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  /** Of the operating system, where the parent has one. */
  readonly keyStore: KeyStore | undefined
  onPort(listener: (peer: PeerName, port: Port) => void): void
  /** Another database lies there: the next start is to look at it. */
  startAgain(): void
}

/** The damage that review finds is known here. */
const NOTHING_NEW = { pagesRead: () => undefined }

/** True for what a restore can mend: a damaged database. Everything else ends the start with its message, as it always did. */
export function isDamage(problem: unknown): problem is StoreError {
  return problem instanceof StoreError && problem.code === 'CORRUPT'
}

/** The problem itself where a restore can mend it; throws any other. */
export function damageOf(problem: unknown): StoreError {
  if (isDamage(problem)) return problem
  throw problem
}

/**
 * The station stays, without its database: the screen says what is wrong and offers a backup, and this process says who may put it back. The
 * next start is with the restored one, or with the one that somebody put there by hand. Answers with how to stop.
 */
export async function runRescue(
  problem: StoreError,
  { dataFolder, play, clock, timers, log, keyStore, onPort, startAgain }: RescueStart,
): Promise<() => Promise<void>> {
  log.error({ reason: problem.message }, 'the database cannot be opened; a backup is offered')
  const files = dataFiles(dataFolder)
  const stopWatching = watchForMend(files, timers, startAgain)
  // Found once, however often it was tried since: the note goes when the database can be opened.
  const atWallMs = readDamageNote(dataFolder)?.atWallMs ?? clock.wallMs()
  writeDamageNote(dataFolder, { message: problem.message, atWallMs })
  const dataKey = keyStore === undefined ? openDataKey(files) : await openDataKeyWith(files, keyStore)
  const users = usersOfNewestBackup(files, subKeys(dataKey).database)
  const desk = openRescue({ play, users, clock, log: log.child({ part: 'access' }) })
  onPort((peer, port) => {
    const { kind } = purposeOf(peer)
    if (kind === 'renderer') desk.attach(port)
    else if (kind === 'shell') desk.attach(port, true)
    else if (kind === 'access' || kind === 'review') {
      serve(port, accessDeskContract, accessDeskHandlers(desk.authorise, desk.audited, NOTHING_NEW), {
        authorise: ownProcess,
      })
    } else port.close()
  })
  return async () => {
    stopWatching()
    desk.close()
  }
}
