import { ALARM_DEEDS, type AlarmDeed } from '../../electron/domain/alarm/alarm-deed.ts'
import { ALARM_IDS, type AlarmId } from '../../electron/domain/alarm/rationalisation.ts'

/** What a person typed, as a question to the history. */
export interface Found {
  readonly alarms: readonly AlarmId[] | null
  readonly deeds: readonly AlarmDeed[] | null
  readonly who: string
}

/**
 * Typed words → question, by the texts that this person sees. Every word narrows: one that is part of an alarm's title asks for those
 * alarms, one that is part of a deed for those deeds, any other for who did it.
 */
export function findAlarms(
  typed: string,
  titleOf: (id: AlarmId) => string,
  deedText: (deed: AlarmDeed) => string,
): Found {
  let alarms: readonly AlarmId[] | null = null
  let deeds: readonly AlarmDeed[] | null = null
  const rest: string[] = []
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const titled: readonly AlarmId[] = (alarms ?? ALARM_IDS).filter((id) => titleOf(id).toLowerCase().includes(word))
    const done: readonly AlarmDeed[] = (deeds ?? ALARM_DEEDS).filter((deed) =>
      deedText(deed).toLowerCase().includes(word),
    )
    if (titled.length > 0) alarms = titled
    else if (done.length > 0) deeds = done
    else rest.push(word)
  }
  return { alarms, deeds, who: rest.join(' ') }
}
