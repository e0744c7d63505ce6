import type { AlarmEngine } from '../../alarms/alarm-engine.ts'
import type { Clock } from '../../base/clock.ts'
import type { AlarmOutcome } from '../../contract/alarms.ts'
import type { Caller } from '../../domain/access.ts'
import type { AlarmId } from '../../domain/alarm/rationalisation.ts'
import type { AuditDeed, Audited } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import type { CallContext } from '../../rpc/contract-types.ts'
import type { AlarmLog } from '../../store/alarm-log.ts'

const MS_PER_MINUTE = 60_000

export interface AlarmHandlersParts {
  readonly alarms: AlarmEngine
  readonly alarmLog: Pick<AlarmLog, 'takeOutOfService' | 'putBackInService'>
  readonly audited: Audited
  readonly clock: Clock
  readonly log: Logger
}

interface One {
  readonly id: AlarmId
}

/** The part of the station's service that is about alarms. */
export function alarmHandlers({ alarms, alarmLog, audited, clock, log }: AlarmHandlersParts) {
  /** Durable and audited first, then in force. */
  function change(caller: Caller, deed: AuditDeed, save: () => void, apply: () => void): AlarmOutcome {
    try {
      audited(caller, deed, save)
    } catch (error) {
      log.error({ error: String(error), act: deed.act }, 'what people did to an alarm could not be saved')
      return { ok: false, refusal: 'NOT_SAVED' }
    }
    apply()
    return { ok: true }
  }
  return {
    acknowledgeAlarm({ id }: One, { caller }: Pick<CallContext, 'caller'>) {
      alarms.acknowledge(id, caller.name)
      return {}
    },
    shelveAlarm({ id, minutes }: One & { readonly minutes: number }, { caller }: Pick<CallContext, 'caller'>) {
      alarms.shelve(id, minutes * MS_PER_MINUTE, caller.name)
      return {}
    },
    unshelveAlarm({ id }: One, { caller }: Pick<CallContext, 'caller'>) {
      alarms.unshelve(id, caller.name)
      return {}
    },
    takeAlarmOutOfService({ id, why }: One & { readonly why: string }, { caller }: Pick<CallContext, 'caller'>) {
      const entry = { alarm: id, sinceWallMs: clock.wallMs(), who: caller.name, why }
      return change(
        caller,
        { act: 'alarm.outOfService', subject: id, why },
        () => alarmLog.takeOutOfService(entry),
        () => alarms.takeOutOfService(id, entry),
      )
    },
    putAlarmBackInService({ id }: One, { caller }: Pick<CallContext, 'caller'>) {
      return change(
        caller,
        { act: 'alarm.inService', subject: id },
        () => alarmLog.putBackInService(id),
        () => alarms.putBackInService(id, caller.name),
      )
    },
  }
}
