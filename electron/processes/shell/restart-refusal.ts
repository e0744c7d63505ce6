import { type ProcessHealth, type ProcessName, processKind, standsStill } from '../../contract/shell.ts'
import { type Caller, mayDo } from '../../domain/access.ts'
import { RpcError } from '../../rpc/rpc-error.ts'

export interface RestartWish {
  readonly name: ProcessName
  readonly caller: Caller
  readonly play: boolean
  readonly health: readonly ProcessHealth[]
}

/** Throws an `RpcError` when that process must not be started again now by whoever asks. */
export function refuseRestart({ name, caller, play, health }: RestartWish): void {
  // In work there is no virtual scanner to restart, and starting one would connect nothing.
  if (processKind(name).kind === 'virtual-scanner' && !play) {
    throw new RpcError('NO_VIRTUAL_SCANNER', 'the virtual scanner belongs to training and demo runs')
  }
  const now = health.find((one) => one.name === name)
  // What stands still, anybody may start again: nobody can be asked who is signed in while the station is down.
  if (play || now === undefined || standsStill(now) || mayDo('service.maintain', caller)) return
  throw new RpcError('NOT_ALLOWED', `${name} is running; restarting it is for whoever maintains the machine`)
}
