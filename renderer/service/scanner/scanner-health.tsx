import type { LiveView } from '../../../electron/contract/live.ts'
import { useMasterData } from '../../client/master-data.ts'
import { stationMinuteWallMs } from '../../client/state.ts'
import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { formatAge, formatClock, formatMoment, formatNumber } from '../../ui/format.ts'
import { quietestAndLoudest, shownDegrees } from './health-figures.ts'
import css from './scanner-card.module.css'

/** Older than this a reading says nothing of now: about one a second is expected. */
const READING_OLD_MS = 5_000

/** What the scanner measures of itself and what it says is wrong, in its own words. */
export function ScannerHealth({ health }: { readonly health: LiveView['scannerHealth'] }) {
  const { t, language } = useWords()
  const nowWallMs = useConsole(stationMinuteWallMs)
  const { telemetry, faults } = health
  return (
    <section className={css.part}>
      <h3 className={css.head}>{t('scannerHealth.title')}</h3>
      {telemetry === null ? <p className={css.note}>{t('scannerHealth.none')}</p> : <Readings telemetry={telemetry} />}
      {telemetry !== null && telemetry.ageMs > READING_OLD_MS && (
        <p className={css.note}>{t('scannerHealth.old', { age: formatAge(telemetry.ageMs) })}</p>
      )}
      {faults.length > 0 && (
        <ul className={css.changes} aria-label={t('scannerHealth.faults')}>
          {faults.map(({ code, text, sinceWallMs }) => (
            <li key={code} className={css.change}>
              <span className={css.time}>{formatMoment(sinceWallMs, nowWallMs, language, formatClock)}</span>
              <span>{`${code}: ${text}`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Readings({ telemetry }: { readonly telemetry: NonNullable<LiveView['scannerHealth']['telemetry']> }) {
  const { t, language } = useWords()
  const reading = useMasterData()
  const unit = reading.state === 'read' ? reading.value.site.temperatureUnit : 'celsius'
  const { temperatures, coilNoise, conveyorSpeedMmPerS, vibrationMmPerS } = telemetry
  const number = (value: number, digits: number) => formatNumber(value, language, digits)
  const coils = quietestAndLoudest(coilNoise)
  return (
    <Facts
      rows={[
        ...temperatures.map(({ place, celsius }): [string, string] => [
          t('scannerHealth.temperature', { place }),
          t(`scannerHealth.${unit}`, { value: number(shownDegrees(celsius, unit), 1) }),
        ]),
        ...(coils === undefined
          ? []
          : [
              [
                t('scannerHealth.coils'),
                t('scannerHealth.coilRange', {
                  least: number(coils.least.sigma, 0),
                  most: number(coils.most.sigma, 0),
                  coil: coils.most.coil + 1,
                }),
              ] as const,
            ]),
        [t('scannerHealth.conveyor'), t('scannerHealth.mmPerS', { value: number(conveyorSpeedMmPerS, 0) })],
        ...(vibrationMmPerS === null
          ? []
          : [
              [t('scannerHealth.vibration'), t('scannerHealth.mmPerS', { value: number(vibrationMmPerS, 1) })] as const,
            ]),
      ]}
    />
  )
}
