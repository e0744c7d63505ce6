import { TextInput } from '@mantine/core'
import type { ManagedField, SettingsView } from '../../electron/contract/settings.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { type FieldErrors, originOf, type SettingsFields } from './settings-form.ts'
import css from './settings-screen.module.css'

interface CardProps {
  readonly settings: SettingsView
  readonly fields: SettingsFields
  readonly errors: FieldErrors
  readonly onChange: (change: Partial<SettingsFields>) => void
}

/** How the line is called and how fast it is built. */
export function LineCard(props: CardProps) {
  const { t } = useWords()
  return (
    <Card>
      <CardHead title={t('settings.line.title')} />
      <div className={`${css.fields} ${css.three}`}>
        <Field {...props} name="site" help={t('settings.line.siteHelp')} />
        <Field {...props} name="line" help={t('settings.line.lineHelp')} />
        <Field {...props} name="ratedEggsPerHour" help={t('settings.line.ratedHelp')} numeric />
      </div>
    </Card>
  )
}

/** Where the summaries of closed batches go. */
export function CloudCard(props: CardProps) {
  const { t } = useWords()
  const { settings, fields } = props
  const before = settings.cloud === null ? undefined : originOf(settings.cloud.endpoint)
  const forgets = settings.token.sinceWallMs !== null && before !== undefined && originOf(fields.endpoint) !== before
  return (
    <Card>
      <CardHead title={t('settings.cloud.title')} />
      <p className={css.note}>{t('settings.cloud.text')}</p>
      <div className={css.fields}>
        <Field {...props} name="endpoint" managedBy="cloud" help={t('settings.cloud.endpointHelp')} />
        <Field {...props} name="cloudSite" managedBy="cloud" help={t('settings.cloud.cloudSiteHelp')} />
      </div>
      {forgets && (
        <p className={css.note} role="status">
          {t('settings.cloud.forgets')}
        </p>
      )}
      <Locked settings={settings} field="cloud" />
    </Card>
  )
}

/** The way out of the hatchery's network. */
export function ProxyCard(props: CardProps) {
  const { t } = useWords()
  return (
    <Card>
      <CardHead title={t('settings.proxy.title')} />
      <div className={css.fields}>
        <Field {...props} name="proxy" managedBy="proxy" help={t('settings.proxy.proxyHelp')} />
      </div>
      <Locked settings={props.settings} field="proxy" />
    </Card>
  )
}

/** Says that IT decides this, and where. */
export function Locked({ settings, field }: { readonly settings: SettingsView; readonly field: ManagedField }) {
  const { t } = useWords()
  if (!settings.managed.includes(field)) return null
  return (
    <p className={css.locked}>
      <Icon name="lock" size={22} />
      <span className={css.path}>
        {t(settings.policy.state === 'refused' ? 'settings.lockedWhileRefused' : 'settings.managed', {
          path: settings.policy.path,
        })}
      </span>
    </p>
  )
}

function Field({
  name,
  help,
  managedBy,
  numeric = false,
  ...props
}: CardProps & {
  readonly name: Exclude<keyof SettingsFields, 'provider' | 'threads'>
  readonly help: string
  readonly managedBy?: ManagedField
  readonly numeric?: boolean
}) {
  const { t } = useWords()
  const { settings, fields, errors, onChange } = props
  const error = errors[name]
  const locked = managedBy !== undefined && settings.managed.includes(managedBy)
  return (
    <TextInput
      label={t(`settings.field.${name}`)}
      value={fields[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      description={locked ? undefined : help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error === undefined ? undefined : t(`settings.error.${error}`)}
      autoComplete="off"
      spellCheck={false}
      readOnly={locked}
      {...(numeric ? { inputMode: 'numeric' } : {})}
      {...(locked ? { rightSection: <Icon name="lock" size={22} /> } : {})}
    />
  )
}
