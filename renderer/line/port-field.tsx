import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import type { ListedSerialPort } from '../../electron/contract/scanner-choice.ts'
import { type Translate, useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import css from './idle-card.module.css'
import { deviceName, isLikely } from './serial-choice.ts'
import type { SerialChoice } from './use-serial-choice.ts'

/** The port among those of the machine, or typed by hand. */
export function PortField({ choice }: { readonly choice: SerialChoice }) {
  const { t } = useWords()
  const { ports = [], port } = choice
  return (
    <div className={css.field}>
      <div className={css.portRow}>
        <NativeSelect
          label={t('line.first.serial.port')}
          value={port?.path ?? ''}
          onChange={(event) => choice.chooseListed(event.currentTarget.value)}
          data={options(t, ports)}
        />
        <UnstyledButton className={css.iconButton} aria-label={t('line.first.serial.refresh')} onClick={choice.refresh}>
          <Icon name="refresh" size={24} />
        </UnstyledButton>
      </div>
      <ListNote choice={choice} />
      {port !== undefined && <PortNote port={port} />}
      {port === undefined && (
        <TextInput
          label={t('line.first.serial.portTyped')}
          placeholder={t('line.first.serial.portPlaceholder')}
          value={choice.typed}
          onChange={(event) => choice.type(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </div>
  )
}

/** What is wrong with the list, and what to do about it. */
function ListNote({ choice }: { readonly choice: SerialChoice }) {
  const { t } = useWords()
  const { ports, problem, isForOthers } = choice
  if (isForOthers) return <p className={css.problem}>{t('line.first.serial.forOthers')}</p>
  if (problem?.kind === 'no-udevadm') return <p className={css.problem}>{t('serial.noUdevadm')}</p>
  if (problem !== undefined) return <p className={css.problem}>{t('serial.system', { reason: problem.said })}</p>
  if (ports?.length !== 0) return null
  return (
    <div role="status">
      <p className={css.problem}>{t('serial.noneTitle')}</p>
      <p className={css.hint}>{t('serial.noneText')}</p>
    </div>
  )
}

/** By what the chosen port will be found again, and who holds it now. */
function PortNote({ port: { device, heldBy } }: { readonly port: ListedSerialPort }) {
  const { t } = useWords()
  return (
    <>
      {heldBy !== null && !heldBy.isOvoscope && heldBy.pid !== null && (
        <p className={css.problem} role="status">
          {t('serial.heldHint', { program: heldBy.program, pid: String(heldBy.pid) })}
        </p>
      )}
      <p className={css.hint}>
        {device === null
          ? t('serial.byPath')
          : t(device.serialNumber === null ? 'serial.byKind' : 'serial.remembered', { device: deviceName(device) })}
      </p>
    </>
  )
}

/** Likely scanners first; what is probably none stands apart. */
function options(t: Translate, ports: readonly ListedSerialPort[]) {
  const item = (port: ListedSerialPort) => ({ value: port.path, label: labelOf(t, port) })
  const groups = [
    { group: t('serial.likely'), items: ports.filter(isLikely).map(item) },
    { group: t('serial.unlikely'), items: ports.filter((port) => !isLikely(port)).map(item) },
  ]
  const other = { value: '', label: t(ports.length === 0 ? 'serial.none' : 'line.first.serial.other') }
  return [...groups.filter(({ items }) => items.length > 0), other]
}

function labelOf(t: Translate, { name, kind, heldBy }: ListedSerialPort): string {
  const isPlain = kind === 'usb'
  const holder = heldBy === null ? undefined : holderOf(t, heldBy)
  return [name, isPlain ? undefined : t(`serial.kind.${kind}`), holder].filter((part) => part !== undefined).join(' · ')
}

function holderOf(t: Translate, { program, pid, isOvoscope }: NonNullable<ListedSerialPort['heldBy']>): string {
  if (isOvoscope) return t('serial.heldByOvoscope')
  return program === '' ? t('serial.heldBySomebody') : t('serial.heldBy', { program, pid: String(pid ?? '') })
}
